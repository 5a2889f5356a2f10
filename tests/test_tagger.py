"""The shipped tagger: what holds for every text, whatever the weights have learnt."""

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.errors import UsageError
from quotes.models import find, installed
from quotes.tagger import Tagger

SHORT = '"The weir will hold," said Ines Corte, the engineer. She expects the rain to stop by noon.'
OTHER = "The council said it had received 40 letters. According to Mr Osei, most were polite."


@pytest.fixture(scope="module")
def tagger():
    return Tagger(find("fast"), threads=1)


def words(text, tagging, role):
    return [text[s.start : s.end] for s in tagging.spans if s.role == role]


def test_a_plain_sentence_is_tagged(tagger):
    tagging = tagger.tag(SHORT)
    assert words(SHORT, tagging, "source")[0].startswith("Ines Corte")
    assert words(SHORT, tagging, "cue")[0] == "said"
    assert words(SHORT, tagging, "content")[0] == '"The weir will hold,"'
    assert any(SHORT[e.start : e.end] == "Ines Corte" for e in tagging.entities)


@pytest.mark.parametrize(("worth", "found"), [((0.1, 1.0, 0.0), 17), ((3.0, 0.0, 0.0), 0)])
def test_a_model_can_be_told_to_find_more_or_less_by_one_guide(worth, found):
    tagger = Tagger(with_decoding("fast", worth={"news": worth}), threads=1)
    inside = sum(len(SHORT[s.start : s.end].split()) for s in tagger.tag(SHORT).spans)
    assert inside == found
    other = Tagger(with_decoding("fast", worth={}), threads=1)
    assert tagger.tag(SHORT, "polnear") == other.tag(SHORT, "polnear")


def with_decoding(name, **changed):
    model = find(name)
    return replace(model, card=model.card | {"decoding": model.card["decoding"] | changed})


def test_the_scores_of_taggers_that_a_card_names_count_by_their_share(tagger):
    other = Tagger(find("accurate"), threads=1)
    mixed = Tagger(with_decoding("fast", **{"with": {"accurate": 0.25}}), threads=1)
    (one,), (two,), (both,) = (list(t.emissions([OTHER])) for t in (tagger, other, mixed))
    assert both.starts.tolist() == one.starts.tolist()
    for layer in ("spans", "entities"):
        ours, theirs, mean = (getattr(e, layer) for e in (one, two, both))
        assert abs(0.75 * ours + 0.25 * theirs - mean).max() < 1e-4
        assert abs(ours - theirs).max() > 0.1
    assert list(mixed.tag_many([None, SHORT, None]))[1] == mixed.tag(SHORT)
    assert mixed.lightest.tag(SHORT).spans == other.tag(SHORT).spans != mixed.tag(SHORT).spans
    assert tagger.lightest is tagger


def test_what_a_model_asks_besides_is_part_of_its_digest():
    alone, mixed = (with_decoding("fast", **{"with": others}) for others in ({}, {"accurate": 0.5}))
    assert alone.digest() != mixed.digest() == mixed.digest()


def test_a_text_is_tagged_the_same_alone_and_among_others(tagger):
    long = "\n".join([SHORT, OTHER] * 40)
    alone = [tagger.tag(text) for text in (SHORT, long, OTHER)]
    assert (
        list(tagger.tag_many([long, SHORT, OTHER, long] * 3))
        == [alone[1], alone[0], alone[2], alone[1]] * 3
    )


def test_a_very_long_text_is_tagged_to_its_end(tagger):
    text = "\n".join([OTHER] * 600)
    tagging = tagger.tag(text)
    assert tagging.spans[-1].end > len(text) - len(OTHER)


def test_a_text_of_100_000_words_needs_little_memory():
    program = """if True:
        import resource
        import numpy as np
        from quotes.models import find
        from quotes.tagger import Tagger

        class Silent:
            def submit(self, inputs, done):
                length = len(inputs["input_ids"])
                done([np.zeros((length, 7), np.float32), np.zeros((length, 9), np.float32)])

            def wait(self, finished):
                assert finished()

        def peak():
            return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

        tagger = Tagger(find("fast"), runtime=Silent())
        sentence = "The ferry, she said, will not sail before the ice is gone. "
        tagger.tag(sentence)
        before = peak()
        tagger.tag(sentence * 5_000 + (sentence + "\\n") * 5_000)
        print(peak() - before)
    """
    finished = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    unit = 1 if sys.platform == "darwin" else 1024
    assert int(finished.stdout) * unit < 250e6


def test_a_process_may_end_while_texts_are_tagged():
    code = """
from quotes.models import find
from quotes.tagger import Tagger
scores = Tagger(find("fast"), threads=1).emissions(['"No," said Ines Corte. ' * 200] * 20)
next(scores)
raise SystemExit(130)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 130


def test_a_paragraph_longer_than_a_window_is_tagged_throughout(tagger):
    text = " ".join([OTHER] * 60)
    found = words(text, tagger.tag(text), "cue")
    assert found.count("said") + found.count("According to") > 100


@pytest.mark.parametrize("text", ["", " \n ", "\x00", "\u200b\u200f", "🙂" * 10, "a" * 5000])
def test_odd_texts_are_tagged_without_complaint(tagger, text):
    assert all(0 <= s.start < s.end <= len(text) for s in tagger.tag(text).spans)


@given(text=st.text(max_size=200))
@settings(max_examples=40, deadline=None)
def test_spans_are_in_order_disjoint_and_inside_any_text(tagger, text):
    end = 0
    for span in tagger.tag(SHORT + text).spans:
        assert end <= span.start < span.end <= len(SHORT + text)
        assert 0 <= span.score <= 1
        end = span.end


def test_the_schemes_are_told_apart(tagger):
    text = "\n".join([SHORT, OTHER] * 5)
    assert tagger.tag(text, "news") != tagger.tag(text, "polnear")


def test_every_model_that_ships_is_small_enough_for_a_repository():
    assert "fast" in installed()
    for name in installed():
        model = find(name, kind=None)
        assert all(file.stat().st_size < 95e6 for file in model.folder.iterdir())
    assert find("fast").size < 30e6


@pytest.mark.parametrize("name", installed())
def test_a_card_that_is_written_again_stays_as_it_was(name, tmp_path):
    model = find(name, kind=None)
    replace(model, folder=tmp_path).write_card()
    written = (tmp_path / "card.json").read_bytes()
    assert written == (model.folder / "card.json").read_bytes()


def test_a_missing_model_is_a_usage_error_that_lists_what_is_there():
    with pytest.raises(UsageError, match=r"installed: .*fast"):
        find("slow")


@pytest.mark.parametrize(
    ("card", "complaint"),
    [("{", "card.json is no JSON"), ("[1]", "no tagger model"), ('{"a": 1}', "no tagger model")],
)
def test_a_folder_with_a_broken_card_is_a_usage_error(tmp_path, card, complaint):
    (tmp_path / "card.json").write_text(card)
    with pytest.raises(UsageError, match=complaint):
        find(str(tmp_path))


@pytest.mark.parametrize(
    ("device", "complaint"),
    [
        ("cuda:99", "--device cuda:99"),
        ("tpu", "no device 'tpu'; give --device cpu, cuda"),
        ("cuda:x", "no device 'cuda:x'"),
        ("", "no device ''"),
    ],
)
def test_a_device_that_is_not_there_is_a_usage_error(device, complaint):
    with pytest.raises(UsageError, match=complaint):
        Tagger(find("fast"), device=device)
