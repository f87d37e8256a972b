"""The closed list that an answerer of VQA chooses from, and how right each of its answers is.

Letters: Q questions, C answers.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

import torch
from torch import Tensor

from multimodal.arguments import require_whole
from multimodal.metrics.answers.answer_normalisation import normalise_answer

LEAST = 9
"""times that an answer occurs: more than eight, which leaves about 3,000 of VQA v2's train part"""
ENOUGH = 3
"""annotators who make an answer wholly right"""


class AnswerList:
    """C answers, and the targets that ten annotators make of them.

    Args:
        names: the answers, normalised, each once.

    Raises:
        ValueError: no answers, or one twice.

    Source: Teney et al. 2018 (arXiv 1708.02711).
    """

    def __init__(self, names: Sequence[str]) -> None:
        if not names or len(set(names)) < len(names):
            raise ValueError(f"{len(names)} answers, {len(set(names))} of them different")
        self.names = tuple(names)
        self._places = {name: place for place, name in enumerate(names)}

    @classmethod
    def frequent(cls, commons: Iterable[str], *, times: int = LEAST) -> "AnswerList":
        """Those that are the common answer of at least ``times`` questions, frequent ones first.

        Raises:
            ValueError: none is that frequent.
        """
        require_whole(1, times=times)
        counts = Counter(map(normalise_answer, commons))
        names = [name for name, count in counts.most_common() if count >= times]
        if not names:
            raise ValueError(f"no answer occurs {times} times: ask for fewer")
        return cls(names)

    def __len__(self) -> int:
        return len(self.names)

    def marks(self, answers: Iterable[str]) -> dict[int, float]:
        """Place in the list → min(annotators who said it / 3, 1); answers of no list are left out.

        ``answers`` are those of all annotators of one question.
        """
        counts = Counter(map(normalise_answer, answers))
        return {
            self._places[name]: min(count / ENOUGH, 1.0)
            for name, count in counts.items()
            if name in self._places
        }

    def targets(self, marks: Sequence[dict[int, float]]) -> Tensor:
        """(Q, C) float of the marks of Q questions, 0 where there is none."""
        found = torch.zeros(len(marks), len(self))
        for row, own in enumerate(marks):
            found[row, list(own)] = torch.tensor(list(own.values()))
        return found
