"""Three bases: answerers whose behaviour is known are judged as they behave."""

import torch

from multimodal.data.questions.knowledge import RELATIONS, REPLIES
from multimodal.recipes.answer_knowledge.base_trials import (
    by_first_found,
    by_model,
    by_reading_found,
    try_bases,
    wrong_values,
)
from multimodal.recipes.answer_knowledge.knowledge_answerers import KNOWLEDGE_SYSTEMS
from multimodal.recipes.answer_knowledge.knowledge_task import knowledge_task


def own_entry(task):
    """As near as can be to the entry of each question, far from all others."""
    return (torch.arange(len(task.facts)) == task.known.facts[:, None]).float()


def test_wrong_values_are_others_of_the_relation() -> None:
    task = knowledge_task()
    wrong = wrong_values(task)
    assert (wrong != task.values).all()
    for fact, value in zip(task.facts, wrong.tolist(), strict=True):
        assert REPLIES[value] in RELATIONS[fact.relation]


def test_who_knows_by_heart_neither_hears_nor_is_silent() -> None:
    task = knowledge_task()
    trials = try_bases(lambda asked, values, among: task.values[asked.facts], task, task.known)
    assert [bool(said.all()) for said in trials] == [True, False, True, False, True]


def test_who_reads_the_entry_follows_it_and_takes_another_when_it_is_missing() -> None:
    task = knowledge_task()
    trials = try_bases(by_first_found(own_entry(task)), task, task.known)
    assert trials.right.all()
    assert trials.followed.all()
    assert not trials.silent.any()
    assert not trials.right_anyway.all()
    assert not trials.still_right.any()


def test_who_abstains_is_silent_only_without_the_entry() -> None:
    task = knowledge_task()

    def careful(asked, values, among):
        there = among.gather(1, asked.facts[:, None])[:, 0]
        return torch.where(there, values[asked.facts], 0)

    trials = try_bases(careful, task, task.held_out)
    assert [bool(said.all()) for said in trials] == [True, True, False, True, False]
    assert not trials.right_anyway.any()


def test_a_network_reads_what_was_found() -> None:
    task = knowledge_task()
    model = KNOWLEDGE_SYSTEMS["memory"].run(task, seed=0)
    whole = by_model(model, task, "en")
    found = by_reading_found(own_entry(task), model, task, "en", k=len(task.facts))
    for one, other in zip(
        try_bases(whole, task, task.known), try_bases(found, task, task.known), strict=True
    ):
        assert torch.equal(one, other)
