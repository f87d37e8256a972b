"""Programs answer what a person would, of a crowd made by hand."""

import pytest

from multimodal.data.questions.candidates import by_kind, compared
from multimodal.data.questions.crowd import Crowd
from multimodal.data.questions.programs import (
    Program,
    Step,
    kind_of,
    run_program,
    things_after,
)

UNIQUE, EXISTS, COUNT = Step("unique"), Step("exists"), Step("count")
STAR, HEART, CIRCLE = (Step("filter_shape", shape) for shape in ("star", "heart", "circle"))
RED, BLUE, BLACK = (Step("filter_colour", colour) for colour in ("red", "blue", "black"))


def beside(direction: str, query: str = "query_shape", kind=("red", "star")) -> Program:
    return *by_kind(*kind), UNIQUE, Step("relate", direction), UNIQUE, Step(query)


@pytest.mark.parametrize(
    ("program", "kind", "answer"),
    [
        ((RED, STAR, EXISTS), "exists", "yes"),
        ((RED, HEART, EXISTS), "exists", "no"),
        ((BLACK, EXISTS), "exists", "no"),
        ((STAR, COUNT), "count", "2"),
        ((BLACK, COUNT), "count", "0"),
        ((HEART, UNIQUE, Step("query_colour")), "colour", "blue"),
        ((BLUE, HEART, UNIQUE, Step("query_shape")), "shape", "heart"),
        (compared(STAR, HEART), "compare", "yes"),
        (compared(HEART, STAR), "compare", "no"),
        (compared(RED, BLUE), "compare", "no"),
        (beside("left"), "relation", "heart"),
        (beside("right"), "relation", "star"),
        (beside("below"), "relation", "circle"),
        (beside("above", "query_colour"), "relation", "blue"),
    ],
)
def test_answers(crowd: Crowd, program: Program, kind: str, answer: str) -> None:
    assert kind_of(program) == kind
    assert run_program(program, crowd) == answer


@pytest.mark.parametrize(
    ("program", "message"),
    [
        ((STAR, UNIQUE, Step("query_colour")), "exactly one thing, 2 are left"),
        ((BLACK, UNIQUE, Step("query_shape")), "exactly one thing, 0 are left"),
        (beside("left", kind=("blue", "star")), "3 are left"),
        (beside("behind"), "unknown direction 'behind'"),
        ((STAR,), "must end with an answer"),
        ((STAR, Step("more")), "'more' cannot follow"),
        ((Step("paint"),), "'paint' cannot follow"),
    ],
)
def test_questions_without_an_answer(crowd: Crowd, program: Program, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        run_program(program, crowd)


def test_what_is_left_after_each_step(crowd: Crowd) -> None:
    star, heart, circle, other = crowd.things
    assert things_after(beside("left"), crowd) == (
        (star, circle),
        (star,),
        (star,),
        (heart,),
        (heart,),
        (heart,),
    )
    assert things_after(compared(STAR, HEART), crowd) == (
        (star, other),
        (star, other),
        (heart,),
        (heart,),
        (),
    )


def test_no_question() -> None:
    for program in ((), (STAR,), (STAR, UNIQUE)):
        with pytest.raises(ValueError, match="asks nothing of exists, count"):
            kind_of(program)
