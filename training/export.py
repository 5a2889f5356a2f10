"""From trained weights to a model folder.

`python -m training.export CONFIG --weights DIR/model.pt -o FOLDER`

Writes the ONNX file with weights in 8 bits, the tokenizer, and the card with everything that
inference needs to know. Activations stay floating point. A tagger's layers are rounded for the
inputs that they get on a few texts of its training corpora.
"""

from __future__ import annotations

import argparse
import shutil
import tomllib
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from onnx.external_data_helper import set_external_data
from torch import Tensor, nn

from quotes.models import Model
from quotes.tagger import Tagger
from quotes.tagger.gpu import TorchRuntime
from quotes.tagger.network import TaggerNetwork, pretrained
from training.corpora.configured import training_examples
from training.quantise import to_best, to_nearest, watched
from training.train_stance import StanceNetwork
from training.weights import for_card

_OPSET = 17
# Smaller tensors (biases, norms, heads) stay in 32 bits: they are 1 % of the weights.
_QUANTISED_FROM = 20_000
# Bytes; code hosts refuse files over 100 MB.
_LARGEST_FILE = 95_000_000
# Texts of each labelled corpus that layers are rounded for.
_WATCHED = 8
# The names of inputs and outputs by the kind of network.
_SIGNATURES = {
    "tagger": (("input_ids", "feature_ids", "attention_mask"), ("spans", "entities")),
    "stance": (("input_ids", "attention_mask"), ("scores",)),
}


class _Inference(nn.Module):
    """The heads that inference needs."""

    def __init__(self, network: TaggerNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, input_ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        spans, entities, _ = self.network(input_ids, features, mask)
        return spans, entities


def to_onnx(
    network: nn.Module, kind: str, file: Path, grams: Mapping[str, np.ndarray] | None = None
) -> None:
    """Trace the network with dynamic batch and length, and give every weight its own name.

    Layers with a gram matrix (`quantise.watched`) are rounded so that their outputs change least.
    """
    inputs, outputs = _SIGNATURES[kind]
    example = torch.ones((2, 64), dtype=torch.int64)
    dynamic = {name: {0: "batch", 1: "length"} for name in (*inputs, *outputs)}
    traced = _Inference(network) if isinstance(network, TaggerNetwork) else network
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            traced.eval(),
            (example,) * len(inputs),
            str(file),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes=dynamic,
            opset_version=_OPSET,
            dynamo=False,
        )
    model = onnx.load(str(file))
    _name_weights(model, network)
    _quantise(model, grams or {})
    onnx.checker.check_model(model)
    _save(model, file)


def _name_weights(model: onnx.ModelProto, network: nn.Module) -> None:
    """Rename initialisers to their names in the network; transposed ones end in `.T`."""
    named = {}
    for name, value in network.state_dict().items():
        array = value.numpy()
        named[array.tobytes()] = name
        if array.ndim == 2:
            named[np.ascontiguousarray(array.T).tobytes()] = f"{name}.T"
    renamed = {}
    for tensor in model.graph.initializer:
        name = named.get(numpy_helper.to_array(tensor).tobytes())
        if name and name not in renamed.values():
            renamed[tensor.name] = name
            tensor.name = name
    for node in model.graph.node:
        for i, name in enumerate(node.input):
            node.input[i] = renamed.get(name, name)


def _quantise(model: onnx.ModelProto, grams: Mapping[str, np.ndarray]) -> None:
    graph = model.graph
    for tensor in list(graph.initializer):
        array = numpy_helper.to_array(tensor)
        if array.dtype != np.float32 or array.ndim != 2 or array.size < _QUANTISED_FROM:
            continue
        transposed = tensor.name.endswith(".T")
        axis = 1 if transposed else 0
        gram = grams.get(tensor.name.removesuffix(".T").removesuffix(".weight"))
        if gram is None:
            codes, scale = to_nearest(array, axis)
        else:
            codes, scale = to_best(array.T if transposed else array, gram)
            codes = np.ascontiguousarray(codes.T) if transposed else codes
        graph.initializer.remove(tensor)
        graph.initializer.append(numpy_helper.from_array(codes, f"{tensor.name}.int8"))
        graph.initializer.append(numpy_helper.from_array(scale, f"{tensor.name}.scale"))
        node = helper.make_node(
            "DequantizeLinear",
            [f"{tensor.name}.int8", f"{tensor.name}.scale"],
            [tensor.name],
            name=f"{tensor.name}.widen",
            axis=axis,
        )
        graph.node.insert(0, node)


def _save(model: onnx.ModelProto, file: Path) -> None:
    """Write the model; where one file would be too large, its largest tensor gets its own."""
    beside = file.with_name(f"{file.name}.data")
    beside.unlink(missing_ok=True)  # onnx appends to what is there
    if model.ByteSize() > _LARGEST_FILE:
        largest = max(model.graph.initializer, key=lambda tensor: len(tensor.raw_data))
        set_external_data(largest, beside.name)
    onnx.save(model, str(file))
    if beside.exists():
        beside.chmod(0o644)  # onnx makes it unreadable for others


def make_card(config: dict[str, Any], network: nn.Module) -> dict[str, Any]:
    """Return the card without scores; `training.measure` adds those."""
    card = {
        "kind": config["kind"],
        **config["card"],
        "decoding": dict(config["decoding"]),
        "scores": {},
    }
    if isinstance(network, TaggerNetwork):
        card["decoding"]["transitions"] = for_card(network.transitions)
    described = network.encoder.config.to_diff_dict()
    dropped = {"transformers_version", "torch_dtype", "dtype", "architectures", "_name_or_path"}
    card["encoder"] = {key: value for key, value in described.items() if key not in dropped}
    return card


def grams_of(network: TaggerNetwork, model: Model, data: dict[str, Any]) -> dict[str, np.ndarray]:
    """Return the gram matrices of the network's layers over labelled training texts."""
    tagger = Tagger(model, runtime=TorchRuntime(network, "cpu"))
    with watched(network) as grams:
        for example in training_examples(data, _WATCHED):
            if example.spans is not None:
                tagger.tag(example.text, example.scheme)
    return grams


def main() -> None:
    """Read the command line and write the model folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--encoder", help="path or hub name, instead of the configuration's")
    parser.add_argument("-o", "--out", type=Path, required=True)
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text(encoding="utf-8"))
    encoder = arguments.encoder or config["encoder"]
    network = pretrained(encoder) if config["kind"] == "tagger" else StanceNetwork(encoder)
    if "layers" in config:
        network.keep_layers(config["layers"])
    network.load_state_dict(torch.load(arguments.weights, map_location="cpu"))
    network.eval()
    arguments.out.mkdir(parents=True, exist_ok=True)
    shutil.copy(Path(encoder) / "tokenizer.json", arguments.out / "tokenizer.json")
    model = Model("exported", arguments.out, make_card(config, network))
    model.write_card()
    for of_other_weights in (model.adapter, model.activations):
        of_other_weights.unlink(missing_ok=True)
    grams = {}
    if isinstance(network, TaggerNetwork):
        grams = grams_of(network, model, config["data"])
    to_onnx(network, config["kind"], model.weights, grams)


if __name__ == "__main__":
    main()
