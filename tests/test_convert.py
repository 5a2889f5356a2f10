"""Gold of every form becomes the same annotation JSONL."""

from eval import convert
from quotes.gold import markup, read_gold

ARTICLE = """\
+++
title = "Pier"
[quotes]
1 = "Ana Bell"
+++
{s1 Ana Bell} {v1 said} {c1 it sank}.
"""


def test_a_folder_of_articles_becomes_jsonl(tmp_path):
    for name in ("b", "a"):
        (tmp_path / f"{name}.txt").write_text(ARTICLE, encoding="utf-8")
    out = tmp_path / "gold.jsonl"
    assert convert.main([str(tmp_path), "-o", str(out)]) == 0
    found = read_gold([out])
    assert found == (markup.parse(ARTICLE, id="a"), markup.parse(ARTICLE, id="b"))


def test_malformed_gold_is_one_line(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text("{c1 open", encoding="utf-8")
    assert convert.main([str(path), "-o", str(tmp_path / "out.jsonl")]) == 3
    assert capsys.readouterr().err.count("\n") == 1
