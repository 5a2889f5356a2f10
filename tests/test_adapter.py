"""Low-rank changes of weights: stored small, added to the layers that they name."""

import numpy as np
import openvino
import pytest
from openvino import opset13 as ops

from quotes.cli import main
from quotes.errors import UsageError
from quotes.models import find
from quotes.models.adapter import factors, products
from quotes.runtime.network import adapt, keep, read
from quotes.tagger import Tagger

CORE = openvino.Core()
BEGIN = "/network/encoder/embeddings/LayerNorm/LayerNormalization"
END = "/network/encoder/encoder/layer.{}/output/LayerNorm/LayerNormalization"
TEXT = '"The pier is old," said Ana Bell.'


def drawn(*shape, seed=1):
    return np.random.default_rng(seed).normal(size=shape).astype(np.float32)


def network(**weights):
    """Layers that share one input, `[1, length, inputs]`; weights are named as in exports."""
    source = ops.parameter([1, -1, 96], np.float32, name="states")
    layers = []
    for name, weight in weights.items():
        constant = ops.constant(weight.T.copy())
        constant.output(0).set_names({f"{name}.weight.T"})
        layers.append(ops.matmul(source, constant, False, False))
    return openvino.Model(layers, [source])


def run(model, states):
    settings = {"INFERENCE_PRECISION_HINT": "f32"}
    return list(CORE.compile_model(model, "CPU", settings)(states[None]).values())


@pytest.fixture
def copied(tmp_path):
    """A copy of the small tagger's folder without its adapter."""
    for file in find("fast").folder.iterdir():
        if file.name != "adapter.npz":
            (tmp_path / file.name).symlink_to(file)
    return find(str(tmp_path))


def test_a_change_of_low_rank_comes_back_from_eight_bits():
    change = drawn(48, 4) @ drawn(4, 96, seed=2)
    found = products(factors({"layer.weight": change}, rank=4))["layer.weight"]
    assert found.dtype == np.float32
    assert abs(found - change).max() < 0.02 * abs(change).max()


def test_of_a_change_of_higher_rank_the_most_is_kept():
    change = 100 * drawn(48, 2) @ drawn(2, 96, seed=2) + drawn(48, 96, seed=3)
    parts = factors({"layer.weight": change}, rank=2)
    assert parts["layer.weight.up"].shape == (48, 2)
    assert parts["layer.weight.down"].shape == (2, 96)
    left = change - products(parts)["layer.weight"]
    assert np.linalg.norm(left) < 0.02 * np.linalg.norm(change)


def test_a_head_of_few_labels_keeps_them_all():
    change = drawn(7, 96)
    found = products(factors({"head.weight": change}, rank=64))["head.weight"]
    assert abs(found - change).max() < 0.03 * abs(change).max()


def test_changes_are_added_to_the_layers_that_they_name():
    one, two, states = drawn(8, 96), drawn(8, 96, seed=2), drawn(5, 96, seed=3)
    model = network(one=one, two=two)
    adapt(model, {"two.weight": drawn(8, 96, seed=4)})
    first, second = run(model, states)
    assert first[0] == pytest.approx(states @ one.T, abs=1e-3)
    assert second[0] == pytest.approx(states @ (two + drawn(8, 96, seed=4)).T, abs=1e-3)


@pytest.mark.parametrize(("name", "shape"), [("three.weight", (8, 96)), ("one.weight", (8, 64))])
def test_the_adapter_of_another_network_is_an_error(name, shape):
    said = rf"another network: no layer has {name}, {shape[0]}x{shape[1]}"
    with pytest.raises(UsageError, match=said):
        adapt(network(one=drawn(8, 96)), {name: drawn(*shape)})


def stack(*shares):
    """Layers that each multiply the one input by a share, named as in exports."""
    source = ops.parameter([1, -1, 8], np.float32, name="states")
    states = ops.add(source, ops.constant(np.float32(0)))
    states.set_friendly_name(BEGIN)
    for number, share in enumerate(shares):
        states = ops.multiply(states, ops.constant(np.float32(share)))
        states.set_friendly_name(END.format(number))
    return openvino.Model([states], [source])


@pytest.mark.parametrize(
    ("layers", "product"), [([0, 1, 2], 30), ([0, 2], 10), ([1, 2], 15), ([0, 1], 6), ([], 1)]
)
def test_layers_that_an_adapter_leaves_out_are_passed_by(layers, product):
    model = stack(2, 3, 5)
    keep(model, layers)
    (found,) = run(model, np.ones((4, 8), np.float32))
    assert (found == product).all()


@pytest.mark.parametrize("layers", [[0, 3], [-1], ["0"]])
def test_layers_that_a_network_does_not_have_are_an_error(layers):
    with pytest.raises(UsageError, match=r"another network: layers .* of 3"):
        keep(stack(2, 3, 5), layers)


def test_a_model_runs_the_layers_that_its_adapter_names(copied):
    whole = Tagger(copied).tag(TEXT)
    assert copied.layers() is None
    np.savez(copied.adapter, layers=np.arange(6))
    assert copied.layers() == [0, 1, 2, 3, 4, 5]
    assert Tagger(copied).tag(TEXT) == whole
    np.savez(copied.adapter, layers=np.arange(1, 6))
    assert Tagger(copied).tag(TEXT) != whole


def test_half_an_adapter_is_an_error(copied):
    parts = dict(factors({"spans.weight": drawn(7, 384)}, rank=7))
    del parts["spans.weight.down"]
    np.savez(copied.adapter, **parts)
    with pytest.raises(UsageError, match=r"adapter\.npz is no adapter"):
        read(CORE, copied)


def test_an_adapter_decides_results_and_so_is_part_of_the_digest(copied):
    before = Tagger(copied).tag(TEXT), copied.digest()
    assert copied.changes() == {}
    np.savez(copied.adapter, **factors({"spans.weight": drawn(7, 384)}, rank=7))
    assert list(copied.changes()) == ["spans.weight"]
    after = Tagger(copied).tag(TEXT), copied.digest()
    assert before[0] != after[0]
    assert before[1] != after[1]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nothing", b"no archive at all"])
def test_a_damaged_adapter_is_one_line_that_names_it(copied, content):
    copied.adapter.write_bytes(content)
    with pytest.raises(UsageError, match=r"cannot read .*adapter\.npz"):
        read(CORE, copied)


def test_the_card_tells_how_much_of_a_model_is_its_adapter(copied, capsys, monkeypatch):
    monkeypatch.setattr("quotes.models.find", lambda name, **_: copied)
    for adapted in (False, True):
        if adapted:
            np.savez(copied.adapter, **factors({"spans.weight": drawn(7, 384)}, rank=7))
        with pytest.raises(SystemExit):
            main(["models"])
        assert ("of them an adapter" in capsys.readouterr().out) == adapted
