"""What is said of sets of pairs can be read in three languages, and be looked up."""

from pathlib import Path

from multimodal.data.emoji import emoji_concepts
from multimodal.data.pair_sets import load_pair_sets
from multimodal.data.photographs import load_photographs
from multimodal.language import DATA_LANGUAGES

REFERENCES = Path(__file__).parents[3] / "book" / "references.bib"


def test_every_text_is_there_in_three_languages() -> None:
    for one in load_pair_sets():
        for texts in (one.name, one.languages, one.origin, one.terms, one.caution):
            assert set(texts) == set(DATA_LANGUAGES), one.key
            assert all(text.strip() for text in texts.values()), one.key


def test_large_numbers_are_said_in_words() -> None:
    for one in load_pair_sets():
        assert (one.large is not None) == ((one.pictures or 0) >= 10**6), one.key
        assert one.large is None or set(one.large) == set(DATA_LANGUAGES)


def test_numbers_of_our_own_sets_are_true() -> None:
    ours = {one.key: one for one in load_pair_sets() if one.ours}
    assert set(ours) == {"openmoji", "photographs", "scenes"}
    assert ours["openmoji"].pictures == len(emoji_concepts())
    assert ours["openmoji"].texts == 3 * len(emoji_concepts())
    assert ours["photographs"].pictures == len(load_photographs())
    assert ours["photographs"].texts == 3 * len(load_photographs())


def test_public_sets_cite_what_the_book_lists() -> None:
    known = REFERENCES.read_text("utf-8")
    for one in load_pair_sets():
        assert one.ours or one.cite, one.key
        assert all(f"{{{key}," in known for key in one.cite), one.key
