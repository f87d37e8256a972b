"""The comparison of splits: what each holds out, and that both trainings are alike."""

import pytest
import torch

from multimodal.data.caption_rows import known_share, known_share_expected, split_by_caption
from multimodal.data.scenes.dataset import scene_dataset
from multimodal.losses.info_nce import clip_loss
from multimodal.recipes.contrastive import caption_split
from multimodal.recipes.contrastive.caption_split import (
    compare_splits,
    draw_scenes,
    evaluate_model,
    gallery_size,
    new_scenes,
    split_scenes,
    training_scenes,
)
from multimodal.recipes.pairs.objectives import contrastive
from multimodal.recipes.pairs.search import Embedded
from multimodal.text.tokenizer import Tokenizer


def test_by_caption_nearly_all_are_known_and_by_image_none():
    many = scene_dataset(2000, seed=3, captions_each=5, size=8, languages=("en",))
    parts = split_by_caption(many, caption_split.SHARE, seed=0)
    assert known_share(*parts) == pytest.approx(known_share_expected(5, 0.2), abs=0.004)
    assert known_share(*split_scenes("image", 0)) == 0


def test_both_ways_train_on_the_same_scenes():
    by_caption, by_image = split_scenes("caption", 0), split_scenes("image", 0)
    assert by_caption.train.ids == by_image.train.ids == training_scenes(0).ids
    assert not set(by_image.held_out.ids) & set(training_scenes(0).ids)
    assert len(by_caption.held_out.texts()) == len(training_scenes(0))  # a fifth of five each
    assert len(by_image.held_out) == gallery_size()
    with pytest.raises(ValueError, match="unknown way to split 'row'"):
        split_scenes("row", 0)


def test_a_caption_fits_one_scene_of_its_gallery():
    bags = [scene.bag for part in draw_scenes(0).values() for scene in part.scenes]
    assert len(set(bags)) == len(bags)


def test_no_caption_stands_twice():
    texts = training_scenes(0).captions["en"]
    assert all(len(set(of_one)) == 5 for of_one in texts)


def test_new_scenes_are_new():
    def meanings(data):
        return {(scene.first.kind, scene.second.kind, scene.axis) for scene in data.scenes}

    assert not meanings(training_scenes(0)) & meanings(new_scenes())
    assert {len(texts) for texts in new_scenes().captions["en"]} == {1}


def test_two_rows_a_seed_and_the_same_again():
    first, second = compare_splits(0), compare_splits(0)
    assert [row.split for row in first] == ["caption", "image"]
    assert first == second
    assert first[0].known > 0.9
    assert first[1].known == 0


def test_a_model_is_judged_by_its_loss_first_and_then_by_what_it_finds(monkeypatch):
    """Of four pairs three meet; one text lies on another picture."""

    class Model:
        def scale(self):
            return torch.tensor(2.0)

    images, texts = torch.eye(4), torch.eye(4)[[0, 1, 2, 2]]
    found = Embedded(images, {"en": texts})
    monkeypatch.setattr(caption_split, "embed", lambda *_, languages: found)
    loss, recall = evaluate_model(Model(), None, new_scenes())
    assert loss == pytest.approx(float(clip_loss(images, texts, 2.0)))
    by_text, by_image = 3 / 4, (1 + 1 + 1 / 2 + 1 / 4) / 4
    assert recall == pytest.approx((by_text + by_image) / 2)


def test_a_model_learns_from_the_first_part_and_its_words(monkeypatch):
    seen = []
    monkeypatch.setattr(caption_split, "train_towers", lambda *a, **k: seen.append((a, k)))
    train, new = training_scenes(0), new_scenes()
    _, tokenizer = caption_split.train_model(train, new, 5)
    (build, task, batches), options = seen[0]
    assert (task.train is train, task.test is new) == (True, True)
    assert task.tokenizer is tokenizer
    assert tokenizer.to_json() == Tokenizer.train(train.texts(), 600).to_json()
    assert build is caption_split.clip_model
    assert (batches.dataset is train, batches.seed, batches.batch_size) == (True, 5, 12)
    assert options == {"steps": 3, "objective": contrastive}
    assert (len(train), gallery_size(), len(new)) == (48, 12, 12)
