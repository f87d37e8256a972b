"""The circle of BLIP in a few steps: parts that do not overlap, models that change, data sets."""

import torch

from multimodal.recipes.blip.blip_eye import blip_with_eye, kind_labels, taught_eye
from multimodal.recipes.blip.bootstrapping import (
    bootstrap_task,
    data_sets,
    learn_from_web,
    new_writer,
    together,
    tune_on_human,
)
from multimodal.recipes.blip.filtering import written_captions


def first_state(model):
    return model.vision.embeddings.class_embedding.detach().clone()


def test_the_parts_and_their_labels():
    task = bootstrap_task(0)
    assert not {s.meaning for s in task.test.scenes} & {s.meaning for s in task.web.scenes.scenes}
    assert (kind_labels(task.test).sum(dim=1) == 2).all()
    assert len(together(task.human, task.human.subset([]))) == len(task.human)
    assert bootstrap_task(1).vocabulary.tokenizer.to_json() == task.vocabulary.tokenizer.to_json()


def test_every_model_starts_with_the_same_eye_and_other_words():
    task = bootstrap_task(0)
    one, other = (blip_with_eye(task.vocabulary, seed=seed) for seed in (0, 1))
    assert torch.equal(first_state(one), first_state(taught_eye(len(task.vocabulary))))
    assert torch.equal(first_state(one), first_state(other))
    assert not torch.equal(one.match_head.weight, other.match_head.weight)


def test_the_circle():
    task = bootstrap_task(0)
    eye = first_state(blip_with_eye(task.vocabulary, seed=0))
    pair = tune_on_human(learn_from_web(task, seed=0), task, seed=0)
    assert not torch.equal(first_state(pair.writer), eye)
    assert not torch.equal(first_state(pair.writer), first_state(pair.judge))
    written = written_captions(pair.writer, task.web.scenes, task.vocabulary)
    sets = data_sets(pair, written, task)
    assert len(sets["filtered"]) <= len(sets["web"]) == 600
    assert len(sets["bootstrapped"]) >= len(sets["filtered"])
    assert {caption.kind for caption in sets["true"]} == {"true"}
    writer = new_writer(sets["true"], task, seed=0)
    assert not torch.equal(first_state(writer), eye)
    assert torch.equal(first_state(taught_eye(len(task.vocabulary))), eye)
