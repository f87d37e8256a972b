"""Tables of studies: one line per variant, in the reader's language."""

import pandas as pd
import pytest

from multimodal.language import LANGUAGES, Words
from multimodal.recipes.emoji_study import SPLITS
from multimodal.recipes.studies import Study
from multimodal.recipes.study_tables import emoji_study_table, scene_study_table

VARIANTS = ("clip", "bag_of_words", "siglip", "siglip_published", "frozen_towers")


def scenes() -> Study:
    rows = [
        {"variant": name, "seed": seed, "recall_at_1": 0.9 + seed / 50, "replace": 1, "swap": 0.5}
        for seed in (0, 1)
        for name in VARIANTS
    ]
    return Study("scenes", pd.DataFrame(rows), {})


@pytest.mark.parametrize("language", LANGUAGES)
def test_mean_and_range_of_each_variant(language: str) -> None:
    shown = scene_study_table(scenes(), words=Words(language, "clip"))
    assert len(shown) == len(VARIANTS)
    assert shown.iloc[0, 1] == "0.910 (0.900–0.920)"
    assert shown.iloc[0, -1] == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_split_has_a_name(language: str) -> None:
    rows = [{"split": name, "seed": 0, "en": 0.2, "es": 0.3, "zh": 0.4} for name in SPLITS]
    study = Study("emoji", pd.DataFrame(rows), {})
    shown = emoji_study_table(study, words=Words(language, "clip"))
    assert shown.iloc[:, 0].is_unique
    assert shown.iloc[2, 3] == "0.400 (0.400–0.400)"
