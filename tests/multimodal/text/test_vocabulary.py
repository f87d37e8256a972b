"""The same texts give the same vocabulary, pieces from inside words included."""

from multimodal.text.vocabulary import INNER, SPECIAL, train_core

TEXTS = ["A red circle and a star", "Un círculo rojo y una estrella", "红色的圆形"] * 3


def test_training_gives_the_same_vocabulary_every_time():
    assert len({train_core(TEXTS, 300).to_str() for _ in range(5)}) == 1


def test_special_entries_come_first_and_every_letter_has_an_entry():
    vocabulary = train_core(TEXTS, 20).get_vocab()
    assert sorted(vocabulary, key=vocabulary.get)[: len(SPECIAL)] == list(SPECIAL)
    letters = {letter for text in TEXTS for letter in text.lower() if letter != " "}
    assert all(letter in vocabulary or INNER + letter in vocabulary for letter in letters)
