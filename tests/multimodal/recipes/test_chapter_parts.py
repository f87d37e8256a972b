"""The parts that the chapter on CLIP puts together, at the smallest size."""

import math

import pandas as pd
import pytest
import torch
from torch.nn.functional import normalize

from multimodal.language import DATA_LANGUAGES, Words
from multimodal.recipes.clip.gap import GapTrace, geometry
from multimodal.recipes.clip.hard_negatives import binding
from multimodal.recipes.pairs.embedding import Embedded, embed, embed_images
from multimodal.recipes.pairs.objectives import contrastive, contrastive_at, sigmoid
from multimodal.recipes.pairs.search import (
    cross_language,
    recall_interval,
    retrieval,
    retrieval_table,
)
from multimodal.recipes.pairs.tasks import BATCH, SceneTask, emoji_task, scene_task, steps
from multimodal.recipes.pairs.towers import bag_clip, clip_model, fit_settings, siglip_model
from multimodal.studies import clip_scenes as scene_study
from multimodal.training.fit import fit
from multimodal.training.seeds import seeded


@pytest.fixture(scope="module")
def scenes() -> SceneTask:
    return scene_task()


def directions(rows: int, seed: int = 0) -> torch.Tensor:
    return normalize(torch.randn(rows, 16, generator=torch.Generator().manual_seed(seed)), dim=1)


def test_unseen_scenes_have_unseen_meanings(scenes: SceneTask) -> None:
    seen = {scene.meaning for scene in scenes.train.scenes}
    assert len(scenes.test) == 256
    assert not seen & {scene.meaning for scene in scenes.test.scenes}


@pytest.mark.parametrize("by", ["random", "concept", "family"])
def test_emoji_are_unseen_in_each_split(by: str) -> None:
    task = emoji_task(by=by)
    assert (len(task.train), len(task.test)) == (1531, 383)
    assert not set(task.train.ids) & set(task.test.ids)


def test_unknown_kinds_are_refused() -> None:
    with pytest.raises(ValueError, match="scenes, emoji, short"):
        steps("photos")
    with pytest.raises(ValueError, match="split"):
        emoji_task(by="colour")


def test_batches_repeat_and_differ_by_seed(scenes: SceneTask) -> None:
    first, again, other = (next(iter(scenes.batches(seed=seed))) for seed in (0, 0, 1))
    assert torch.equal(first.images, again.images)
    assert torch.equal(first.tokens, again.tokens)
    assert not torch.equal(first.image_ids, other.image_ids)


def test_models_fit_in_a_million_weights(scenes: SceneTask) -> None:
    for build in (clip_model, bag_clip, siglip_model):
        assert sum(weights.numel() for weights in build(scenes).parameters()) < 1_000_000


def test_siglip_starts_where_guessing_is_calibrated(scenes: SceneTask) -> None:
    bias = siglip_model(scenes).logit_bias
    assert float(bias.detach().sigmoid()) == pytest.approx(1 / BATCH, rel=1e-3)


def test_objectives_start_at_guessing(scenes: SceneTask) -> None:
    batch = next(iter(scenes.batches(seed=0)))
    with seeded(0):
        clip, siglip = clip_model(scenes), siglip_model(scenes)
    assert float(contrastive(clip, batch).detach()) == pytest.approx(math.log(BATCH), abs=0.6)
    at_one = float(contrastive_at(1.0)(clip, batch).detach())
    assert at_one == pytest.approx(math.log(BATCH), abs=0.05)
    assert float(sigmoid(siglip, batch).detach()) == pytest.approx(1 + math.log(BATCH), abs=1)


def test_a_bag_of_words_ties_on_every_swap(scenes: SceneTask) -> None:
    with seeded(0):
        bag, reader = bag_clip(scenes), clip_model(scenes)
    assert binding(bag, scenes).swap == 0.5
    assert binding(reader, scenes).swap != 0.5


def test_embeddings_are_unit_vectors_of_all_pairs(scenes: SceneTask) -> None:
    found = embed(clip_model(scenes), scenes.test, scenes.tokenizer)
    assert set(found.texts) == set(DATA_LANGUAGES)
    for vectors in (found.images, *found.texts.values()):
        assert vectors.shape == (256, 128)
        torch.testing.assert_close(vectors.norm(dim=1), torch.ones(256))


