"""The stance corpora as they are read, and the pairs with other names and directions."""

import json

import numpy as np
import pytest

from eval.stance import Measured, report_baselines
from eval.stance_swaps import renamed
from eval.targets import counts, line
from quotes.types import Annotation, Document, Entity, Quote, Span, Stance, Tagging
from training.corpora.stance import (
    examples,
    exchanged,
    mentions,
    mirror,
    read_directed,
    read_pairs,
)
from training.lessons import StanceLessons, write_lessons


def row(text, source, target, label="oppose", **more):
    def span(name):
        at = text.find(name.split()[-1])
        return [at, at + len(name.split()[-1])] if at >= 0 else None

    return {
        "dataset": "seesaw",
        "id": "1",
        "text": text,
        "source": source,
        "target": target,
        "label": label,
        "source_span": span(source),
        "target_span": span(target),
        "orig_label": "NEG",
        "extra": {"source_type": "People", "target_type": "People"},
    } | more


ACCUSED = row("Corte accused Dunn; Dunn thanked Corte.", "Ines Corte", "Pavel Dunn")


def test_all_mentions_of_speaker_and_target_are_marked():
    (example,) = examples([ACCUSED])
    text = example.passage.text
    assert [text[slice(*span)] for span in example.passage.speaker] == ["Corte", "Corte"]
    (target,) = example.passage.targets
    assert [text[slice(*span)] for span in target.mentions] == ["Dunn", "Dunn"]


def test_the_targets_of_one_speaker_are_one_passage():
    other = row(ACCUSED["text"], "Ines Corte", "thanks", "neutral")
    (example,) = examples([ACCUSED, other])
    assert example.labels == (2, 0)


def test_a_target_that_only_the_context_names_brings_its_sentence():
    context = {"before": "It rained. Dunn built a dam.", "after": "Nobody spoke."}
    said = row("Corte called it a folly.", "Ines Corte", "Pavel Dunn", extra={"context": context})
    (example,) = examples([said])
    assert example.passage.text == "Dunn built a dam. Corte called it a folly."
    assert example.passage.text[slice(*example.passage.speaker[0])] == "Corte"


def test_members_of_a_party_stand_for_it():
    found = mentions("Dunn joined the Reformists.", "Reformist Party", None)
    assert [tuple(span) for span in found] == [(16, 26)]


def test_a_mirrored_pair_is_neutral(tmp_path):
    path = tmp_path / "pairs.jsonl"
    labelled = ACCUSED | {"dataset": "dse_clean", "orig_label": "3:ent1 neg ent2"}
    path.write_text(json.dumps(labelled))
    one, other = read_pairs(path, mirrored=0.5)
    assert (one.labels, other.labels, other.weights) == ((2,), (0,), (0.5,))
    assert one.passage.speaker == other.passage.targets[0].mentions
    assert mirror(mirror(labelled)) == labelled | {"label": "neutral"}


def test_renamed_pairs_have_none_of_the_names():
    new = renamed(ACCUSED)
    assert not {"Corte", "Dunn"} & set(new["text"].replace(".", "").replace(";", "").split())
    for role in ("source", "target"):
        assert new["text"][slice(*new[f"{role}_span"])] == new[role]
    (example,) = examples([new])
    assert len(example.passage.speaker) == len(example.passage.targets[0].mentions) == 2


def test_what_has_no_name_keeps_its_words():
    new = renamed(row("Corte opposes the new tax.", "Ines Corte", "new tax"))
    assert new["text"].endswith(" opposes the new tax.")
    assert new["text"][slice(*new["target_span"])] == "tax"


def test_pairs_labelled_in_both_directions_are_found_once():
    back = ACCUSED | {"source": "Pavel Dunn", "target": "Ines Corte", "label": "support"}
    assert exchanged([ACCUSED, back]) == [(ACCUSED, back)]
    assert exchanged([ACCUSED, back | {"label": "oppose"}]) == []
    assert exchanged([ACCUSED]) == []


def test_lessons_are_found_by_passage_and_targets_whatever_the_labels(tmp_path):
    back = ACCUSED | {"source": "Pavel Dunn", "target": "Ines Corte", "label": "support"}
    path, file = tmp_path / "pairs.jsonl", tmp_path / "lessons.npz"
    path.write_text("\n".join(map(json.dumps, (ACCUSED, back))))
    ((one, other),) = read_directed(path)
    assert (one.paired, other.paired) == (True, False)
    write_lessons(
        file, {one.key: np.array([[0.1, 0.2, 0.7]]), other.key: np.array([[0.5, 0.5, 0]])}
    )
    (relabelled,) = examples([ACCUSED | {"label": "neutral"}])
    assert StanceLessons(file).of(relabelled) == pytest.approx(
        np.array([[0.1, 0.2, 0.7]]), abs=1e-3
    )
    assert StanceLessons(file).of(other)[0, 2] == 0
    (unseen,) = examples([ACCUSED | {"target": "Dunn's plan"}])
    with pytest.raises(KeyError):
        StanceLessons(file).of(unseen)


@pytest.mark.parametrize(("wanted", "labels"), [([0, 1, 2], (0, 1, 2)), ([1, 2, 2], (1, 2))])
def test_neutral_counts_only_where_gold_has_it(wanted, labels):
    measured = Measured(np.asarray(wanted), np.arange(3))
    assert measured.labels == labels
    assert measured.macro(np.asarray(wanted)) == 100
    assert measured.interval(np.asarray(wanted), draws=20)[1] == 100


def test_simple_systems_are_measured_beside():
    train = [
        row(f"Corte {verb} Dunn {i} times.", "Ines Corte", "Pavel Dunn", label)
        for i in range(4)
        for verb, label in (("blamed", "oppose"), ("praised", "support"), ("met", "neutral"))
    ]
    line = report_baselines(list(examples(train)), list(examples(train)))
    assert "majority 16.7" in line
    assert "lexicon 100.0" in line
    assert "surface 100.0" in line


def test_labelled_targets_among_those_found_are_counted():
    text = "Ivo Lund said that Ana Bell should go. The moon shone."
    content = Span(text.index("Ana"), text.index(" The moon"))
    stances = tuple(Stance("Ivo Lund", target, "oppose") for target in ("Ana Bell", "the tide"))
    quote = Quote((content,), source=(Span(0, 8),), speakers=("Ivo Lund",), stances=stances)
    names = tuple(
        Entity(text.index(name), text.index(name) + 8, "person")
        for name in ("Ivo Lund", "Ana Bell")
    )
    found = counts(Annotation(Document("d", text), (quote,)), Tagging((), names))
    assert (found.labelled, found.hits, found.quotes) == (2, 1, 1)
    assert line("own", [found, found]).startswith(f"{'own':24} found 50.0% [50.0%, 50.0%] of 4;")
