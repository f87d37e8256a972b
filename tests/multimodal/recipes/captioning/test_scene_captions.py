import pytest
import torch
from torch import Tensor

from multimodal.data.scenes.grammar import replace_negatives, swap_negatives
from multimodal.language import DATA_LANGUAGES
from multimodal.models.captioners.captioner import Captioner, State
from multimodal.recipes.captioning.scene_captions import (
    CaptionTask,
    caption_task,
    describe_pictures,
    exact_matches,
    true_sentences,
)
from multimodal.token_ids import END


@pytest.fixture(scope="module")
def task() -> CaptionTask:
    return caption_task()


class Recites(Captioner):
    """Says the same sentence of every picture."""

    def __init__(self, sentence: Tensor, entries: int) -> None:
        super().__init__()
        self.sentence, self.entries = sentence, entries
        self.unused = torch.nn.Parameter(torch.zeros(1))

    def begin(self, images: Tensor) -> State:
        return (torch.zeros(len(images), dtype=torch.int64),)

    def step(self, state: State, tokens: Tensor) -> tuple[Tensor, State]:
        place = state[0]
        logits = torch.zeros(len(tokens), self.entries)
        logits[torch.arange(len(tokens)), self.sentence[place]] = 1.0
        return logits, (place + 1,)


@pytest.mark.parametrize("language", DATA_LANGUAGES)
def test_the_captions_of_the_data_are_true_sentences(task: CaptionTask, language: str) -> None:
    for number in range(5):
        captions = [texts[number] for texts in task.test.captions[language]]
        assert exact_matches(captions, task.test.scenes, language).all()


@pytest.mark.parametrize("language", DATA_LANGUAGES)
def test_one_wrong_word_is_no_match(task: CaptionTask, language: str) -> None:
    wrong = [
        (contrast.false, scene)
        for scene in task.test.scenes[:40]
        for contrast in [*replace_negatives(scene, language), *swap_negatives(scene, language)]
    ]
    sentences, scenes = zip(*wrong, strict=True)
    assert not exact_matches(sentences, scenes, language).any()


@pytest.mark.parametrize("language", DATA_LANGUAGES)
def test_captions_survive_the_vocabulary(task: CaptionTask, language: str) -> None:
    captions = [texts[0] for texts in task.test.captions[language]]
    tokens, _ = task.vocabulary.encoder(language)(captions)
    assert exact_matches(task.vocabulary.read(tokens), task.test.scenes, language).all()


def test_a_scene_has_twenty_true_sentences_in_english(task: CaptionTask) -> None:
    assert len(true_sentences(task.test.scenes[0], "en")) == 20


def test_no_meaning_of_the_test_is_shown_in_training(task: CaptionTask) -> None:
    shown = {scene.meaning for scene in task.train.scenes}
    assert shown.isdisjoint(scene.meaning for scene in task.test.scenes)


def test_a_model_that_recites_is_right_where_its_sentence_is_true(task: CaptionTask) -> None:
    sentence = task.test.captions["en"][3][0]
    tokens, _ = task.vocabulary.encoder("en")([sentence])
    model = Recites(tokens[0, 1:], len(task.vocabulary))
    told = describe_pictures(model, task.test.images[:6], task.vocabulary, "en")
    assert told == [sentence] * 6
    assert exact_matches(told, task.test.scenes[:6], "en").tolist() == [n == 3 for n in range(6)]


def test_batches_begin_with_a_language_and_hold_an_end(task: CaptionTask) -> None:
    batch = next(iter(task.batches(seed=0, languages=["es"], size=8)))
    assert (batch.tokens[:, 0] == task.vocabulary.start("es")).all()
    assert ((batch.tokens == END).sum(dim=1) == 1).all()


def test_as_many_sentences_as_scenes(task: CaptionTask) -> None:
    with pytest.raises(ValueError, match="1 sentences for 2 scenes"):
        exact_matches(["a"], task.test.scenes[:2], "en")
