"""Entries found as lines of text: by shared words, or by the likeness of their meaning.

Letters: Q questions, N entries, F facts, k entries found.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.data.questions.knowledge import RELATIONS, things
from multimodal.data.questions.knowledge_words import ask_about, say_fact, thing_name
from multimodal.recipes.answer_knowledge.knowledge_task import Asked, KnowledgeTask

Alike = Callable[[Sequence[str], Sequence[str]], Tensor]
"""(Q questions, N entries) → how alike they are, (Q, N)"""
PIECE = re.compile(r"[一-鿿]|[^\W\d_]+")


def shared_words(questions: Sequence[str], entries: Sequence[str]) -> Tensor:
    """Cosine of weighted counts of words; each Chinese character is a word. (Q, N)

    A word weighs log(N / entries that hold it): what stands everywhere says little.

    Source: Spärck Jones 1972 (10.1108/eb026526).
    """
    held = [set(words_of(entry)) for entry in entries]
    known = {word: row for row, word in enumerate(sorted(set().union(*held)))}
    counts = Counter(word for words in held for word in words)
    weights = torch.tensor([len(entries) / counts[word] for word in known]).log()
    tables = [
        F.normalize(_counted(texts, known) * weights, dim=1) for texts in (questions, entries)
    ]
    return tables[0] @ tables[1].T


def words_of(text: str) -> list[str]:
    """Words in lower case, and Chinese characters one by one."""
    return PIECE.findall(text.lower())


def by_tower(embed: Callable[[Sequence[str]], Tensor]) -> Alike:
    """Cosine of the vectors of a sentence tower: texts → (N, D), rows of length 1."""

    def alike(questions: Sequence[str], entries: Sequence[str]) -> Tensor:
        return embed(questions) @ embed(entries).T

    return alike


def spoken(task: KnowledgeTask, asked: Asked, language: str) -> list[str]:
    """What is searched for: the name of what was recognised, and the question."""
    names, relations = things(), tuple(RELATIONS)
    colon = "：" if language == "zh" else ": "
    return [
        f"{thing_name(names[thing], language)}{colon}{ask_about(relations[relation], language)}"
        for thing, relation in zip(
            asked.named.tolist(), task.relations[asked.facts].tolist(), strict=True
        )
    ]


def nearness(task: KnowledgeTask, asked: Asked, alike: Alike, language: str) -> Tensor:
    """How near each of all F entries is to each question, (Q, F); equal texts are compared once."""
    texts = spoken(task, asked, language)
    rows = {text: row for row, text in enumerate(dict.fromkeys(texts))}
    found = alike(list(rows), [say_fact(fact, language) for fact in task.facts])
    return found[[rows[text] for text in texts]]


def nearest(near: Tensor, *, k: int) -> Tensor:
    """The ``k`` nearest entries of each question, nearest first: (Q, F) → (Q, k)."""
    return near.topk(k, dim=1).indices


def _counted(texts: Sequence[str], known: dict[str, int]) -> Tensor:
    table = torch.zeros(len(texts), len(known))
    for row, text in enumerate(texts):
        for word in words_of(text):
            if word in known:
                table[row, known[word]] += 1
    return table
