"""All metrics at once, each equal to what it is alone."""

import pytest

from multimodal.data.scenes.dataset import sample_scenes
from multimodal.metrics.captions.cider import Rarity, cider_d
from multimodal.metrics.captions.rouge_l import rouge_l
from multimodal.recipes.caption_judging.caption_scores import (
    WITH_WORDS,
    caption_scores,
    shared_words,
)
from multimodal.recipes.caption_judging.judged_captions import judged_captions
from multimodal.text.caption_cutting import cut_caption

SCENES = sample_scenes(12, seed=5, split="test")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_row_for_each_caption(language) -> None:
    judged = judged_captions(SCENES, language, seed=0)
    table = caption_scores(judged.captions["true"], judged.references, language)
    assert list(table.columns) == [*WITH_WORDS, "spice"]
    assert table.min().min() > 0
    assert table.max().max() <= 1
    known = [[cut_caption(text, language) for text in texts] for texts in judged.references]
    said = cut_caption(judged.captions["true"][3], language)
    assert table.loc[3, "rouge_l"] == rouge_l(said, known[3])
    rarity = Rarity.among(known)
    assert table.loc[3, "cider_d"] == cider_d(said, known[3], rarity) / 10
    alone = caption_scores(
        judged.captions["true"][3:4], judged.references[3:4], language, rarity=rarity
    )
    assert alone.iloc[0].tolist() == table.iloc[3].tolist()


def test_a_copy_shares_all_words_and_facts_of_its_reference() -> None:
    text = "a red circle above a blue star"
    table = caption_scores([text, "nothing"], [[text], [text]], "en")
    assert table.loc[0, ["shared_words", "bleu_4", "rouge_l", "spice"]].tolist() == [1, 1, 1, 1]
    assert table.loc[1, ["shared_words", "rouge_l", "meteor", "spice"]].tolist() == [0, 0, 0, 0]
    assert shared_words(["a", "a", "b"], [["b", "a"]]) == 1
    assert shared_words([], [["b"]]) == 0
