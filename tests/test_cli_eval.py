"""`quotes eval` as people use it, on predictions that are given."""

import json

import pytest

from quotes.annotations import write_annotations
from quotes.cli import main
from quotes.cli.eval import _FORMS, _GROUPS
from quotes.evaluation import GROUPS
from quotes.gold import FORMS, markup

ARTICLE = """+++
tags = ["wire"]
[quotes]
1 = "Ana Bell"
2 = "Ben Ode"
+++
{s1 Ana Bell} {v1 said} {c1 it sank}. {s2 Ben Ode} {v2 fears} {c2 more rain}."""


@pytest.fixture
def files(tmp_path):
    """A folder of gold, perfect predictions, and predictions that lack a quote."""
    gold = tmp_path / "gold"
    gold.mkdir()
    annotations = []
    for name in ("a", "b", "c"):
        (gold / f"{name}.txt").write_text(ARTICLE, encoding="utf-8")
        annotations.append(markup.parse(ARTICLE, id=name))
    write_annotations(annotations, tmp_path / "perfect.jsonl")
    poorer = json.loads((tmp_path / "perfect.jsonl").read_text().splitlines()[0])
    poorer["quotes"].pop()
    (tmp_path / "poorer.jsonl").write_text(json.dumps(poorer))
    return gold, tmp_path / "perfect.jsonl", tmp_path / "poorer.jsonl"


def run(capsys, *arguments):
    with pytest.raises(SystemExit) as end:
        main(["eval", *map(str, arguments)])
    out, err = capsys.readouterr()
    return end.value.code, out, err


def test_the_choices_are_those_of_the_library():
    assert (_FORMS, _GROUPS) == (FORMS, GROUPS)


def test_a_folder_of_gold_is_scored(files, capsys):
    gold, perfect, _ = files
    status, out, _ = run(capsys, gold, "--predictions", perfect)
    (line,) = (line for line in out.splitlines() if line.startswith("attribution"))
    assert (status, line.split()[1:]) == (0, ["100.0", "100.0", "100.0", "100.0–100.0", "6"])


def test_tables_of_groups_and_of_a_second_system_follow(files, capsys):
    gold, perfect, poorer = files
    arguments = ["--predictions", poorer, "--against", perfect, "--by", "tag"]
    status, out, _ = run(capsys, gold, *arguments)
    _, groups, differences = out.split("\n\n")
    assert status == 0
    assert groups.splitlines()[1].split()[:3] == ["wire", "6", "1"]
    assert differences.splitlines()[0].split() == ["measure", "difference", "95", "%", "p"]


def test_json_is_one_object_with_everything_in_it(files, capsys):
    gold, perfect, poorer = files
    arguments = ["--predictions", poorer, "--against", perfect, "--by", "kind"]
    status, out, _ = run(capsys, gold, *arguments, "--format", "json")
    row = json.loads(out)
    assert (status, row["documents"]) == (0, 3)
    assert row["by"]["indirect"]["measures"]["quote"]["gold"] == 6
    ahead = row["against"]["quote"]
    assert ahead["difference"] == pytest.approx(1 - 2 / 7)
    assert ahead["interval"][0] <= ahead["difference"] <= ahead["interval"][1]
    assert 0 < ahead["p_value"] <= 1


def test_the_report_is_written_beside_the_table(files, capsys):
    gold, _, poorer = files
    page = gold.parent / "page.html"
    status, out, _ = run(capsys, gold, "--predictions", poorer, "--report", page)
    assert status == 0 and out.startswith("measure")
    html = page.read_text(encoding="utf-8")
    assert html.count("<article") == 5
    assert f"<title>poorer.jsonl on {gold}</title>" in html


def test_the_form_can_be_given(files, capsys):
    _, perfect, _ = files
    renamed = perfect.rename(perfect.with_name("gold.txt"))
    arguments = [renamed, "--predictions", renamed]
    assert run(capsys, *arguments)[0] == 3
    assert run(capsys, *arguments, "--gold-format", "jsonl")[0] == 0


def test_malformed_gold_is_one_line_and_status_3(files, capsys):
    gold, perfect, _ = files
    (gold / "b.txt").write_text("{c1 it sank", encoding="utf-8")
    status, out, err = run(capsys, gold, "--predictions", perfect)
    assert (status, out) == (3, "")
    assert err.count("\n") == 1 and "b.txt:1: tag {c1 is never closed" in err
