"""Half a picture, half a sentence."""

from dataclasses import replace

import pytest
import torch

from multimodal.data.scenes.painting import draw_scenes
from multimodal.recipes.front import halves
from multimodal.recipes.front.halves import (
    COVER,
    GIVEN,
    best_possible,
    cover_first,
    first_is_right,
    found_by_pixels,
    found_first,
    half_pictures,
    redrawn,
)
from multimodal.recipes.front.opening import untrained_searcher
from multimodal.recipes.pairs.search import embed
from multimodal.recipes.pairs.tasks import SceneTask


@pytest.fixture(scope="module")
def small(scenes: SceneTask) -> SceneTask:
    return replace(scenes, test=scenes.test.subset(range(24)))


def test_the_half_of_the_first_thing_is_grey_and_the_other_as_it_was(small: SceneTask) -> None:
    images, scenes = small.test.images, small.test.scenes
    before = images.clone()
    covered = cover_first(images, scenes)
    assert torch.equal(images, before)
    assert {scene.axis for scene in scenes} == {"horizontal", "vertical"}
    for picture, old, scene in zip(covered, images, scenes, strict=True):
        if scene.axis == "vertical":
            picture, old = picture.transpose(1, 2), old.transpose(1, 2)
        assert (picture[:, :, :16] == COVER).all()
        assert torch.equal(picture[:, :, 16:], old[:, :, 16:])


def test_scenes_drawn_anew_mean_the_same_and_look_different(small: SceneTask) -> None:
    scenes = small.test.scenes
    again = redrawn(scenes)
    assert [scene.meaning for scene in again] == [scene.meaning for scene in scenes]
    same = draw_scenes(again, 32) == draw_scenes(scenes, 32)
    assert not same.flatten(1).all(dim=1).any()
    assert torch.equal(half_pictures(scenes), cover_first(draw_scenes(again, 32), again))


def test_the_best_possible_draws_lots_among_what_fits(small: SceneTask) -> None:
    scenes = small.test.scenes
    assert best_possible(scenes[:1]) == dict.fromkeys(GIVEN, 1)
    twin = replace(
        scenes[0],
        first=replace(scenes[0].first, colour=scenes[0].second.colour, shape="star"),
    )
    found = best_possible([scenes[0], twin])
    assert found["picture"] == 0.5
    assert found["both"] == found["sentence"] == 1


def test_each_search_is_given_its_own_half(small: SceneTask, monkeypatch) -> None:
    """With vectors that hold the halves themselves the sum finds what neither finds alone."""
    scenes = small.test.scenes
    kinds = sorted({thing.kind for scene in scenes for thing in (scene.first, scene.second)})

    def vector(first, second) -> torch.Tensor:
        parts = torch.zeros(2, len(kinds))
        for place, kind in enumerate((first, second)):
            if kind:
                parts[place, kinds.index(kind)] = 1
        return parts.flatten()

    whole = torch.stack([vector(scene.first.kind, scene.second.kind) for scene in scenes])
    pictures = torch.stack([vector(None, scene.second.kind) for scene in scenes])
    named = torch.stack([vector(scene.first.kind, None) for scene in scenes])
    monkeypatch.setattr(halves, "embed_images", lambda model, images: pictures)
    monkeypatch.setattr(halves, "embed_texts", lambda model, texts, tokenizer: named)
    model = untrained_searcher(small)
    found = embed(model, small.test, small.tokenizer)._replace(images=whole, texts={"en": whole})
    hits = found_first(model, small, found)["en"]
    assert hits["both"].all()
    assert hits["sentence"].all()
    assert not hits["picture"].all()
    assert not hits["words"].all()


def test_pixels_find_a_picture_that_was_only_made_darker(small: SceneTask, monkeypatch) -> None:
    assert found_by_pixels(small).float().mean() < 0.5
    darker = small.test.images // 2
    monkeypatch.setattr(halves, "half_pictures", lambda scenes: darker)
    assert found_by_pixels(small).float().mean() > 0.9


def test_the_first_must_be_the_query_s_own_row() -> None:
    assert first_is_right(torch.eye(3), torch.eye(3)).all()
    assert not first_is_right(torch.eye(3), torch.eye(3).roll(1, dims=0)).any()
