"""Byte-level vocabularies: nothing is unknown, and what was read often is cheap."""

import pytest

from multimodal.text.byte_level import BYTES, mean_tokens, train_byte_level

ENGLISH = ["a red apple", "a green apple", "a red heart"] * 5
CHINESE = ["红苹果", "绿苹果", "红心"] * 5


def test_bytes_alone_cost_one_token_each() -> None:
    core = train_byte_level(ENGLISH, BYTES)
    assert core.get_vocab_size() == BYTES
    assert mean_tokens(core, ["abc"]) == 3
    assert mean_tokens(core, ["苹果"]) == 6


def test_any_text_comes_back() -> None:
    core = train_byte_level(ENGLISH, 270)
    pieces = core.encode("¡苹果 ñandú 🍎!").tokens
    assert None not in pieces
    assert len("".join(pieces)) == len("¡苹果 ñandú 🍎!".encode())


def test_a_language_that_was_not_read_stays_expensive() -> None:
    english, both = train_byte_level(ENGLISH, 290), train_byte_level(ENGLISH + CHINESE, 290)
    assert mean_tokens(english, CHINESE) == sum(len(t.encode()) for t in CHINESE) / len(CHINESE)
    assert mean_tokens(both, CHINESE) < mean_tokens(english, CHINESE)


def test_a_vocabulary_without_room_for_bytes_is_refused() -> None:
    with pytest.raises(ValueError, match="size"):
        train_byte_level(ENGLISH, 100)
