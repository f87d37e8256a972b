"""Neural modules: a network is assembled for each question, as its program says.

Letters: B batch, L places, E width of a place, D width, C answers, S steps of a program.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import cast

import torch
from torch import Tensor, nn

from multimodal.models.answerers.program_answers import Count, Describe, Exists, More
from multimodal.models.answerers.program_steps import Filter, Relate, Thought, Unique

DIRECTIONS = ("left", "right", "above", "below")
Programs = Sequence[Sequence[tuple[str, str]]]
"""for each question its steps: (name, argument)"""


class NeuralModules(nn.Module):
    """One small module for each kind of step; a question strings together those that it needs.

    Questions whose programs have the same names of steps run together, whatever the arguments.

    Args:
        picture: places (B, L, E) → (B, L, its ``width``) that know where they are.
        names: property ("colour", "shape") → its names; each gets ``filter_…`` and ``query_…``.
        answers: names of all C.
        places: L.
        width: D.

    Source: Andreas et al. 2016 (arXiv 1511.02799), Hu et al. 2017 (arXiv 1704.05526). There a
    parser or a policy writes the program; here it is given.
    """

    def __init__(
        self,
        *,
        picture: nn.Module,
        names: Mapping[str, Sequence[str]],
        answers: Sequence[str],
        places: int = 36,
        width: int = 64,
    ) -> None:
        super().__init__()
        inputs = cast(int, picture.width)
        self.picture = picture
        self.look = nn.Sequential(nn.Linear(inputs, width), nn.ReLU(), nn.Linear(width, width))
        self.steps = nn.ModuleDict(
            {
                **{f"filter_{what}": Filter(every, width=width) for what, every in names.items()},
                "unique": Unique(),
                "relate": Relate(DIRECTIONS, places=places, width=width),
                "exists": Exists(answers),
                "count": Count(answers),
                "more": More(answers),
                **{
                    f"query_{what}": Describe(every, answers, width=width)
                    for what, every in names.items()
                },
            }
        )

    def forward(self, places: Tensor, programs: Programs) -> Tensor:
        """Places (B, L, E), B programs → logits (B, C).

        Raises:
            ValueError: a step that is unknown, or a program that ends without an answer.
        """
        seen, order, answered = self.look(self.picture(places)), list[int](), list[Tensor]()
        for rows in together(programs):
            answered.append(said(self.run(seen[rows], [programs[row] for row in rows])[-1]))
            order += rows
        back = torch.tensor(order, device=places.device).argsort()
        return torch.cat(answered)[back]

    def run(self, seen: Tensor, programs: Programs) -> list[Thought]:
        """What is thought after each of the S steps of programs that have one form.

        Args:
            seen: (B, L, D).
            programs: B.
        """
        thoughts = [Thought(seen, seen.new_ones(seen.shape[:2]))]
        for steps in zip(*programs, strict=True):
            (name, _), arguments = steps[0], [argument for _, argument in steps]
            if name not in self.steps:
                raise ValueError(f"unknown step {name!r}: there are {', '.join(self.steps)}")
            thoughts.append(self.steps[name](thoughts[-1], arguments))
        return thoughts[1:]

    @torch.no_grad()
    def maps(self, places: Tensor, programs: Programs) -> list[Tensor]:
        """The mask after each step of each program: B times (S, L)."""
        seen = self.look(self.picture(places))
        return [
            torch.cat([thought.mask for thought in self.run(seen[row : row + 1], [program])])
            for row, program in enumerate(programs)
        ]


def together(programs: Programs) -> list[list[int]]:
    """The questions by the form of their programs: their numbers, form after form."""
    forms = defaultdict[tuple[str, ...], list[int]](list)
    for row, program in enumerate(programs):
        forms[tuple(name for name, _ in program)].append(row)
    return list(forms.values())


def said(thought: Thought) -> Tensor:
    """The logits (B, C); raises ``ValueError`` where there are none."""
    if thought.logits is None:
        raise ValueError("a program must end in a step that answers: exists, count, more, query_…")
    return thought.logits
