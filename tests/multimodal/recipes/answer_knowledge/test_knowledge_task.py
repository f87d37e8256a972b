"""Questions are about facts whose things the pictures show."""

import torch

from multimodal.data.questions.knowledge import RELATIONS, REPLIES, UNASKED, things
from multimodal.data.questions.knowledge_words import ask_about
from multimodal.recipes.answer_knowledge.knowledge_task import knowledge_task


def test_facts_are_numbers_that_say_what_they_are() -> None:
    task = knowledge_task()
    for number in (0, 50, -1):
        fact = task.facts[number]
        assert things()[int(task.subjects[number])] == fact.thing
        assert tuple(RELATIONS)[int(task.relations[number])] == fact.relation
        assert REPLIES[int(task.values[number])] == fact.value
        assert bool(task.learnt[number]) == (fact.thing not in UNASKED)


def test_tests_ask_every_fact_about_a_picture_of_its_thing() -> None:
    task = knowledge_task()
    assert task.known.facts.unique().tolist() == task.learnt.nonzero()[:, 0].tolist()
    assert task.held_out.facts.unique().tolist() == (~task.learnt).nonzero()[:, 0].tolist()
    for asked in (task.known, task.held_out):
        assert len(asked.features) == len(asked.named) == len(asked.facts)
        assert (asked.named == task.subjects[asked.facts]).float().mean() > 0.95


def test_a_base_is_whole_or_lacks_entries_or_says_something_else() -> None:
    task = knowledge_task()
    whole = task.base()
    assert torch.equal(whole.things, task.looks[task.subjects])
    assert torch.equal(whole.values, task.values)
    part = task.base(rows=torch.tensor([3, 1]))
    assert torch.equal(part.relations, task.relations[[3, 1]])
    other = task.base(values=task.values.flip(0), rows=torch.tensor([0]))
    assert other.values.tolist() == [int(task.values[-1])]


def test_questions_are_those_of_the_relations() -> None:
    task = knowledge_task()
    tokens, mask = task.questions("es")
    assert len(tokens) == len(RELATIONS)
    text = task.tokenizer.decode(tokens[1][mask[1]])
    assert text.replace(" ", "") == ask_about("food", "es").lower().replace(" ", "")
