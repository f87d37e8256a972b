from collections import Counter, defaultdict

import pytest

from multimodal.data.questions.balancing import answer_if_asked, group_of, pairs, skewed_priors
from multimodal.data.questions.candidates import by_kind, compared
from multimodal.data.questions.crowd import Crowd
from multimodal.data.questions.programs import Step, run_program
from multimodal.data.questions.question_set import QuestionSet


def best_guess(train: QuestionSet, test: QuestionSet) -> float:
    """How often the most frequent answer to a question in training is the true one in the test."""
    seen = defaultdict(Counter)
    for question in train.questions:
        seen[group_of(question.program)][question.answer] += 1
    hits = [
        seen[group_of(q.program)].most_common(1)[0][0] == q.answer
        for q in test.questions
        if group_of(q.program) in seen
    ]
    return sum(hits) / len(hits)


def test_pairs_ask_the_same_about_two_pictures_with_two_answers(
    asked: dict[str, QuestionSet],
) -> None:
    test = asked["test"]
    paired = pairs(test)
    assert len(paired) > 1.9 * len(test)
    for first, second in zip(paired.questions[::2], paired.questions[1::2], strict=True):
        assert (first.program, first.wording) == (second.program, second.wording)
        assert first.picture != second.picture
        assert first.answer != second.answer
        assert run_program(second.program, paired.crowds[second.picture]) == second.answer
    assert paired.images is test.images
    assert pairs(test).questions == paired.questions != pairs(test, seed=1).questions


def test_words_alone_are_right_once_in_a_pair_at_most(asked: dict[str, QuestionSet]) -> None:
    paired = pairs(asked["test"])
    assert best_guess(asked["train"], paired) <= 0.5


def test_priors_change(asked: dict[str, QuestionSet]) -> None:
    train, test = skewed_priors(asked["train"], asked["test"])
    before = best_guess(asked["train"], asked["test"])
    assert best_guess(train, train) > before + 0.2
    assert best_guess(train, test) < before - 0.2
    assert 0.4 < len(train) / len(asked["train"]) < 0.7
    assert train.images is asked["train"].images
    assert set(train.questions) <= set(asked["train"].questions)


def test_without_rare_answers_no_group_keeps_an_answer(asked: dict[str, QuestionSet]) -> None:
    train, test = skewed_priors(asked["train"], asked["test"], rare=0.0)
    kept = {(group_of(q.program), q.answer) for q in train.questions}
    assert kept.isdisjoint((group_of(q.program), q.answer) for q in test.questions)


def test_with_all_of_them_nothing_changes(asked: dict[str, QuestionSet]) -> None:
    train, test = skewed_priors(asked["train"], asked["test"], rare=1.0)
    assert (train.questions, test.questions) == (asked["train"].questions, asked["test"].questions)


def test_another_seed_favours_other_answers(asked: dict[str, QuestionSet]) -> None:
    one, other = (skewed_priors(asked["train"], asked["test"], seed=seed)[0] for seed in (0, 1))
    assert one.questions != other.questions


def test_groups() -> None:
    star, heart = Step("filter_shape", "star"), Step("filter_shape", "heart")
    assert group_of(compared(star, heart)) == ("compare", (star,))
    unique, left, query = Step("unique"), Step("relate", "left"), Step("query_shape")
    about = [
        (*by_kind(*k), unique, left, unique, query) for k in (("red", "star"), ("blue", "heart"))
    ]
    assert group_of(about[0]) == group_of(about[1])


def test_a_question_that_makes_no_sense(crowd: Crowd) -> None:
    assert answer_if_asked(
        (Step("filter_shape", "heart"), Step("unique"), Step("query_colour")), crowd
    )
    stars = (Step("filter_shape", "star"), Step("unique"), Step("query_colour"))
    assert answer_if_asked(stars, crowd) == ""


def test_no_share(asked: dict[str, QuestionSet]) -> None:
    with pytest.raises(ValueError, match="a share from 0 to 1, got 2"):
        skewed_priors(asked["train"], asked["test"], rare=2)
