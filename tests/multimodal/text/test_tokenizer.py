import numpy as np
import pandas as pd
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from multimodal.text.tokenizer import Tokenizer
from multimodal.token_ids import END, START

TEXTS = [
    "a red circle to the left of a blue square",
    "Una estrella amarilla está encima del corazón; ¿dónde está el anillo?",
    "红色的圆形在蓝色的正方形的左边，黄色的五角星在上方",
]
TOKENIZER = Tokenizer.train(TEXTS, 300)


@pytest.mark.parametrize("text", TEXTS)
def test_known_texts_survive_the_way_there_and_back(text):
    plain = str.maketrans({"，": ",", ";": None, "¿": None, "?": None, ",": None})
    back = TOKENIZER.decode(TOKENIZER.encode(text)).replace(" ", "")
    assert back.translate(plain) == text.lower().translate(plain).replace(" ", "").replace(",", "")


def test_chinese_is_read_character_by_character():
    assert TOKENIZER.pieces("红色的圆形") == list("红色的圆形")
    assert TOKENIZER.decode(TOKENIZER.encode("红色的圆形")) == "红色的圆形"


def test_case_and_width_do_not_matter_but_accents_do():
    assert TOKENIZER.encode("RED ｃｉｒｃｌｅ") == TOKENIZER.encode("red circle")
    assert TOKENIZER.encode("está") != TOKENIZER.encode("esta")


@given(st.lists(st.sampled_from(" ".join(TEXTS).split()), min_size=1, max_size=20))
@settings(max_examples=50, deadline=None)
def test_padding_marks_exactly_what_is_not_text(words):
    text = " ".join(words)
    alone, _ = TOKENIZER.encode_batch([text], 200)
    tokens, mask = TOKENIZER.encode_batch([text, "a"], 200)
    assert torch.equal(tokens[0], alone[0])
    assert torch.equal(mask, tokens != 0)
    assert mask[1].tolist() == [True] + [False] * 199
    assert (mask.long().diff(dim=1) <= 0).all()


def test_unknown_letters_are_marked_not_dropped():
    assert TOKENIZER.pieces("ж") == ["[UNK]"]


@pytest.mark.parametrize("mark", ["[PAD]", "[START]", "[UNK]"])
def test_a_mark_in_a_text_is_letters(mark):
    tokens, mask = TOKENIZER.encode_batch([f"red {mark} circle"], wrapped=True)
    assert mask.all()
    assert tokens[0, 0] == START
    assert START not in tokens[0, 1:]


def test_wrapping_puts_start_and_end_around_the_text():
    tokens, mask = TOKENIZER.encode_batch(["red circle", "red"], wrapped=True)
    plain = TOKENIZER.encode("red circle")
    assert tokens[0].tolist() == [START, *plain, END]
    assert int(tokens[1][mask[1]][-1]) == END


@pytest.mark.parametrize("wrapped", [False, True])
def test_cutting_is_done_only_on_request(wrapped):
    with pytest.raises(ValueError, match=r"exceeds the limit of 4.*truncate=True"):
        TOKENIZER.encode_batch([TEXTS[0]], 4, wrapped=wrapped)
    tokens, mask = TOKENIZER.encode_batch([TEXTS[0]], 4, truncate=True, wrapped=wrapped)
    assert tokens.shape == (1, 4)
    assert mask.all()
    assert (tokens[0, -1] == END) == wrapped


def test_the_error_names_the_length():
    with pytest.raises(ValueError, match=r"a text of 100 tokens exceeds the limit of 64"):
        TOKENIZER.encode("a " * 100)


@pytest.mark.parametrize("empty", ["", "   ", "\n\t"])
def test_empty_texts_are_refused(empty):
    with pytest.raises(ValueError, match="empty text"):
        TOKENIZER.encode_batch(["fine", empty])


def test_no_texts_and_a_bare_string_are_refused():
    with pytest.raises(ValueError, match="no texts"):
        TOKENIZER.encode_batch([])
    with pytest.raises(ValueError, match="list of texts"):
        TOKENIZER.encode_batch("red circle")
    with pytest.raises(ValueError, match="needs texts"):
        Tokenizer.train([" "])


