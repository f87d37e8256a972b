"""Means over the seeds, in the order of the study, in percent; a dash where nothing is known."""

import pandas as pd
from reading import shows

from multimodal.plots.answer_judging.study_shares import study_shares

ROWS = pd.DataFrame(
    [
        ("shuffled", 0, 0.5, 1.25),
        ("own", 0, 0.9, float("nan")),
        ("own", 1, 0.8, float("nan")),
        ("shuffled", 1, 0.7, 1.75),
    ],
    columns=["maps", "seed", "accuracy", "temperature"],
)


@shows("answer_judging", study_shares, ROWS, "maps", ["accuracy", "temperature"])
def test_seeds_become_one_row(shown, words) -> None:
    assert list(shown.index) == [words("maps_shuffled"), words("maps_own")]
    assert shown.index.name == words("maps")
    assert list(shown[words("share_accuracy")]) == ["60.0", "85.0"]
    assert list(shown[words("share_temperature")]) == ["1.50", "–"]
