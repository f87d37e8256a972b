"""All methods, whole and without a safeguard, and all baselines."""

import math

from multimodal.recipes.contrastive.baselines import BASELINES
from multimodal.recipes.contrastive.methods import variants
from multimodal.studies.answers import split_answers
from multimodal.studies.contrastive_methods import rows_of
from multimodal.studies.table import read_study


def test_a_row_for_each_variant_and_baseline(rows_on_the_device):
    rows = rows_on_the_device(rows_of(0))
    named = [(row["method"], row["without"]) for row in rows]
    assert named == [*variants(), *((name, "nothing") for name in BASELINES)]
    columns = [list(row) for row in split_answers(rows)[0]]
    assert columns == [list(read_study("contrastive_methods").table)] * 13
    assert all(0 <= row["linear"] <= 1 and 0 <= row["knn"] <= 1 for row in rows)
    headless = [row["method"] for row in rows if math.isnan(row["head_spread"])]
    assert headless == list(BASELINES)
