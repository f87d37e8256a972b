"""A searcher for the home page, and sentences that were exchanged."""

from dataclasses import replace

import pytest
import torch

from multimodal.recipes.front.opening import (
    best_four,
    exchange,
    train_searcher,
    untrained_searcher,
)
from multimodal.recipes.pairs.search import Embedded, embed, embed_texts
from multimodal.recipes.pairs.tasks import SceneTask


@pytest.fixture(scope="module")
def small(scenes: SceneTask) -> SceneTask:
    return replace(scenes, test=scenes.test.subset(range(12)))


def test_training_follows_its_seed_and_changes_the_weights(small: SceneTask, monkeypatch) -> None:
    monkeypatch.setenv("COURSE_PRESET", "mini")
    first, again = (train_searcher(small, seed=3).state_dict() for _ in range(2))
    start = untrained_searcher(small, seed=3).state_dict()
    assert all(torch.equal(first[name], again[name]) for name in first)
    assert any(not torch.equal(first[name].cpu(), start[name].cpu()) for name in first)


def test_the_four_best_come_in_the_order_of_their_cosines(small: SceneTask) -> None:
    model = untrained_searcher(small)
    found = embed(model, small.test, small.tokenizer)
    queries = {"en": "a red cross", "zh": "红色的十字形"}
    four = best_four(model, small, found.images, queries)
    for language, query in queries.items():
        cosines = (embed_texts(model, [query], small.tokenizer) @ found.images.T)[0]
        assert four[language] == cosines.argsort(descending=True)[:4].tolist()


def test_exchanged_sentences_are_apart_and_noticed_where_pairs_are_perfect() -> None:
    vectors = torch.eye(9)
    found = exchange(Embedded(vectors, {"en": vectors, "es": vectors}), 4)
    for language in ("en", "es"):
        assert found[language].right.tolist() == [1] * 5
        assert found[language].wrong.tolist() == [0] * 4
        assert found[language].noticed == 4


def test_nothing_is_noticed_where_pairs_are_upside_down() -> None:
    vectors = torch.eye(8)
    assert exchange(Embedded(vectors, {"en": -vectors}), 3)["en"].noticed == 0


@pytest.mark.parametrize("count", [0, 1, 9])
def test_a_count_that_cannot_be_exchanged_is_refused(count: int) -> None:
    vectors = torch.eye(8)
    with pytest.raises(ValueError, match=f"between 2 and 8 sentences, not {count}"):
        exchange(Embedded(vectors, {"en": vectors}), count)
