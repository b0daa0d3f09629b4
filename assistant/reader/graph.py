"""Writes the encoder as a graph for onnxruntime, its matrices in seven bits; the only file that names onnx.

Measured, one thread, sentences of 37 tokens: 125 a second, against 46 with the package's four bits kept and 26 in full
precision; the cosine of a vector and its own in full precision is .996. Seven bits, not eight: processors without VNNI
add two products in sixteen bits, where eight bits would overflow and answers depend on the machine. One sentence at a
time: in a batch its vector would depend on the others.
"""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from assistant.reader.folder import IDS, SCORE
from assistant.reader.merged import Merged
from assistant.reader.package import Matrix

_SEVEN, _EIGHT = 63, 127  # the largest whole number of so many bits with a sign
_MICROSOFT = "com.microsoft"
_OPSETS = (("", 18), (_MICROSOFT, 1))
_FORMAT = 9  # of the file: what onnxruntime has read since 1.16


def write(merged: Merged, file: Path, *, kept: NDArray[np.intp]) -> None:
    """Write the reader to `file`, with the pieces `kept` of its vocabulary: token ids in, the score out."""
    graph = _Graph(merged)
    graph.score(graph.layers(graph.embedded(kept)))
    tokens = helper.make_tensor_value_info(IDS, TensorProto.INT64, [1, "tokens"])
    score = helper.make_tensor_value_info(SCORE, TensorProto.FLOAT, [1])
    made = helper.make_graph(graph.nodes, "reader", [tokens], [score], graph.constants)
    opsets = [helper.make_opsetid(domain, version) for domain, version in _OPSETS]
    onnx.save(helper.make_model(made, opset_imports=opsets, ir_version=_FORMAT), str(file))


class _Graph:
    """The nodes and constants so far; each method adds some and returns the name of what comes out."""

    def __init__(self, merged: Merged) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []
        self._merged = merged
        self._sizes = merged.sizes

    def embedded(self, kept: NDArray[np.intp]) -> str:
        """Add the sum of what stands for each token and for its place."""
        sizes = self._sizes
        small, scales = _whole(self._merged.tensor("emb.word", sizes.pieces, sizes.width)[kept], _EIGHT)
        chosen = self._node("Gather", self._constant("words", small), IDS)
        scale = self._node("Gather", self._constant("words.scale", scales[:, np.newaxis]), IDS)
        words = self._node("Mul", self._node("Cast", chosen, to=TensorProto.FLOAT), scale)
        places = self._merged.tensor("emb.pos", sizes.positions, sizes.width)
        places = places + self._merged.tensor("emb.type", sizes.kinds, sizes.width)[0]
        count = self._node("Slice", self._node("Shape", IDS), self._numbers(1), self._numbers(2))
        place = self._node("Slice", self._constant("places", places), self._numbers(0), count)
        return self._normal(self._node("Add", words, place), "emb.ln")

    def layers(self, name: str) -> str:
        """Add all layers."""
        for layer in range(self._sizes.layers):
            attended = self._node("Add", name, self._attention(name, f"l{layer}"))
            name = self._normal(attended, f"l{layer}.aln")
            inner = self._node("Gelu", self._linear(name, f"l{layer}.fi", self._sizes.inner), domain=_MICROSOFT)
            outer = self._linear(inner, f"l{layer}.fo", self._sizes.width, read=self._sizes.inner)
            name = self._normal(self._node("Add", name, outer), f"l{layer}.oln")
        return name

    def score(self, name: str) -> None:
        """Add the head over the mean of all tokens, whose score comes out."""
        weights, bias = self._merged.head
        mean = self._node("ReduceMean", name, self._numbers(1), keepdims=0)
        product = self._node("MatMul", mean, self._constant("head.w", weights))
        self.nodes.append(
            helper.make_node("Add", [product, self._constant("head.b", np.array([bias], dtype=np.float32))], [SCORE])
        )

    def _attention(self, name: str, layer: str) -> str:
        width, heads = self._sizes.width, self._sizes.heads
        parts = self._numbers(0, 0, heads, width // heads)

        def turned(part: str, order: list[int]) -> str:
            split = self._node("Reshape", self._linear(name, f"{layer}.{part}", width), parts)
            return self._node("Transpose", split, perm=order)

        scale = self._constant(f"{layer}.scale", np.array((width // heads) ** -0.5, dtype=np.float32))
        asked = self._node("Mul", turned("q", [0, 2, 1, 3]), scale)
        met = self._node("Softmax", self._node("MatMul", asked, turned("k", [0, 2, 3, 1])), axis=-1)
        mixed = self._node("MatMul", met, turned("v", [0, 2, 1, 3]))
        joined = self._node("Reshape", self._node("Transpose", mixed, perm=[0, 2, 1, 3]), self._numbers(0, 0, width))
        return self._linear(joined, f"{layer}.ao", width)

    def _linear(self, name: str, matrix: str, count: int, *, read: int | None = None) -> str:
        small, scales = _whole(self._merged.tensor(f"{matrix}.w", count, read or self._sizes.width), _SEVEN)
        bias = self._constant(f"{matrix}.b", self._merged.tensor(f"{matrix}.b", count))
        weights, scale = self._constant(f"{matrix}.w", small.T), self._constant(f"{matrix}.s", scales)
        return self._node("DynamicQuantizeMatMul", name, weights, scale, "", bias, domain=_MICROSOFT)

    def _normal(self, name: str, weights: str) -> str:
        scale, bias = (
            self._constant(f"{weights}.{part}", self._merged.tensor(f"{weights}.{part}", self._sizes.width))
            for part in ("w", "b")
        )
        return self._node("LayerNormalization", name, scale, bias, epsilon=self._sizes.epsilon, axis=-1)

    def _node(self, kind: str, *inputs: str, **settings: Any) -> str:  # noqa: ANN401  an attribute is of any kind
        name = f"{kind}.{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **settings))
        return name

    def _numbers(self, *numbers: int) -> str:
        return self._constant(f"numbers.{len(self.constants)}", np.array(numbers, dtype=np.int64))

    def _constant(self, name: str, values: NDArray[Any]) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name


def _whole(matrix: Matrix, most: int) -> tuple[NDArray[np.int8], Matrix]:
    """Return each row in whole numbers up to `most`, and what one of them is worth in it."""
    largest = np.abs(matrix).max(axis=1)
    scales = np.where(largest > 0, largest / most, 1.0).astype(np.float32)
    return np.round(matrix / scales[:, np.newaxis]).astype(np.int8), scales
