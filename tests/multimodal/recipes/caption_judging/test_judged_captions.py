"""Captions to be judged: the true one is no copy, the false ones are false by one thing."""

import pytest

from multimodal.data.scenes.caption_reading import read_caption
from multimodal.data.scenes.dataset import sample_scenes
from multimodal.data.scenes.grammar import Statement
from multimodal.recipes.caption_judging.judged_captions import KINDS, judged_captions

SCENES = sample_scenes(60, seed=5, split="test")


def holds(text: str, language: str, scene) -> bool:
    found = read_caption(text, language)
    kinds = tuple(mention.kind for mention in found.mentions)
    first, second = scene.first, scene.second
    things = {first.kind: first, second.kind: second}
    if not set(kinds) <= set(things):
        return False
    return Statement(things[kinds[0]], found.relation, things[kinds[1]]).holds_in(scene)


@pytest.mark.parametrize("language", ["en", "es", "zh"])
def test_what_is_called_true_is_true_and_nothing_else(language) -> None:
    judged = judged_captions(SCENES, language, seed=0)
    assert list(judged.captions) == list(KINDS)
    for row, scene in enumerate(SCENES):
        true, one_word, swapped = (judged.captions[kind][row] for kind in KINDS)
        assert holds(true, language, scene)
        assert not holds(one_word, language, scene)
        assert not holds(swapped, language, scene)
        assert len(judged.references[row]) == 5
        assert all(holds(text, language, scene) for text in judged.references[row])
        assert true not in judged.references[row]
        if language == "en":
            words = true.split(), one_word.split()
            assert sum(a != b for a, b in zip(*words, strict=True)) <= 2  # "an" may become "a"
            assert sorted(swapped.replace(",", "").split()) == sorted(true.replace(",", "").split())


def test_the_draws_are_the_same_in_every_language() -> None:
    found = {code: judged_captions(SCENES, code, seed=1) for code in ("en", "es", "zh")}
    for row in range(len(SCENES)):
        for kind in KINDS:
            readings = {
                read_caption(judged.captions[kind][row], code) for code, judged in found.items()
            }
            assert len({reading.mentions for reading in readings}) <= 2  # who is named first
            assert len({frozenset(reading.mentions) for reading in readings}) == 1
    again = judged_captions(SCENES, "en", seed=1)
    assert again == found["en"]
    assert again != judged_captions(SCENES, "en", seed=2)
