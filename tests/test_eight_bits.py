"""Linear layers in 8 bits: near to what they were, also where some channels reach far."""

import numpy as np
import openvino
import pytest
from openvino import opset13 as ops

from quotes.models import find, installed
from quotes.runtime.eight_bits import quantise
from quotes.runtime.network import linear_layers, read
from quotes.tagger import Tagger
from training.activations import Probe

CORE = openvino.Core()


def network(*weights):
    """Layers that share one input, `[1, length, inputs]`."""
    source = ops.parameter([1, -1, len(weights[0])], np.float32, name="states")
    layers = [ops.matmul(source, ops.constant(w), False, False) for w in weights]
    for i, layer in enumerate(layers):
        layer.set_friendly_name(f"layer {i}")
    return openvino.Model(layers, [source])


def run(model, states):
    settings = {"INFERENCE_PRECISION_HINT": "f32"}
    return list(CORE.compile_model(model, "CPU", settings)(states[None]).values())


def error(expected, found):
    """Root mean square of the difference, of that of what was expected."""
    return np.sqrt(((expected - found) ** 2).mean() / (expected**2).mean())


@pytest.fixture
def states():
    """Most channels reach 1; two reach 200."""
    reach = np.ones(96, np.float32)
    reach[[5, 40]] = 200
    return np.random.default_rng(1).uniform(-1, 1, (50, 96)).astype(np.float32) * reach


def weights(outputs, seed=2):
    drawn = np.random.default_rng(seed).normal(size=(96, outputs)).astype(np.float32)
    drawn[[5, 40]] /= 100  # as networks learn: what is wide counts no more than the rest
    return drawn


def ranges_of(states, name="layer 0"):
    return {name: np.stack((states.min(axis=0), states.max(axis=0))).astype(np.float16)}


@pytest.mark.parametrize("outputs", [192, 96, 64])  # of a layer that narrows more is apart
def test_a_layer_whose_channels_reach_unlike_far_keeps_its_outputs(states, outputs):
    model = network(weights(outputs))
    (before,) = run(model, states)
    quantise(model, ranges_of(states))
    (after,) = run(model, states)
    assert 0 < error(before, after) < 0.02


def test_layers_of_one_input_change_together(states):
    model = network(weights(96), weights(96, seed=3))
    before = run(model, states)
    quantise(model, ranges_of(states, "layer 1"))
    after = run(model, states)
    assert all(0 < error(b, a) < 0.02 for b, a in zip(before, after, strict=True))
    rounded = [n for n in model.get_ops() if n.get_type_name() == "FakeQuantize"]
    assert len(rounded) == 1


def test_inputs_beyond_the_ranges_are_clipped_to_them():
    model = network(np.eye(96, dtype=np.float32))
    quantise(model, {"layer 0": np.array([[-1] * 96, [1] * 96], np.float16)})
    states = np.zeros((1, 96), np.float32)
    states[0, 93:] = 0.5, 3, -3
    (found,) = run(model, states)
    assert found[0, 0, 92:] == pytest.approx([0, 0.5, 1, -1], abs=0.02)


def test_a_layer_without_ranges_stays_as_it_is(states):
    model = network(weights(96))
    (before,) = run(model, states)
    quantise(model, ranges_of(states, "another layer"))
    assert np.array_equal(before, run(model, states)[0])


@pytest.mark.parametrize("name", installed())
def test_a_shipped_model_has_ranges_for_the_layers_that_it_has(name):
    model = find(name, kind=None)
    layers = {
        same[0].get_friendly_name(): same[0].input_value(1).get_shape()
        for same in linear_layers(read(CORE, model))
    }
    ranges = model.ranges()
    assert {name for name in layers if "/encoder/layer." in name} <= ranges.keys()
    for layer, reach in ranges.items():
        assert reach.shape == (2, layers[layer][0])
        assert np.isfinite(reach).all()
        assert (reach[0] <= reach[1]).all()


def test_ranges_decide_results_and_so_are_part_of_the_digest(tmp_path):
    shipped = find("fast")
    for file in shipped.folder.iterdir():
        (tmp_path / file.name).symlink_to(file)
    copy = find(str(tmp_path))
    assert copy.digest() == shipped.digest()
    (tmp_path / "activations.npz").unlink()
    assert copy.ranges() == {}
    assert copy.digest() != shipped.digest()


def test_a_probe_tags_as_the_model_does_and_meets_the_layers_that_have_ranges():
    model, text = find("fast"), '"The pier is old," said Ana Bell.'
    probe = Probe(model)
    assert Tagger(model, runtime=probe).tag(text).spans
    shipped = model.ranges()
    assert probe.ranges.keys() == shipped.keys()
    assert all(reach.shape == shipped[name].shape for name, reach in probe.ranges.items())
