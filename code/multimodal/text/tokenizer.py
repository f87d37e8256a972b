"""One vocabulary for the three languages: byte-pair encoding over words and Chinese characters.

Chinese is written without spaces, so each of its characters is a word of its own; Spanish and
English words are split into pieces that the training texts contain often.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import tokenizers
import torch
from torch import Tensor

from multimodal.arguments import as_ids, as_texts, require_whole
from multimodal.text.vocabulary import train_core
from multimodal.token_ids import END, PAD, START


class Tokenizer:
    """Turns texts into ids and back; ids 0–3 are padding, unknown, start and end.

    Texts are normalised first: Unicode NFKC (full-width letters become ordinary ones), lower case,
    accents kept. Build one with :meth:`train` or :meth:`load`.

    Args:
        core: the Hugging Face tokenizer that does the work.
        max_length: texts with more tokens are refused (or cut, when asked).
    """

    def __init__(self, core: tokenizers.Tokenizer, *, max_length: int = 64) -> None:
        core.encode_special_tokens = True  # "[PAD]" in a text is letters, no padding
        self._core = core
        self.max_length = max_length

    @classmethod
    def train(cls, texts: Iterable[str], size: int = 2000, *, max_length: int = 64) -> "Tokenizer":
        """Learn a vocabulary of at most ``size`` entries; the same texts give the same vocabulary.

        Every character that occurs gets an entry of its own, so ``size`` is a wish when the texts
        hold more characters than that.

        Raises:
            ValueError: no texts, or an entry that is none.
        """
        texts = as_texts(texts)
        require_whole(1, size=size)
        if not any(text.strip() for text in texts):
            raise ValueError("a tokenizer needs texts to learn from, got none")
        core = train_core(texts, size)
        return cls(core, max_length=max_length)

    def __len__(self) -> int:
        return self._core.get_vocab_size()

    def encode_batch(
        self,
        texts: Iterable[str],
        length: int | None = None,
        *,
        truncate: bool = False,
        wrapped: bool = False,
    ) -> tuple[Tensor, Tensor]:
        """Encode B texts and pad them at the end.

        Args:
            texts: a list, column or generator of texts, none of them empty.
            length: M, what to pad to; the longest text decides when omitted.
            truncate: cut what is longer than ``length`` (or ``max_length``) instead of refusing it.
            wrapped: put the ids of start and end around each text (a cut text keeps its end).

        Returns:
            Ids (B, M) int64 with 0 as padding, and mask (B, M) bool with True = real.

        Raises:
            ValueError: no texts, an entry that is none or empty, or one that is too long.
        """
        limit = self.max_length if length is None else length
        require_whole(1 + 2 * wrapped, length=limit)
        texts = as_texts(texts)
        rows = [
            self._row(text, encoding.ids, limit, truncate, wrapped)
            for text, encoding in zip(texts, self._encodings(texts), strict=True)
        ]
        width = max(map(len, rows)) if length is None else length
        ids = np.full((len(rows), width), PAD, dtype=np.int64)  # (B, M)
        for line, row in zip(ids, rows, strict=True):
            line[: len(row)] = row
        tokens = torch.from_numpy(ids)
        return tokens, tokens != PAD

    def encode(self, text: str) -> list[int]:
        """The ids of one text, without padding; same errors as :meth:`encode_batch`."""
        return self.encode_batch([text])[0][0].tolist()

    def pieces(self, text: str) -> list[str]:
        """How ``text`` is cut up, for people to look at; ``##`` marks pieces inside a word."""
        return self._core.encode(as_texts([text])[0], add_special_tokens=False).tokens

    def decode(self, ids: Sequence[int] | Tensor) -> str:
        """The text that ``ids`` stand for, without special entries, Chinese without spaces.

        Raises:
            ValueError: something else than ids of this vocabulary.
        """
        known = as_ids("ids", ids)
        if known.numel() and not 0 <= known.min() <= known.max() < len(self):
            raise ValueError(f"ids must be a row of numbers from 0 to {len(self) - 1}, got {ids}")
        text = self._core.decode(known.tolist(), skip_special_tokens=True)
        return _close_up(text)

    def to_json(self) -> str:
        """All of it as one string; :meth:`from_json` reads it back."""
        return json.dumps(
            {"max_length": self.max_length, "tokenizer": json.loads(self._core.to_str())},
            ensure_ascii=False,
        )

    @classmethod
    def from_json(cls, text: str) -> "Tokenizer":
        """What :meth:`to_json` wrote.

        Raises:
            ValueError: the text is something else.
        """
        try:
            content = json.loads(text)
            core = tokenizers.Tokenizer.from_str(json.dumps(content["tokenizer"]))
            return cls(core, max_length=int(content["max_length"]))
        except Exception as error:
            raise ValueError(f"this is no saved tokenizer of the course: {error}") from error

    def save(self, path: Path | str) -> None:
        """Write :meth:`to_json` to a file."""
        Path(path).write_text(self.to_json(), "utf-8")

    @classmethod
    def load(cls, path: Path | str) -> "Tokenizer":
        """Read what :meth:`save` wrote; a ``ValueError`` when the file holds something else."""
        try:
            return cls.from_json(Path(path).read_text("utf-8"))
        except ValueError as error:
            raise ValueError(f"{path}: {error}") from error

    def _encodings(self, texts: list[str]) -> list[tokenizers.Encoding]:
        if not texts:
            raise ValueError("no texts to encode")
        return self._core.encode_batch_fast(texts, add_special_tokens=False)

    @staticmethod
    def _row(text: str, ids: list[int], limit: int, truncate: bool, wrapped: bool) -> list[int]:
        if not ids:
            raise ValueError(f"cannot encode the empty text {text!r}")
        room = limit - 2 * wrapped
        if len(ids) > room and not truncate:
            raise ValueError(
                f"a text of {len(ids) + 2 * wrapped} tokens exceeds the limit of {limit}: "
                f"{text[:60]!r}; shorten it or pass truncate=True"
            )
        return [START, *ids[:room], END] if wrapped else ids[:room]


def _close_up(text: str) -> str:
    """Drop the spaces that stand between Chinese characters."""
    parts = text.split(" ")
    joined = parts[0]
    for part in parts[1:]:
        chinese = joined[-1:] >= "\u2e80" and part[:1] >= "\u2e80"
        joined += part if chinese else f" {part}"
    return joined
