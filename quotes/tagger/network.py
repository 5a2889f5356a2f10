"""The tagger as a PyTorch module: encoder, feature embedding, transitions of a CRF, side heads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AutoConfig, AutoModel

from quotes.encoding import ENTITY_LABELS, FEATURES, SPAN_LABELS
from quotes.models import Model


class TaggerNetwork(nn.Module):  # type: ignore[misc,unused-ignore]  # torch is an extra
    """Token logits for quote spans, entities and article body from one encoder pass.

    Uncased encoders cannot see letter case, line breaks or whether a quotation is still open;
    a learnt embedding of those features is added to the word embeddings (zero at first).
    """

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        size = encoder.config.hidden_size
        self.encoder = encoder
        self.features = nn.Embedding(FEATURES, size, padding_idx=0)
        nn.init.zeros_(self.features.weight)
        self.spans = nn.Linear(size, len(SPAN_LABELS))
        self.entities = nn.Linear(size, len(ENTITY_LABELS))
        self.body = nn.Linear(size, 1)
        self.transitions = nn.Parameter(torch.zeros(len(SPAN_LABELS), len(SPAN_LABELS)))

    def forward(
        self, input_ids: Tensor, feature_ids: Tensor, attention_mask: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Take `[batch, length]` tensors; return each head's logits `[batch, length, labels]`."""
        words = self.encoder.get_input_embeddings()(input_ids)
        hidden = self.encoder(
            inputs_embeds=words + self.features(feature_ids), attention_mask=attention_mask
        ).last_hidden_state
        return self.spans(hidden), self.entities(hidden), self.body(hidden)

    def keep_layers(self, layers: Sequence[int]) -> None:
        """Drop all of the encoder's layers but these, in this order."""
        stack = self.encoder.encoder
        stack.layer = nn.ModuleList(stack.layer[i] for i in layers)
        self.encoder.config.num_hidden_layers = len(layers)

    def freeze(self, layers: int) -> None:
        """Keep the embeddings and the first `layers` of the encoder as they are in training."""
        for part in (self.encoder.embeddings, self.features, *self.encoder.encoder.layer[:layers]):
            part.requires_grad_(False)


# Fused attention is slower than this on CPUs, and dropout costs more than the mathematics there.
_OPTIONS = {"attn_implementation": "eager"}


def pretrained(encoder: str, *, dropout: float = 0.0) -> TaggerNetwork:
    """Return an untrained tagger on a pretrained encoder, given by folder or hub name."""
    config = AutoConfig.from_pretrained(
        encoder, hidden_dropout_prob=dropout, attention_probs_dropout_prob=dropout
    )
    return TaggerNetwork(
        AutoModel.from_pretrained(encoder, config=config, add_pooling_layer=False, **_OPTIONS)
    )


def load_onnx(model: Model) -> TaggerNetwork:
    """Return the network of an installed model, its weights read from the ONNX file and the card.

    The head for the body of a page is not exported and begins anew.
    """
    described: dict[str, Any] = dict(model.card["encoder"])
    config = AutoConfig.for_model(described.pop("model_type"), **described)
    network = TaggerNetwork(AutoModel.from_config(config, add_pooling_layer=False, **_OPTIONS))
    network.load_state_dict(network.state_dict() | stored_weights(model, network))
    if (layers := model.layers()) is not None:
        network.keep_layers(layers)
    return network


def stored_weights(model: Model, network: nn.Module) -> dict[str, Tensor]:
    """Return the parameters of `network` that the model's ONNX file and card hold, by name."""
    import onnx  # noqa: PLC0415  (only here)
    from onnx import numpy_helper  # noqa: PLC0415

    stored = {
        tensor.name: torch.from_numpy(numpy_helper.to_array(tensor).copy())
        for tensor in onnx.load(str(model.weights)).graph.initializer
    }
    found = {}
    for name, value in network.state_dict().items():
        for key, transposed in ((name, False), (f"{name}.T", True)):
            if f"{key}.int8" in stored:
                scale = stored[f"{key}.scale"]
                scale = scale[None, :] if transposed else scale[:, None]
                stored[key] = stored[f"{key}.int8"].float() * scale
            if key in stored:
                found[name] = (stored[key].T if transposed else stored[key]).reshape(value.shape)
    for name, change in model.changes().items():
        found[name] = found[name] + torch.from_numpy(change)
    if transitions := model.card["decoding"].get("transitions"):
        found["transitions"] = torch.tensor(transitions)
    return found
