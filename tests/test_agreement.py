"""The second labelling of the gold: that it can be compared, and that the readers agree."""

from dataclasses import replace

import pytest

from eval import agreement
from quotes.gold import markup, read_gold

# In per cent, about a point under what was measured before any disagreement was settled; settling
# may only bring the first labelling nearer to the guide, and so to the second.
FLOORS = {
    "source.exact": 95.5,
    "cue.exact": 95.5,
    "content.exact": 95.5,
    "quote": 97.5,
    "speakers": 96,
    "speaker_type": 97,
    "relay.found": 79,
    "addressee.found": 71,
    "stance": 43,
    "label": 86,
}
ALPHA_FLOOR = 0.64
MARKED = """+++
[who]
cole = "Ann Cole"
guest = ["a guest", "unnamed"]
[quotes]
1 = { by = ["cole"], against = ["the mill"] }
2 = "guest"
+++
{c1 "The mill stinks,"} {s1 Ann Cole} {v1 said}. {s2 A guest} {v2 said} {c2 it was late}."""


@pytest.fixture(scope="module")
def report():
    return agreement.compare(read_gold(agreement.FIRST), read_gold([agreement.SECOND]))


def share(report, key):
    return 100 * report.total(key).f1


def with_second(old, new):
    assert old in MARKED
    first, second = (markup.parse(text, id="d") for text in (MARKED, MARKED.replace(old, new)))
    return agreement.compare(
        [first, replace(first, document=replace(first.document, id="e"))], [second]
    )


def test_fifteen_articles_have_two_readers(report):
    assert len(report.documents) == len(list(agreement.SECOND.glob("*.txt"))) == 15


@pytest.mark.parametrize("key", FLOORS)
def test_the_readers_agree(report, key):
    assert share(report, key) >= FLOORS[key]


def test_the_readers_agree_on_stances_beyond_chance(report):
    assert agreement.label_alpha(report) >= ALPHA_FLOOR


def test_the_unresolvable_may_be_described_in_other_words():
    assert share(with_second('"a guest"', '"some guest"'), "speakers") == 100
    assert share(with_second('"Ann Cole"', '"Joe Park"'), "speakers") == 50


def test_a_stance_label_stands_whatever_its_target_is_called():
    report = with_second('"the mill"', '"the old works"')
    assert (share(report, "label"), share(report, "stance")) == (100, 0)
    assert agreement.label_alpha(report) == 1


def test_the_table_has_every_measure(capsys):
    agreement.main([])
    printed = capsys.readouterr().out
    assert all(measure.label in printed for measure in agreement.MEASURES)
    assert "alpha, label" in printed
