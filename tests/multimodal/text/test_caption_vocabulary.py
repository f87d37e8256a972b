import pytest
import torch

from multimodal.text.caption_vocabulary import CaptionVocabulary
from multimodal.text.tokenizer import Tokenizer
from multimodal.token_ids import END, PAD

TEXTS = ["a red circle", "un círculo rojo", "红色的圆形", "a star"]


@pytest.fixture(scope="module")
def vocabulary() -> CaptionVocabulary:
    return CaptionVocabulary(Tokenizer.train(TEXTS, 200), ("en", "es", "zh"))


def test_every_language_has_a_start_of_its_own_after_the_words(
    vocabulary: CaptionVocabulary,
) -> None:
    starts = [vocabulary.start(code) for code in ("en", "es", "zh")]
    assert starts == list(range(len(vocabulary.tokenizer), len(vocabulary)))


def test_a_caption_begins_with_its_language_and_ends_before_the_padding(
    vocabulary: CaptionVocabulary,
) -> None:
    tokens, mask = vocabulary.encoder("en")(["a star", "a red circle"])
    assert (tokens[:, 0] == vocabulary.start("en")).all()
    last = mask.sum(dim=1) - 1
    assert (tokens[torch.arange(2), last] == END).all()
    assert ((tokens == PAD) == ~mask).all()


@pytest.mark.parametrize(("language", "text"), list(zip(["en", "es", "zh"], TEXTS, strict=False)))
def test_what_is_encoded_is_read_back(
    vocabulary: CaptionVocabulary, language: str, text: str
) -> None:
    tokens, _ = vocabulary.encoder(language)([text])
    assert vocabulary.read(tokens) == [text]


def test_what_stands_after_the_end_is_not_read(vocabulary: CaptionVocabulary) -> None:
    tokens, _ = vocabulary.encoder("en")(["a star"])
    longer = torch.cat((tokens, tokens), dim=1)
    assert vocabulary.read(longer) == ["a star"]


def test_an_unknown_language_is_refused(vocabulary: CaptionVocabulary) -> None:
    with pytest.raises(ValueError, match="language 'fr': choose one of en, es, zh"):
        vocabulary.start("fr")
