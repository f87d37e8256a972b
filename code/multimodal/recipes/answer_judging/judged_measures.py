"""All that the second page asks of an answerer, as one row of numbers in one language.

``accuracy`` and one share for each kind of question; ``exists_yes`` how often *Is there …?* was
answered by yes, ``exists_balanced`` its balanced accuracy.

``pairs`` the share of balanced pairs that are both right; ``paraphrases``, ``both_right``,
``both_wrong``, ``contradicting``, ``implied`` and ``implied_alone``: see
:class:`multimodal.recipes.answer_judging.answer_consistency.Consistency`.

``sureness`` the mean confidence, ``gap`` the expected calibration error, ``temperature`` the best
one on questions that are not tested, ``gap_after`` with it, ``risk_area`` the mean risk over all
coverages and ``coverage`` the share that can be answered at a risk of 5 %.

``names_es``: right where things have their Spanish names, whatever the language of the question.
"""

from dataclasses import replace
from typing import NamedTuple

from torch import Tensor

from multimodal.data.questions.answer_names import ANSWERS
from multimodal.data.questions.balancing import pairs
from multimodal.data.questions.programs import KINDS
from multimodal.data.questions.question_set import QuestionSet
from multimodal.language import DATA_LANGUAGES
from multimodal.metrics.answers.abstaining import area_under_risk, coverage_at_risk
from multimodal.metrics.answers.calibration import expected_calibration_error
from multimodal.metrics.answers.yes_no import yes_no_scores
from multimodal.recipes.answer_judging.answer_consistency import Asked, consistency
from multimodal.recipes.answer_judging.asked_otherwise import with_names_of
from multimodal.recipes.answer_judging.confidence import best_temperature, confidences

BEARABLE = 0.05
"""share of wrong answers among those that are given"""
YES = ANSWERS.index("yes")


class Unseen(NamedTuple):
    """Questions about pictures of one part that nothing was learned from."""

    questions: QuestionSet
    places: Tensor
    """(P, L, D)"""


def share_by_kind(right: Tensor, kinds: list[str]) -> dict[str, float]:
    """The share of right answers (Q,) within each kind of question."""
    return {
        kind: float(right[[row for row, one in enumerate(kinds) if one == kind]].float().mean())
        for kind in KINDS
    }


def right_answers(asked: Asked, questions: QuestionSet) -> dict[str, float]:
    """What is right, overall and by kind, and whether *Is there …?* is answered by habit."""
    answers = asked.answers(questions)
    right = answers == questions.answers
    exists = [row for row, kind in enumerate(questions.kinds) if kind == "exists"]
    scores = yes_no_scores(answers[exists] == YES, questions.answers[exists] == YES)
    return {
        "accuracy": float(right.float().mean()),
        **share_by_kind(right, questions.kinds),
        "exists_yes": scores.said_yes,
        "exists_balanced": scores.balanced,
    }


def fitting_together(asked: Asked, questions: QuestionSet) -> dict[str, float]:
    """What is right together: pairs, paraphrases, denials, what follows."""
    found = consistency(asked, questions)
    both = asked.right(pairs(questions)).view(-1, 2).all(dim=1)
    return {
        "pairs": float(both.float().mean()),
        "paraphrases": found.paraphrases,
        "both_right": found.denials.both_right,
        "both_wrong": found.denials.both_wrong,
        "contradicting": found.denials.share,
        "implied": found.implied,
        "implied_alone": found.implied_alone,
    }


def honesty(asked: Asked, questions: QuestionSet, spare: Unseen) -> dict[str, float]:
    """How well it knows what it does not know; ``spare`` questions choose the temperature."""
    logits = asked.logits(questions)
    right = logits.argmax(dim=1) == questions.answers
    elsewhere = replace(asked, places=spare.places).logits(spare.questions)
    temperature = best_temperature(elsewhere, spare.questions.answers)
    sure, later = confidences(logits), confidences(logits, temperature)
    return {
        "sureness": float(sure.mean()),
        "gap": expected_calibration_error(sure, right),
        "temperature": temperature,
        "gap_after": expected_calibration_error(later, right),
        "risk_area": area_under_risk(sure, right),
        "coverage": coverage_at_risk(sure, right, BEARABLE),
    }


def right_when_switched(asked: Asked, questions: QuestionSet) -> dict[str, float]:
    """Right answers where the things are named in one of the languages."""
    found = {}
    for names in DATA_LANGUAGES:
        own = names == asked.language
        put = questions if own else with_names_of(questions, names)
        found[f"names_{names}"] = float(asked.right(put).float().mean())
    return found


def all_measures(asked: Asked, test: QuestionSet, spare: Unseen, new: Unseen) -> dict[str, float]:
    """The whole row; ``new`` are questions about kinds of things that no training showed."""
    return {
        **right_answers(asked, test),
        "combinations": float(
            replace(asked, places=new.places).right(new.questions).float().mean()
        ),
        **fitting_together(asked, test),
        **honesty(asked, test, spare),
        **right_when_switched(asked, test),
    }
