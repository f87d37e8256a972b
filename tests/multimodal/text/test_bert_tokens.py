"""Ids as BERT reads them: marks around the text, long ones cut without losing their end."""

import pytest
import tokenizers
from tokenizers import models, pre_tokenizers

from multimodal.text.bert_tokens import BertTokens
from multimodal.text.vocabulary import train_core

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "red", "dog", "##s", "run"]


@pytest.fixture
def core() -> tokenizers.Tokenizer:
    numbers = {word: number for number, word in enumerate(WORDS)}
    found = tokenizers.Tokenizer(models.WordPiece(numbers, unk_token="[UNK]"))
    found.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return found


def test_marks_stand_around_each_text(core):
    tokens, mask = BertTokens(core).encode_batch(["a red dog", "dogs"])
    assert tokens.tolist() == [[2, 5, 6, 7, 3], [2, 7, 8, 3, 0]]
    assert mask.sum(1).tolist() == [5, 4]


def test_long_captions_are_cut_and_keep_their_end(core):
    tokenizer = BertTokens(core, max_length=4)
    assert tokenizer.encode_batch(["a red dog run", "a"])[0].tolist() == [
        [2, 5, 6, 3],
        [2, 5, 3, 0],
    ]
    assert tokenizer.encode_batch(["a"], 6)[0].tolist() == [[2, 5, 3, 0, 0, 0]]
    assert tokenizer.encode_batch(["a dog"], wrapped=False)[0].tolist() == [[5, 7]]


def test_another_vocabulary_is_refused():
    with pytest.raises(ValueError, match="no vocabulary of a BERT"):
        BertTokens(train_core(["a dog"], 20))
