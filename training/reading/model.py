"""The encoder as a model that learns: some of its layers as the package has them, low-rank adapters and a head.

Written out in torch alone, so that it runs wherever torch does.
"""

import math
from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional

from assistant.reader.package import Sizes


class Adapted(nn.Module):
    """A matrix that stays as it is, plus the product of two thin ones that learn (LoRA, Hu et al. 2021)."""

    weight: Tensor

    def __init__(self, weight: Tensor, bias: Tensor, rank: int) -> None:
        """Adapt `weight` (outputs x inputs) with `rank` columns; the bias learns too."""
        super().__init__()
        self.register_buffer("weight", weight)
        self.bias = nn.Parameter(bias)
        self.down = nn.Parameter(torch.randn(rank, weight.shape[1]) / math.sqrt(weight.shape[1]))
        self.up = nn.Parameter(torch.zeros(weight.shape[0], rank))
        self._joined = False

    def join(self) -> None:
        """Add the thin product to the matrix for good: it learns no more, and costs nothing."""
        self.weight = self.weight + self.up.detach() @ self.down.detach()
        self._joined = True

    def forward(self, states: Tensor) -> Tensor:
        """Return the product with both."""
        whole = functional.linear(states, self.weight, self.bias)
        return whole if self._joined else whole + functional.linear(functional.linear(states, self.down), self.up)


def normal(tensors: Mapping[str, Tensor], name: str, sizes: Sizes) -> nn.LayerNorm:
    """Return the normalisation `name`, which learns."""
    made = nn.LayerNorm(sizes.width, eps=sizes.epsilon)
    made.weight.data, made.bias.data = tensors[f"{name}.w"], tensors[f"{name}.b"]
    return made


def attention(queries: Tensor, keys: Tensor, values: Tensor, mask: Tensor | None) -> Tensor:
    """Return the values mixed by attention (pairs x heads x pieces x width of a head).

    On a processor it is written out: in sixteen bits torch's own takes five times as long to learn there.
    """
    if queries.device.type != "cpu":
        return functional.scaled_dot_product_attention(queries, keys, values, attn_mask=mask)
    scores = queries @ keys.transpose(-1, -2) / math.sqrt(queries.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(~mask, -math.inf)
    return scores.softmax(-1).to(values.dtype) @ values


class Layer(nn.Module):
    """One layer of the encoder; its parts are named as in the package."""

    def __init__(self, tensors: Mapping[str, Tensor], at: int, sizes: Sizes, rank: int) -> None:
        """Take the layer `at` from `tensors`, by the package's names."""
        super().__init__()

        def adapted(name: str) -> Adapted:
            return Adapted(tensors[f"l{at}.{name}.w"], tensors[f"l{at}.{name}.b"], rank)

        self.q, self.k, self.v = adapted("q"), adapted("k"), adapted("v")
        self.ao, self.fi, self.fo = adapted("ao"), adapted("fi"), adapted("fo")
        self.aln = normal(tensors, f"l{at}.aln", sizes)
        self.oln = normal(tensors, f"l{at}.oln", sizes)
        self.heads = sizes.heads

    def forward(self, states: Tensor, mask: Tensor | None, dropped: float) -> Tensor:
        """Return the states after this layer; `mask` is True where there is a piece, None where there is everywhere."""
        count, longest, width = states.shape

        def split(part: Adapted) -> Tensor:
            given: Tensor = part(states)
            return given.view(count, longest, self.heads, width // self.heads).transpose(1, 2)

        mixed = attention(split(self.q), split(self.k), split(self.v), mask)
        out = self.ao(mixed.transpose(1, 2).reshape(count, longest, width))
        states = self.aln(states + functional.dropout(out, dropped, self.training))
        out = self.fo(functional.gelu(self.fi(states)))
        after: Tensor = self.oln(states + functional.dropout(out, dropped, self.training))
        return after


class Judge(nn.Module):
    """Scores how well each text answers its question; 0 stands for "it does not"."""

    def __init__(
        self, tensors: Mapping[str, Tensor], sizes: Sizes, *, layers: int, rank: int, dropped: float = 0.1
    ) -> None:
        """Take the first `layers` of the encoder from `tensors`, by the package's names."""
        super().__init__()
        self.register_buffer("words", tensors["emb.word"])
        self.register_buffer("places", tensors["emb.pos"] + tensors["emb.type"][0])
        self.normal = normal(tensors, "emb.ln", sizes)
        self.layers = nn.ModuleList(Layer(tensors, at, sizes, rank) for at in range(layers))
        self.head = nn.Linear(sizes.width, 1)
        nn.init.zeros_(self.head.bias)
        nn.init.normal_(self.head.weight, std=0.02)
        self.dropped = dropped

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the scores (pairs) of `ids` (pairs x pieces), whose pieces are there where `mask` is True."""
        return self.above(self.below(ids, mask, 0), mask, 0)

    def below(self, ids: Tensor, mask: Tensor | None, layers: int) -> Tensor:
        """Return the states (pairs x pieces x width) of `ids` after the first `layers`; no `mask` for no gap."""
        states = functional.embedding(ids, self.words) + self.places[: ids.shape[1]]  # type: ignore[index,arg-type]
        states = functional.dropout(self.normal(states), self.dropped, self.training)
        return self._through(self.layers[:layers], states, mask)

    def above(self, states: Tensor, mask: Tensor, layers: int) -> Tensor:
        """Return the scores (pairs) of `states` after the first `layers`."""
        states = self._through(self.layers[layers:], states, mask)
        weights = mask.unsqueeze(-1).to(states.dtype)
        mean = (states * weights).sum(1).float() / weights.sum(1).float()
        score: Tensor = self.head(mean.to(self.head.weight.dtype)).squeeze(-1).float()
        return score

    def learnt(self) -> dict[str, Tensor]:
        """Return all that learns, by name."""
        return {name: value.detach() for name, value in self.named_parameters()}

    def _through(self, layers: nn.ModuleList, states: Tensor, mask: Tensor | None) -> Tensor:
        seen = None if mask is None else mask[:, None, None, :]
        for layer in layers:
            states = layer(states, seen, self.dropped)
        return states
