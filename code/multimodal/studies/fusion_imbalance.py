"""What goes wrong between two senses: one learns alone, one is missing, both are too sure.

``python -m multimodal.studies.fusion_imbalance`` writes the table and its card. The column
``trial`` says which of three questions a row belongs to:

- *imbalance*: ``variant`` is a remedy, ``condition`` the optimiser; a row for each look at the
  parts of the sum, ``first`` and ``second`` are their accuracies. Rows ``alone_second`` are a
  network that has the second sense for itself. The last look keeps ``right``.
- *missing*: ``variant`` is a strategy, ``condition`` what its training showed, ``asked`` what was
  there in the test; ``right`` is kept.
- *certainty*: ``variant`` is a rule for two decisions, ``condition`` from how many examples the two
  learned; ``right`` is kept.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from torch import nn

from multimodal.data.controlled.known_task import KnownTask
from multimodal.recipes.fusion_strategies.certainty_trial import (
    WITNESSES,
    calibration_error,
    decisions_of,
    judge_rules,
    temperatures_of,
    train_witnesses,
    witnesses,
)
from multimodal.recipes.fusion_strategies.controlled_trial import (
    TASKS,
    Judged,
    examples,
    judge,
    train_strategy,
)
from multimodal.recipes.fusion_strategies.fusion_systems import ONE_SENSE, STRATEGIES
from multimodal.recipes.fusion_strategies.imbalance_remedies import REMEDIES
from multimodal.recipes.fusion_strategies.imbalance_trial import (
    OPTIMISERS,
    TASK,
    imbalance_steps,
    run_alone,
    run_remedy,
)
from multimodal.recipes.fusion_strategies.missing_trial import (
    ASKED,
    TASKS_ASKED,
    TRAINED_WITH,
    judge_missing,
    possible,
)
from multimodal.studies.command import Row, study

COLUMNS = ("trial", "task", "variant", "condition", "asked", "seed", "step")
FOUND = ("accuracy", "nll", "calibration_error", "first", "second")


def row_of(where: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    """A row with all columns; what a trial does not have stays empty."""
    empty = dict.fromkeys(COLUMNS, "") | {"step": 0} | dict.fromkeys(FOUND, float("nan"))
    return empty | dict(where) | dict(found)


def judged(found: Judged) -> dict[str, Any]:
    """What is said of all test examples, and whether each was answered rightly."""
    return {
        "accuracy": float(found.right.float().mean()),
        "nll": float(found.nll.mean()),
        "calibration_error": calibration_error(found),
        "right": found.right,
    }


def imbalance_rows(seed: int) -> Iterator[Row]:
    """Remedies under both optimisers, and either sense alone."""
    train, test = examples(TASK, seed=seed)
    where = {"trial": "imbalance", "task": "easy_and_hard", "seed": seed}
    for optimiser in OPTIMISERS:
        here = where | {"condition": optimiser}
        for name, remedy in REMEDIES.items():
            model, course = run_remedy(remedy, optimiser, train, test, seed=seed)
            *before, last = (look._asdict() for look in course)
            for look in before:
                yield row_of(here | {"variant": name}, look), model
            yield row_of(here | {"variant": name}, last | judged(judge(model, test))), model
        for side in ONE_SENSE:
            alone = run_alone(side, optimiser, train, seed=seed)
            found = judged(judge(alone, test)) | {"step": imbalance_steps()}
            yield row_of(here | {"variant": f"alone_{side}"}, found), alone
    if seed == 0:
        yield from best_rows(where, TASK)


def best_rows(where: dict[str, Any], task: KnownTask) -> Iterator[Row]:
    """What is possible, by what is there."""
    for asked, rate in possible(task.bayes()).items():
        yield (
            row_of({**where, "variant": "best", "asked": asked}, {"accuracy": rate}),
            nn.Identity(),
        )


def missing_rows(seed: int) -> Iterator[Row]:
    """Strategies that were and were not trained for it, with one sense missing in the test."""
    for task in TASKS_ASKED:
        train, test = examples(TASKS[task], seed=seed)
        where = {"trial": "missing", "task": task, "seed": seed}
        for strategy in ASKED:
            for condition, hide in TRAINED_WITH.items():
                made, classes = STRATEGIES[strategy], TASKS[task].classes
                model = train_strategy(made, train, classes=classes, seed=seed, hide=hide)
                for asked, found in judge_missing(model, test)._asdict().items():
                    here = {"variant": strategy, "condition": condition, "asked": asked}
                    yield row_of(where | here, judged(found)), model
        if seed == 0:
            yield from best_rows(where, TASKS[task])


def certainty_rows(seed: int) -> Iterator[Row]:
    """Rules for the decisions of two networks that learned from many or from few examples."""
    for task, known in WITNESSES.items():
        train, held_out, test = witnesses(task, seed=seed)
        for condition in ("many", "few"):
            few = condition == "few"
            model = train_witnesses(train, classes=known.classes, seed=seed, few=few)
            held, asked = decisions_of(model, held_out), decisions_of(model, test)
            first, second = temperatures_of(held)
            for rule, found in judge_rules(model, held, asked).items():
                where = {"trial": "certainty", "task": task, "variant": rule, "seed": seed}
                where["condition"] = condition
                heat = {"first": first, "second": second} if rule == "calibrated_weights" else {}
                yield row_of(where, judged(found) | heat), model


def rows_of(seed: int) -> Iterator[Row]:
    """All rows of one seed."""
    yield from imbalance_rows(seed)
    yield from missing_rows(seed)
    yield from certainty_rows(seed)


if __name__ == "__main__":
    study("fusion_imbalance", __doc__, rows_of)
