"""Where an answerer looks, as numbers of one row: the pointing game and what it is worth.

``hop_1`` … how often the largest weight of a hop lies on the thing that is asked about, ``other_1``
… the same of the map of another question, ``usual_place``, ``best_place`` and ``chance_place``: see
:class:`multimodal.recipes.answer_judging.answer_pointing.Pointed`. ``last_if_right`` and
``last_if_wrong``: the last hop, where the answer is right and where it is wrong.

Questions of relation have two things: ``named_1`` … how often a hop points at the one that the
question names, ``meant_1`` … at the one that it asks about.
"""

from torch import Tensor

from multimodal.data.questions.question_set import QuestionSet
from multimodal.models.answerers.answerer import AttendingAnswerer
from multimodal.recipes.answer_judging.answer_consistency import Asked
from multimodal.recipes.answer_judging.answer_pointing import (
    ONE_THING,
    asked_about,
    maps_of,
    pointed,
)
from multimodal.recipes.answering.weight_on_things import two_looks


def of_kinds(questions: QuestionSet, *kinds: str) -> QuestionSet:
    """The questions of some kinds."""
    return questions.subset([row for row, kind in enumerate(questions.kinds) if kind in kinds])


def pointing_measures(asked: Asked, questions: QuestionSet) -> dict[str, float]:
    """All columns; none for a model without maps."""
    if not isinstance(asked.model, AttendingAnswerer):
        return {}
    about = of_kinds(questions, *ONE_THING)
    maps, things = _maps(asked, about), asked_about(about)
    found = pointed(maps, things, about.pictures)
    right = asked.right(about)
    parts = {
        f"last_if_{name}": pointed(
            maps[rows], [things[row] for row in rows.tolist()], about.pictures[rows]
        ).hops[-1]
        for name, rows in (("right", right.nonzero()[:, 0]), ("wrong", (~right).nonzero()[:, 0]))
        if len(rows)
    }
    return {
        **_numbered("hop", found.hops),
        **_numbered("other", found.of_another),
        "usual_place": found.usual_place,
        "best_place": found.best_place,
        "chance_place": found.chance,
        **parts,
        **_relation(asked, of_kinds(questions, "relation")),
    }


def _relation(asked: Asked, questions: QuestionSet) -> dict[str, float]:
    maps = _maps(asked, questions)
    looks = [two_looks(q.program, questions.crowds[q.picture]) for q in questions.questions]
    return {
        **_numbered("named", pointed(maps, [o.named for o in looks], questions.pictures).hops),
        **_numbered("meant", pointed(maps, [o.meant for o in looks], questions.pictures).hops),
    }


def _maps(asked: Asked, questions: QuestionSet) -> Tensor:
    assert isinstance(asked.model, AttendingAnswerer)
    return maps_of(asked.model, questions, asked.places, asked.tokenizer, asked.language)


def _numbered(name: str, hops: tuple[float, ...]) -> dict[str, float]:
    return {f"{name}_{number}": share for number, share in enumerate(hops, start=1)}
