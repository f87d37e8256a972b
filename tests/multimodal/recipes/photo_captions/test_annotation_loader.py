import torch

from multimodal.recipes.photo_captions.annotation_loader import AnnotationLoader
from multimodal.text.caption_vocabulary import CaptionVocabulary
from multimodal.text.tokenizer import Tokenizer
from multimodal.token_ids import END

CAPTIONS = [["a red wall"], ["a blue wall", "a wall"], ["a dog " * 20]]
VOCABULARY = CaptionVocabulary(
    Tokenizer.train([text for texts in CAPTIONS for text in texts], 100, max_length=8), ("en",)
)


def loader(name: str = "n") -> AnnotationLoader:
    annotations = [torch.full((4, 2), float(number)) for number in range(3)]
    return AnnotationLoader(
        annotations, CAPTIONS, VOCABULARY, language="en", name=name, batch_size=3, seed=0
    )


def test_each_picture_comes_with_a_caption_of_its_own() -> None:
    for batch in (next(iter(loader())) for _ in range(4)):
        assert batch.images.shape == (3, 4, 2)
        for row, number in enumerate(batch.image_ids.tolist()):
            assert (batch.images[row] == number).all()
            told = VOCABULARY.read(batch.tokens[row : row + 1])[0]
            assert any(text.startswith(told) for text in CAPTIONS[number])


def test_what_is_too_long_is_cut_and_keeps_its_end() -> None:
    batch = next(iter(loader()))
    assert batch.tokens.shape[1] == 8
    assert ((batch.tokens == END).sum(dim=1) == 1).all()
    assert (batch.tokens[:, 0] == VOCABULARY.start("en")).all()


def test_other_annotations_are_other_data() -> None:
    assert loader().state_dict() != loader("other").state_dict()
