"""Only what makes sense is asked."""

from collections import Counter
from dataclasses import replace

import pytest

from multimodal.data.questions.candidates import (
    candidates,
    compared,
    is_about_held_out,
    named_kinds,
)
from multimodal.data.questions.crowd import Crowd, sample_crowds
from multimodal.data.questions.programs import KINDS, Step, kind_of, run_program, things_after
from multimodal.data.scenes.dataset import HELD_OUT


def test_what_can_be_asked_about_a_crowd(crowd: Crowd) -> None:
    yellow = [replace(t, colour="yellow") if t.colour == "red" else t for t in crowd.things]
    asked = {kind: dict(candidates(Crowd(tuple(yellow)), kind)) for kind in KINDS}
    assert Counter(asked["count"].values()) == {"0": 7, "1": 2, "2": 3}
    unique = Step("unique")
    assert asked["colour"] == {
        (Step("filter_shape", "heart"), unique, Step("query_colour")): "blue",
        (Step("filter_shape", "circle"), unique, Step("query_colour")): "yellow",
    }
    assert asked["shape"] == {}
    blue, green = Step("filter_colour", "blue"), Step("filter_colour", "green")
    assert asked["compare"][compared(blue, green)] == "yes"
    nothing = compared(Step("filter_colour", "black"), green)
    assert nothing not in asked["compare"]
    assert len([1 for answer in asked["exists"].values() if answer == "yes"]) == 2 + 3 + 4


@pytest.mark.parametrize("split", ["train", "combinations"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_candidate_is_of_its_kind_and_its_answer_true(split: str, kind: str) -> None:
    for crowd in sample_crowds(30, seed=3, split=split):
        for program, answer in candidates(crowd, kind):
            assert kind_of(program) == kind
            assert run_program(program, crowd) == answer


def test_a_direction_is_asked_for_where_one_thing_stands_there() -> None:
    for crowd in sample_crowds(50, seed=4):
        for program, _ in candidates(crowd, "relation"):
            reference, found = (things_after(program, crowd)[step] for step in (1, 3))
            assert len(reference) == len(found) == 1
            assert found != reference


def test_held_out_kinds_are_named_in_their_part_only() -> None:
    for crowd in sample_crowds(50, seed=0):
        for kind in KINDS:
            for program, _ in candidates(crowd, kind):
                assert HELD_OUT.isdisjoint(named_kinds(program))


def test_every_question_of_the_combinations_is_about_a_held_out_thing() -> None:
    for crowd in sample_crowds(50, seed=0, split="combinations"):
        held = [thing for thing in crowd.things if thing.kind in HELD_OUT]
        for kind in KINDS:
            for program, _ in candidates(crowd, kind):
                led = {thing for things in things_after(program, crowd) for thing in things}
                assert not HELD_OUT.isdisjoint(named_kinds(program)) or led & set(held)
                assert is_about_held_out(program, crowd)