@pytest.mark.parametrize("kind", [tuple, iter, np.array, pd.Series])
@pytest.mark.parametrize(
    "use", [TOKENIZER.encode_batch, lambda t: Tokenizer.train(t, 99).to_json()]
)
def test_columns_arrays_and_generators_are_texts(kind, use):
    assert str(use(kind(TEXTS))) == str(use(list(TEXTS)))


@pytest.mark.parametrize("entry", [None, float("nan"), pd.NA, 3, "half \ud83d", b"dog"])
@pytest.mark.parametrize("use", [TOKENIZER.encode_batch, Tokenizer.train])
def test_an_entry_that_is_no_text_is_named_by_whoever_reads_it(use, entry):
    with pytest.raises(ValueError, match=r"^text 1 \(from 0 on\)"):
        use(["a dog", entry])
    for one in (TOKENIZER.encode, TOKENIZER.pieces):
        with pytest.raises(ValueError, match=r"^text 0 \(from 0 on\)"):
            one(entry)


@pytest.mark.parametrize("length", [0, -3, 2.5, "8"])
def test_lengths_and_sizes_are_whole_numbers(length):
    with pytest.raises(ValueError, match="length must be a whole number of at least 1"):
        TOKENIZER.encode_batch(["a dog"], length, truncate=True)
    with pytest.raises(ValueError, match="size must be a whole number of at least 1"):
        Tokenizer.train(["a dog"], length)
    with pytest.raises(ValueError, match="length must be a whole number of at least 3"):
        TOKENIZER.encode_batch(["a dog"], 2, wrapped=True, truncate=True)


@pytest.mark.parametrize("ids", [[-1], [10**6], [[4, 5]], ["a"], [None], [4.5], [float("nan")]])
def test_what_is_no_id_is_refused(ids):
    with pytest.raises(ValueError, match="ids must"):
        TOKENIZER.decode(ids)
    assert TOKENIZER.decode([]) == ""


def test_saving_and_loading_changes_nothing(tmp_path):
    TOKENIZER.save(tmp_path / "words.json")
    loaded = Tokenizer.load(tmp_path / "words.json")
    assert loaded.to_json() == TOKENIZER.to_json()
    assert loaded.encode(TEXTS[1]) == TOKENIZER.encode(TEXTS[1])


@pytest.mark.parametrize("content", ["", "{}", '{"max_length": 3, "tokenizer": {}}'])
def test_a_file_that_is_no_tokenizer_is_refused_by_name(tmp_path, content):
    path = tmp_path / "words.json"
    path.write_text(content)
    with pytest.raises(ValueError, match=r"words\.json: this is no saved tokenizer"):
        Tokenizer.load(path)


def test_the_edges_of_a_length():
    exact = len(TOKENIZER.encode(TEXTS[0]))
    assert TOKENIZER.encode_batch([TEXTS[0]], exact)[0].shape == (1, exact)
    with pytest.raises(
        ValueError, match=f"a text of {exact} tokens exceeds the limit of {exact - 1}"
    ):
        TOKENIZER.encode_batch([TEXTS[0]], exact - 1)
    assert TOKENIZER.encode_batch([TEXTS[0]], exact + 2, wrapped=True)[1].all()
    with pytest.raises(
        ValueError, match=f"a text of {exact + 2} tokens exceeds the limit of {exact + 1}"
    ):
        TOKENIZER.encode_batch([TEXTS[0]], exact + 1, wrapped=True)
    cut = TOKENIZER.encode_batch([TEXTS[0]], 5, wrapped=True, truncate=True)[0][0].tolist()
    assert cut == [START, *TOKENIZER.encode(TEXTS[0])[:3], END]
    short = Tokenizer.train(TEXTS, 300, max_length=3)
    assert short.encode_batch([TEXTS[0]], truncate=True)[0].shape == (1, 3)
    assert Tokenizer.from_json(short.to_json()).max_length == 3


@pytest.mark.parametrize("text", ["red 红色的", "红色的 red circle", "red 红 circle"])
def test_only_between_chinese_characters_no_space_is_left(text):
    assert TOKENIZER.decode(TOKENIZER.encode(text)) == text
