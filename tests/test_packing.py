"""Several texts a sequence: which go together, and that each fares as it would alone."""

import numpy as np
import openvino
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openvino import opset13 as ops

from quotes.errors import UsageError
from quotes.models import find
from quotes.runtime.network import read
from quotes.runtime.packing import joined, packs
from quotes.runtime.segments import separate

CORE = openvino.Core()
EXACT = {"INFERENCE_PRECISION_HINT": "f32", "DYNAMIC_QUANTIZATION_GROUP_SIZE": 0}


@given(st.lists(st.integers(1, 256)), st.integers(1, 256))
def test_every_text_is_in_one_sequence_of_at_most_so_many_pieces(lengths, most):
    together = packs(lengths, most)
    assert sorted(i for pack in together for i in pack) == list(range(len(lengths)))
    for pack in together:
        assert len(pack) == 1 or sum(lengths[i] for i in pack) <= most


def test_places_are_counted_from_the_beginning_of_the_sequence():
    inputs = joined([np.arange(3), np.arange(10, 14)], [[1], [0, 3]])
    assert {name: values.tolist() for name, values in inputs.items()} == {
        "input_ids": [0, 1, 2, 10, 11, 12, 13],
        "attention_mask": [1, 1, 1, 2, 2, 2, 2],
        "places": [1, 3, 6],
    }


@pytest.fixture(scope="module")
def run():
    """Runs the shipped stance model in fp32 on texts and places of each."""
    network = read(CORE, find("stance", kind="stance"))
    compiled = CORE.compile_model(network, "CPU", EXACT)

    def scores(texts, places):
        inputs = joined(texts, places)
        return compiled({name: values[None] for name, values in inputs.items()})[0][0]

    return scores


def test_a_segment_fares_as_it_would_alone(run):
    drawn = np.random.default_rng(1)
    texts = [drawn.integers(1000, 20000, length) for length in (40, 7, 256, 61)]
    places = [[1, 39], [0], [3, 128, 255], [60]]
    alone = [run([ids], [own]) for ids, own in zip(texts, places, strict=True)]
    assert run(texts, places) == pytest.approx(np.concatenate(alone), abs=1e-3)


def test_a_network_without_segments_gives_the_same_at_a_place(run):
    """What `separate` makes of the exported network changes nothing for one text."""
    exported = CORE.read_model(str(find("stance", kind="stance").weights))
    compiled = CORE.compile_model(exported, "CPU", EXACT)
    ids = np.random.default_rng(2).integers(1000, 20000, 50)
    whole = compiled({"input_ids": ids[None], "attention_mask": np.ones((1, 50), np.int64)})[0][0]
    assert run([ids], [[2, 30, 49]]) == pytest.approx(whole[[2, 30, 49]], abs=1e-3)


def test_another_network_than_a_bert_is_an_error():
    mask = ops.parameter([-1, -1], np.int64, name="attention_mask")
    with pytest.raises(UsageError, match="encoder of a BERT"):
        separate(openvino.Model([ops.abs(mask)], [mask]))