def test_pictures_are_embedded_as_in_training(scenes: SceneTask) -> None:
    model = clip_model(scenes).eval()
    batch = next(iter(scenes.batches(seed=0)))
    wanted = model.encode_image(batch.images).detach()
    torch.testing.assert_close(embed_images(model, scenes.train.images[batch.image_ids]), wanted)


def test_embedding_leaves_no_trace_in_training(scenes: SceneTask) -> None:
    model = clip_model(scenes).train()
    before = {name: weights.clone() for name, weights in model.state_dict().items()}
    embed_images(model, scenes.test.images)
    assert all(torch.equal(weights, before[name]) for name, weights in model.state_dict().items())


def test_search_finds_what_coincides() -> None:
    vectors = directions(30)
    rows = retrieval(Embedded(vectors, {"en": vectors, "zh": directions(30, seed=1)}))
    assert [(row.language, row.direction) for row in rows][:2] == [
        ("en", "text_to_image"),
        ("en", "image_to_text"),
    ]
    assert rows[0].recall[1] == 1
    assert rows[0].median_rank == 1
    assert rows[2].recall[1] < 0.3


def test_each_direction_asks_with_its_own_side() -> None:
    images, texts = torch.eye(3), torch.eye(3)[[0, 0, 2]]
    words, pictures = retrieval(Embedded(images, {"en": texts}))
    assert words.recall[1] == pytest.approx(2 / 3)
    assert pictures.recall[1] == pytest.approx((1 / 2 + 1 / 3 + 1) / 3)


def test_search_across_languages_and_its_table() -> None:
    vectors = directions(30)
    drawn = Embedded(vectors, {"es": vectors, "zh": vectors.flip(0)})
    assert cross_language(drawn, "es", "es").recall[1] == 1
    assert cross_language(drawn, "es", "zh").recall[1] == 0
    for language in DATA_LANGUAGES:
        shown = retrieval_table(
            [*retrieval(drawn), cross_language(drawn, "es", "zh")], words=Words(language, "clip")
        )
        assert isinstance(shown, pd.DataFrame)
        assert shown.shape == (5, 6)


def test_interval_holds_the_score() -> None:
    drawn = Embedded(
        directions(100), {"en": normalize(directions(100) + directions(100, 1), dim=1)}
    )
    low, estimate, high = recall_interval(drawn, "en", 1)
    assert low < estimate < high


def test_geometry_of_shifted_clouds() -> None:
    cloud = directions(200)
    apart = torch.zeros(16)
    apart[0] = 3
    distance, true, _ = geometry(cloud, cloud)
    assert (distance, round(true, 4)) == (0, 1)
    assert geometry(torch.eye(16), torch.eye(16))[2] == 0
    assert geometry(normalize(cloud + apart, dim=1), normalize(cloud - apart, dim=1))[0] > 1.5


def test_gap_is_watched_while_a_model_trains(scenes: SceneTask) -> None:
    with seeded(0):
        model = clip_model(scenes)
    trace = GapTrace(scenes)
    trace.look(model, 0)
    fit(
        model,
        contrastive,
        scenes.batches(seed=0),
        steps=steps("scenes"),
        settings=fit_settings(),
        on_step=[lambda step, now: trace.look(now, step)],
    )
    assert trace.column("step") == [0, 1, 2, 3]
    assert trace.column("scale")[0] == pytest.approx(1 / 0.07, rel=1e-4)
    assert len(set(trace.column("distance"))) == 4


def test_heads_are_all_that_a_frozen_model_trains(scenes: SceneTask) -> None:
    with seeded(0):
        towers = clip_model(scenes)
        heads = scene_study.heads_on(towers)(scenes)
    trained = {name for name, weights in heads.named_parameters() if weights.requires_grad}
    assert trained == {"image_projection.weight", "text_projection.weight", "logit_scale"}


def test_study_has_a_row_for_each_variant() -> None:
    rows = scene_study.run(seeds=1)
    assert len({row["variant"] for row in rows}) == len(rows) == 5
    assert all(0 <= row["recall_at_1"] <= 1 for row in rows)
    assert next(row for row in rows if row["variant"] == "bag_of_words")["swap"] == 0.5
