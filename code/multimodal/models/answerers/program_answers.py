"""The parts of neural modules that answer: each reads a mask and says what it can.

Letters: B questions whose programs have one form, L places, D width, C answers, K names.
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from multimodal.models.answerers.program_steps import Thought, as_weights, numbered

UNSAID = -30.0
"""logit of an answer that a step cannot give: a describer of colours never says yes"""


class Exists(nn.Module):
    """Yes if anything is left of the mask.

    Args:
        answers: names of all C; "yes" and "no" are among them.
    """

    def __init__(self, answers: Sequence[str]) -> None:
        super().__init__()
        self.says = Says(("no", "yes"), answers)
        self.sure = nn.Parameter(torch.tensor((4.0, -2.0)))

    def forward(self, thought: Thought, arguments: Sequence[str]) -> Thought:
        """The answer from the strongest place."""
        yes = self.sure[0] * thought.mask.amax(dim=1) + self.sure[1]
        return thought._replace(logits=self.says(torch.stack((-yes, yes), dim=1)))


class Count(nn.Module):
    """The mask is added up, and the nearest number is said.

    Args:
        answers: names of all C; those that are digits are numbers.
    """

    def __init__(self, answers: Sequence[str]) -> None:
        super().__init__()
        numbers = [name for name in answers if name.isdecimal()]
        self.says = Says(numbers, answers)
        self.register_buffer("numbers", torch.tensor([float(name) for name in numbers]))
        self.sure = nn.Parameter(torch.tensor(2.0))

    numbers: Tensor

    def forward(self, thought: Thought, arguments: Sequence[str]) -> Thought:
        """The sum is kept for a step that compares, and is an answer for now."""
        counted = thought.mask.sum(dim=1)  # (B,)
        far = (counted[:, None] - self.numbers).square()
        counts = (*thought.counts, counted)
        return thought._replace(counts=counts, logits=self.says(-self.sure * far))


class More(nn.Module):
    """Yes if the first branch counted more than the second.

    Args:
        answers: names of all C.
    """

    def __init__(self, answers: Sequence[str]) -> None:
        super().__init__()
        self.says = Says(("no", "yes"), answers)
        self.sure = nn.Parameter(torch.tensor((4.0, -2.0)))

    def forward(self, thought: Thought, arguments: Sequence[str]) -> Thought:
        """The answer from the difference of the last two counts."""
        first, second = thought.counts[-2:]
        yes = self.sure[0] * (first - second) + self.sure[1]
        return thought._replace(logits=self.says(torch.stack((-yes, yes), dim=1)))


class Describe(nn.Module):
    """Says the name of what the mask points at.

    Args:
        names: K, what it can say.
        answers: names of all C.
        width: D.

    Source: *describe* of Andreas et al. 2016 (arXiv 1511.02799).
    """

    def __init__(self, names: Sequence[str], answers: Sequence[str], *, width: int) -> None:
        super().__init__()
        self.says = Says(names, answers)
        self.name = nn.Linear(width, len(names))

    def forward(self, thought: Thought, arguments: Sequence[str]) -> Thought:
        """The answer from the mean of the places, weighted by the mask."""
        meant = torch.einsum("bl,bld->bd", as_weights(thought.mask), thought.seen)
        return thought._replace(logits=self.says(self.name(meant)))


class Says(nn.Module):
    """Logits of a few answers → logits of all, the others :data:`UNSAID`.

    Args:
        names: K answers.
        answers: all C.

    Raises:
        ValueError: a name that is no answer.
    """

    where: Tensor

    def __init__(self, names: Sequence[str], answers: Sequence[str]) -> None:
        super().__init__()
        self.answers = len(answers)
        self.register_buffer("where", numbered(names, answers, torch.device("cpu")))

    def forward(self, logits: Tensor) -> Tensor:
        """(B, K) → (B, C)."""
        everything = logits.new_full((len(logits), self.answers), UNSAID)
        return everything.index_copy(1, self.where, logits)
