"""Training of the byte-pair vocabulary, such that the same texts always give the same one.

Byte-pair encoding: Sennrich et al. 2016, arXiv:1508.07909.
"""

import json
from collections.abc import Sequence

import tokenizers
from tokenizers import decoders, models, normalizers, pre_tokenizers, trainers

from multimodal.token_ids import UNKNOWN

SPECIAL = ("[PAD]", "[UNK]", "[START]", "[END]")
INNER = "##"


def train_core(texts: Sequence[str], size: int) -> tokenizers.Tokenizer:
    """Learn merges from ``texts`` until the vocabulary has ``size`` entries.

    The library numbers pieces from inside words in an order that changes from run to run, and the
    merges with it. Announcing these pieces beforehand, sorted, fixes their numbers; afterwards
    they are made ordinary entries again.
    """
    core = _untrained()
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        special_tokens=[*SPECIAL, *_inner_pieces(core, texts)],
        continuing_subword_prefix=INNER,
        show_progress=False,
    )
    core.train_from_iterator(texts, trainer)
    content = json.loads(core.to_str())
    content["added_tokens"] = content["added_tokens"][: len(SPECIAL)]
    return tokenizers.Tokenizer.from_str(json.dumps(content))


def _untrained() -> tokenizers.Tokenizer:
    core = tokenizers.Tokenizer(
        models.BPE(unk_token=SPECIAL[UNKNOWN], continuing_subword_prefix=INNER)
    )
    core.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.BertNormalizer(strip_accents=False, lowercase=True)]
    )
    core.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    core.decoder = decoders.WordPiece(prefix=INNER)
    return core


def _inner_pieces(core: tokenizers.Tokenizer, texts: Sequence[str]) -> list[str]:
    words = set(core.normalizer.normalize_str("\n".join(texts)).split())
    parts = {part for word in words for part, _ in core.pre_tokenizer.pre_tokenize_str(word)}
    return [INNER + letter for letter in sorted({letter for part in parts for letter in part[1:]})]
