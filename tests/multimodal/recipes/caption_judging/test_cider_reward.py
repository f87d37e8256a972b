"""The quick reward equals the metric; the end of a sentence counts where it is asked for."""

import pytest
import torch

from multimodal.data.scenes.dataset import scene_dataset
from multimodal.metrics.captions.cider import Rarity, cider_d
from multimodal.recipes.caption_judging.cider_reward import END_WORD, CiderReward

REFERENCES = scene_dataset(30, seed=0, captions_each=4, languages=["en"]).captions["en"]
SAID = [REFERENCES[0][0], "a red circle", "a a a a", REFERENCES[4][2] + " and and", ""]


@pytest.mark.parametrize("ends", [True, False])
def test_equal_to_the_metric(ends):
    def cut(text):
        return text.replace(",", " ,").split() + [END_WORD] * ends

    cut_references = [[cut(text) for text in texts] for texts in REFERENCES]
    rarity = Rarity.among(cut_references)
    rows = torch.tensor([0, 0, 3, 4, 5])
    expected = [
        cider_d(cut(text), cut_references[row], rarity)
        for text, row in zip(SAID, rows.tolist(), strict=True)
    ]
    assert CiderReward(REFERENCES, ends=ends)(SAID, rows).tolist() == pytest.approx(expected)


def test_only_with_its_end_is_a_sentence_that_stops_too_early_worth_less():
    whole, row = REFERENCES[0][0], torch.tensor([0])
    early = whole.rsplit(" ", 1)[0]
    with_end, without = (CiderReward(REFERENCES, ends=ends) for ends in (True, False))
    lost = with_end([whole], row) - with_end([early], row)
    assert lost > without([whole], row) - without([early], row)
