"""Facts about things in pictures: from the weights, from a memory, from entries found as text.

``python -m multimodal.studies.answering_knowledge`` writes the table and its card; it wants the
multilingual sentence tower.
"""

import time
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import product

import torch
from torch import Tensor, nn

from multimodal.data.questions.knowledge import REPLIES
from multimodal.language import DATA_LANGUAGES
from multimodal.pretrained.sentence_tower import MultilingualE5
from multimodal.recipes.answer_knowledge.base_trials import (
    Answer,
    by_first_found,
    by_model,
    by_reading_found,
    try_bases,
)
from multimodal.recipes.answer_knowledge.entry_search import by_tower, nearness, shared_words
from multimodal.recipes.answer_knowledge.knowledge_answerers import KNOWLEDGE_SYSTEMS
from multimodal.recipes.answer_knowledge.knowledge_task import Asked, KnowledgeTask, knowledge_task
from multimodal.studies.command import Row, study

PARTS = ("known", "held_out")


@cache
def task() -> KnowledgeTask:
    """The base of the chapter."""
    return knowledge_task()


def asked(part: str) -> Asked:
    """Questions about things that training asks about, or about the others."""
    return task().known if part == "known" else task().held_out


@cache
def near(way: str, part: str, language: str) -> Tensor:
    """How near each entry is to each question, (Q, F)."""
    alike = shared_words if way == "words" else by_tower(tower().embed)
    return nearness(task(), asked(part), alike, language)


@cache
def tower() -> MultilingualE5:
    """Reads the three languages."""
    return MultilingualE5()


def trained_rows(seed: int) -> Iterator[Row]:
    """One row a network, part and language; the memory also reads what was found."""
    for name, system in KNOWLEDGE_SYSTEMS.items():
        start = time.process_time()
        model = system.run(task(), seed=seed)
        seconds = round(time.process_time() - start, 1)
        for part, code in product(PARTS, DATA_LANGUAGES):
            yield row(name, seed, part, code, by_model(model, task(), code), model, seconds), model
            seconds = 0.0  # the training is told once
            for way in ("words", "meaning") if name == "memory_gaps" else ():
                answer = by_reading_found(near(way, part, code), model, task(), code)
                yield row(f"read_{way}", seed, part, code, answer, model), model


def untrained_rows() -> Iterator[Row]:
    """What learns nothing, under seed 0."""
    for part, code in product(PARTS, DATA_LANGUAGES):
        for name, answer in {
            "prior": constant(common_value()),
            "prior_question": by_relation(),
            "found_words": by_first_found(near("words", part, code)),
            "found_meaning": by_first_found(near("meaning", part, code)),
        }.items():
            yield row(name, 0, part, code, answer), nn.Identity()


def row(
    name: str,
    seed: int,
    part: str,
    language: str,
    answer: Answer,
    model: nn.Module | None = None,
    seconds: float = 0.0,
) -> dict[str, object]:
    """Shares over the questions, see :mod:`multimodal.recipes.answer_knowledge.base_trials`.

    ``chance``: of a reply drawn from all. ``recognised``: pictures that the recogniser names right.
    ``seconds``: of a training, in its first row.
    """
    trials, questions = try_bases(answer, task(), asked(part)), asked(part)
    named = questions.named == task().subjects[questions.facts]
    return {
        "system": name,
        "seed": seed,
        "things": part,
        "language": language,
        **{trial: float(said.float().mean()) for trial, said in trials._asdict().items()},
        "chance": 1 / len(REPLIES),
        "recognised": float(named.float().mean()),
        "parameters": 0 if model is None else size_of(model),
        "seconds": seconds,
        f"right_{part}": trials.right,
    }


def constant(value: int) -> Answer:
    """One value for all questions."""
    return lambda asked, values, among: torch.full_like(asked.facts, value)


def common_value() -> int:
    """The value that training asks for most often."""
    return most_frequent(task().values[task().learnt])


def by_relation() -> Answer:
    """For each question the value that training asks for most often in it."""
    learnt, relations, values = task().learnt, task().relations, task().values
    best = {
        relation: most_frequent(values[learnt & (relations == relation)])
        for relation in relations.unique().tolist()
    }
    told = torch.tensor([best[relation] for relation in relations.tolist()])
    return lambda asked, values, among: told[asked.facts]


def most_frequent(values: Tensor) -> int:
    """The commonest of some numbers."""
    return Counter(values.tolist()).most_common(1)[0][0]


def size_of(model: nn.Module) -> int:
    """How many numbers were learned."""
    return sum(part.numel() for part in model.parameters() if part.requires_grad)


def rows_of(seed: int) -> Iterator[Row]:
    """All rows of a seed."""
    yield from trained_rows(seed)
    if seed == 0:
        yield from untrained_rows()


if __name__ == "__main__":
    study("answering_knowledge", __doc__, rows_of)
