"""The README's table of results: its lines, and its place."""

import re
from pathlib import Path

import pytest

from eval.results import BEGIN, COLUMNS, END, replaced, to_markdown
from quotes.errors import InputError
from quotes.evaluation import evaluate
from quotes.gold import markup
from quotes.metrics import MEASURES
from quotes.types import Annotation

README = Path(__file__).parent.parent / "README.md"
ARTICLE = (
    '{b {s1 Ana Bell} {v1 said} {c1 it sank}. {s2 Ben} {v2 fears} {c2 rain}. A {n "big"} day.}'
)
GOLD = [markup.parse(ARTICLE, id=name) for name in "ab"]


def lines(table):
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]


def test_a_system_has_a_line_with_every_measure_and_interval():
    nothing = [Annotation(item.document) for item in GOLD]
    table = to_markdown({"good": evaluate(GOLD, GOLD), "idle": evaluate(GOLD, nothing)})
    head, rule, good, idle = lines(table)
    assert {len(line) for line in (head, rule, good, idle)} == {len(COLUMNS) + 1}
    assert good[:2] == ["good", "100.0 (100.0–100.0)"]
    assert idle[:2] == ["idle", "0.0 (0.0–0.0)"]
    assert set(head) == {"system", *COLUMNS.values()}


def test_every_column_is_a_measure():
    assert COLUMNS.keys() <= {measure.key for measure in MEASURES}


def test_the_table_takes_the_place_between_the_marks():
    page = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    assert replaced(page, "new") == f"before\n{BEGIN}\n\nnew\n\n{END}\nafter\n"
    assert replaced(replaced(page, "x"), "new") == replaced(page, "new")


@pytest.mark.parametrize("page", ["", BEGIN, f"{END} {BEGIN}"])
def test_a_page_without_a_place_is_refused(page):
    with pytest.raises(InputError, match="no place for the table"):
        replaced(page, "new")


def test_the_readme_has_the_table():
    table = README.read_text("utf-8").partition(BEGIN)[2].partition(END)[0]
    assert re.search(r"\| `fast` \| \d\d\.\d \(\d\d\.\d–\d\d\.\d\) \|", table)
