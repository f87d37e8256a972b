"""Byte-pair encoding over bytes: every text of every script can be written, none is unknown."""

from collections.abc import Sequence

import tokenizers
from tokenizers import models, pre_tokenizers, trainers

from multimodal.arguments import as_texts, require_whole

BYTES = 256


def train_byte_level(texts: Sequence[str], size: int) -> tokenizers.Tokenizer:
    """Learn merges of bytes until the vocabulary has ``size`` entries, 256 of them bare bytes.

    Raises:
        ValueError: no texts, or a vocabulary without room for the bytes.

    Source: the tokenizer of Radford et al. 2019 (GPT-2), section 2.2, as the library has it.
    """
    require_whole(BYTES, size=size)
    core = tokenizers.Tokenizer(models.BPE())
    core.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    core.train_from_iterator(as_texts(texts), trainer)
    return core


def mean_tokens(core: tokenizers.Tokenizer, texts: Sequence[str]) -> float:
    """How many tokens a text costs on average."""
    return sum(len(one.ids) for one in core.encode_batch(as_texts(texts))) / len(texts)
