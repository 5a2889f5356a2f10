"""Labels of training corpora: put beside their texts, read as stances."""

import gzip
import hashlib
import json

import pytest

from quotes.models import find
from quotes.tagger import Tagger
from training.corpora.stance import UNKNOWN, read_quotes, read_unlabelled
from training.join import join

TEXT = "Ines Corte criticised Pavel Dunn over the harbour tax."
CONTENT = [TEXT.index("Pavel"), len(TEXT) - 1]
QUOTE = {
    "id": "q0",
    "content": [CONTENT],
    "cue": [[11, 21]],
    "source": [[0, 10]],
    "speakers": ["Ines Corte"],
    "speaker_type": "person",
    "kind": "indirect",
    "stances": [{"speaker": "Ines Corte", "target": "Pavel Dunn", "label": "oppose"}],
}


@pytest.fixture
def labels(tmp_path):
    path = tmp_path / "labels.jsonl"
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    path.write_text(json.dumps({"id": "a", "sha256": digest, "quotes": [QUOTE]}))
    return path


@pytest.fixture
def texts(tmp_path):
    def write(text):
        path = tmp_path / "texts.jsonl.gz"
        with gzip.open(path, "wt") as lines:
            lines.write(json.dumps({"id": "a", "text": text}))
        return path

    return write


def test_labels_are_put_beside_their_texts(labels, texts):
    (row,) = join(labels, [texts(TEXT)])
    assert row == {"id": "a", "text": TEXT, "quotes": [QUOTE]}


def test_labels_are_not_put_beside_other_texts(labels, texts):
    with pytest.raises(SystemExit, match="'a' is not the one that was labelled"):
        [*join(labels, [texts(TEXT + " ")])]
    with pytest.raises(SystemExit, match="no text has the id 'a'"):
        [*join(labels, [])]


def test_a_labelled_stance_says_nothing_of_the_other_direction(labels, texts, tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(map(json.dumps, join(labels, [texts(TEXT)]))))
    tagger = Tagger(find("fast"), threads=1)
    one, other = read_quotes([path], tagger, weight=2.0, mirrored=0.5)
    names = [target.name for target in one.passage.targets]
    at = names.index("Pavel Dunn")
    assert (one.labels[at], one.weights[at]) == (2, 2.0)
    assert {(label, weight) for label, weight in zip(one.labels, one.weights, strict=True)} <= {
        (2, 2.0),
        (0, 1.0),
    }
    assert (other.labels, other.weights) == ((0,), (0.5,))
    assert other.passage.speaker == one.passage.targets[at].mentions
    assert other.passage.targets[0].mentions == one.passage.speaker


def test_what_unlabelled_texts_say_of_whom_is_for_a_teacher_to_tell():
    text = '"Pavel Dunn has ruined the port," said Ines Corte, a harbour pilot. Rain fell.'
    (one,) = read_unlabelled(["Rain fell on the port.", text], Tagger(find("fast"), threads=1))
    names = [target.name for target in one.passage.targets]
    assert "Pavel Dunn" in names
    assert one.labels == (UNKNOWN,) * len(names)
    assert len(one.weights) == len(one.ids) == len(names)
    (speaker,) = one.passage.speaker
    assert one.passage.text[slice(*speaker)].startswith("Ines Corte")
