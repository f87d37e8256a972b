"""In every batch the answers are what its base says, and gaps are answered by unknown."""

from itertools import islice

import pytest
import torch

from multimodal.recipes.answer_knowledge.changing_bases import KnowledgeStream, exchanged
from multimodal.recipes.answer_knowledge.knowledge_task import knowledge_task


def rows_of(task, looks):
    """Which thing each row of looks is."""
    return (looks[:, None] == task.looks).all(dim=2).float().argmax(dim=1)


@pytest.mark.parametrize("gaps", [0.0, 0.5])
def test_answers_stand_in_the_base_or_nothing_does(gaps: float) -> None:
    task = knowledge_task()
    stream = KnowledgeStream(task, seed=0, changing=True, gaps=gaps, languages=("en",))
    batch, tokens = next(iter(stream)), task.questions("en")[0]
    stated = {
        (thing, relation): value
        for thing, relation, value in zip(
            rows_of(task, batch.base.things).tolist(),
            batch.base.relations.tolist(),
            batch.base.values.tolist(),
            strict=True,
        )
    }
    trained = task.train.flatten(0, 1)
    shown = (batch.pictures[:, None] == trained).all(dim=2).float().argmax(dim=1)
    for row, thing in enumerate((shown // task.train.shape[1]).tolist()):
        relation = (tokens == batch.tokens[row]).all(dim=1).nonzero().item()
        assert stated.get((thing, relation), 0) == int(batch.answers[row])
    assert (batch.answers == 0).any() == (gaps > 0)


def test_only_what_training_asks_for_is_asked() -> None:
    task = knowledge_task()
    learnt = set(task.subjects[task.learnt].tolist())
    trained = task.train.flatten(0, 1)
    for batch in islice(KnowledgeStream(task, seed=1, changing=False), 3):
        shown = (batch.pictures[:, None] == trained).all(dim=2).float().argmax(dim=1)
        assert set((shown // task.train.shape[1]).tolist()) <= learnt
        assert torch.equal(batch.mask, batch.tokens != 0)
        assert torch.equal(batch.base.values, task.values)


def test_a_stream_follows_its_seed() -> None:
    task = knowledge_task()
    one, same, other = (
        next(iter(KnowledgeStream(task, seed=seed, changing=True))) for seed in (0, 0, 1)
    )
    assert torch.equal(one.answers, same.answers)
    assert torch.equal(one.base.values, same.base.values)
    assert not torch.equal(one.base.values, other.base.values)


def test_values_are_exchanged_within_a_relation() -> None:
    values, relations = torch.arange(8), torch.tensor([0, 1] * 4)
    found = exchanged(values, relations, torch.Generator().manual_seed(0))
    assert not torch.equal(found, values)
    for relation in (0, 1):
        assert sorted(found[relations == relation].tolist()) == values[relation::2].tolist()
