"""Writes the model in the sentence-transformers format, whole numbers of one byte with a scale a piece."""

import hashlib
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer

from ingest.embed.static import IDENTITY, MODULE

NORMALIZE = "1_Normalize"
NAME = "namndsvar-static-sv"
_LARGEST = 127  # of a signed byte


def write_model(folder: Path, vectors: NDArray[np.float32], tokenizer: Tokenizer) -> str:
    """Write the model into `folder`, and return its identity: its name and a hash of its vectors and pieces.

    `embeddings` (int8) times `weights` (float32, one a piece) gives back the vectors to within half a step. The
    layout is that of quantised model2vec models, which sentence-transformers 6 reads as a `StaticEmbedding`.
    """
    module = folder / MODULE
    module.mkdir(parents=True, exist_ok=True)
    (folder / NORMALIZE).mkdir(exist_ok=True)
    whole, scales = quantize(vectors)
    save_file({"embeddings": whole, "weights": scales}, module / "model.safetensors")
    tokenizer.save(str(module / "tokenizer.json"), pretty=False)
    hashed = hashlib.sha256((module / "model.safetensors").read_bytes() + (module / "tokenizer.json").read_bytes())
    identity = f"{NAME}-{vectors.shape[1]}d-{hashed.hexdigest()[:12]}"
    (folder / IDENTITY).write_text(f"{identity}\n", encoding="utf-8")
    _write_json(folder / "modules.json", _MODULES)
    _write_json(folder / "config_sentence_transformers.json", _SETTINGS)
    _write_json(folder / NORMALIZE / "config.json", _NORMALIZE)
    return identity


def quantize(vectors: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return the vectors as whole numbers from -127 to 127, and each one's scale."""
    largest = np.abs(vectors).max(axis=1)
    scales = np.where(largest > 0, largest / _LARGEST, 1.0).astype(np.float32)
    return np.rint(vectors / scales[:, np.newaxis]).astype(np.int8), scales


_TYPES = "sentence_transformers"
_MODULES = [
    {
        "idx": 0,
        "name": "0",
        "path": MODULE,
        "type": f"{_TYPES}.sentence_transformer.modules.static_embedding.StaticEmbedding",
    },
    {"idx": 1, "name": "1", "path": NORMALIZE, "type": f"{_TYPES}.base.modules.normalize.Normalize"},
]
_NORMALIZE = {"module_input_name": "sentence_embedding", "module_output_name": "sentence_embedding"}
_SETTINGS = {
    "model_type": "SentenceTransformer",
    "prompts": {"query": "", "document": ""},
    "default_prompt_name": None,
    "similarity_fn_name": "cosine",
}


def _write_json(file: Path, content: object) -> None:
    file.write_text(f"{json.dumps(content, indent=2)}\n", encoding="utf-8")
