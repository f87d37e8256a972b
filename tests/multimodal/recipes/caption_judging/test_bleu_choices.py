"""One set of captions, many BLEU scores: each choice moves it in the direction that it must."""

import pytest
import sacrebleu

from multimodal.data.scenes.dataset import sample_scenes
from multimodal.recipes.caption_judging.bleu_choices import bleu_choices
from multimodal.recipes.caption_judging.judged_captions import judged_captions

SCENES = sample_scenes(24, seed=5, split="test")


@pytest.mark.parametrize("language", ["en", "es", "zh"])
def test_directions(language) -> None:
    judged = judged_captions(SCENES, language, seed=0)
    said = judged.captions["true"]
    found = bleu_choices(said, judged.references, language)
    assert found["one_reference"] < found["two_references"] < found["plain"] < found["bleu_1"]
    assert found["sentences"] <= found["sentences_smoothed"]
    sets = [list(each) for each in zip(*judged.references, strict=True)]
    tokenize = "zh" if language == "zh" else "13a"
    assert found["plain"] == sacrebleu.corpus_bleu(said, sets, tokenize=tokenize).score
    if language == "zh":
        assert found["spaces"] < 1 < 50 < found["characters"]
    else:
        assert found["as_written"] < found["plain"] < found["characters"]
