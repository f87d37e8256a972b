"""A captioner of real pictures that has seen no picture at all: it learns to say what vectors mean.

A reader of sentences turns a name into a vector, and the captioner learns to turn the vector back
into the name, in three languages. A photograph becomes a vector of the same space by ConSE.

Letters: N pictures, C classes of the image tower, D width of a sentence's vector.
"""

from collections.abc import Callable, Sequence, Sized
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from multimodal.data.emoji import load_emoji
from multimodal.data.emoji_pairs import emoji_pairs
from multimodal.data.pairs import PairDataset
from multimodal.decoding.greedy import greedy
from multimodal.language import DATA_LANGUAGES
from multimodal.models.captioners.show_and_tell import ShowAndTell
from multimodal.models.stored_features import StoredFeatures
from multimodal.presets import choose, default_device
from multimodal.recipes.captioning.teacher_forcing import caption_loss
from multimodal.recipes.photo_captions.feature_loader import FeatureLoader
from multimodal.text.caption_vocabulary import CaptionVocabulary
from multimodal.text.tokenizer import Tokenizer
from multimodal.token_ids import END
from multimodal.training.fit import fit
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded

VECTOR, WIDTH, BATCH, LONGEST = 384, 224, 64, 24
NOISE, STEPS, PAIRS = 2.0, 1600, 300
"""photographs come as far from every name as noise of twice a vector's length leads"""
SETTINGS = FitSettings(learning_rate=4e-3, weight_decay=0.01, log_every=0)
Read = Callable[[Sequence[str]], Tensor]
"""texts → vectors (N, D)"""


@dataclass(frozen=True)
class RealCaptioner:
    """A model that says what vectors mean, and its words."""

    model: ShowAndTell
    vocabulary: CaptionVocabulary

    def describe(self, vectors: Tensor, language: str) -> list[str]:
        """The likeliest words about vectors (N, D)."""
        device = next(self.model.parameters()).device
        self.model.eval()
        with torch.inference_mode():
            state = self.model.begin(louder(vectors).to(device))
            first = torch.full((len(vectors),), self.vocabulary.start(language), device=device)
            tokens = greedy(self.model.step, state, first, end=END, longest=LONGEST)
        return self.vocabulary.read(tokens)


def plain_emoji(size: int = 8) -> PairDataset:
    """The emoji in training whose English name is one common word, such as *cat* or *rocket*."""
    everything = load_emoji(size, split="train")
    names = [texts[0] for texts in everything.captions["en"]]
    plain = [row for row, name in enumerate(names) if name.isalpha() and name.islower()]
    return everything.subset(plain[: choose(mini=40, small=None, full=None)])


def names_and_pairs() -> PairDataset:
    """Names of plain emoji, and 300 captions of two of them; the pictures stay unused."""
    emoji = plain_emoji()
    pairs = emoji_pairs(emoji, choose(mini=10, small=PAIRS, full=PAIRS), seed=0)
    captions = {code: emoji.captions[code] + pairs.captions[code] for code in DATA_LANGUAGES}
    unseen = torch.zeros(len(emoji) + len(pairs), 3, 1, 1, dtype=torch.uint8)
    return PairDataset(unseen, captions, emoji.ids + pairs.ids)


def vectors_of(texts: Sequence[str], read: Read, centre: Tensor) -> Tensor:
    """Texts as vectors (N, D) around ``centre``, rows of length 1."""
    return F.normalize(read(texts) - centre, dim=1)


def louder(vectors: Tensor) -> Tensor:
    """Rows of length 1 with numbers around 1: at length 1 a network hardly hears them at first."""
    return vectors * vectors.shape[1] ** 0.5


def real_vocabulary() -> CaptionVocabulary:
    """The words of these captions, hardly one of them cut into pieces."""
    return CaptionVocabulary(Tokenizer.train(names_and_pairs().texts(), 3000), DATA_LANGUAGES)


def real_model(vocabulary: Sized, *, seed: int) -> ShowAndTell:
    """Show and Tell on stored vectors, with as many words as ``vocabulary`` has entries."""
    with seeded(seed):
        picture = StoredFeatures(VECTOR)
        return ShowAndTell(picture=picture, vocabulary=len(vocabulary), width=WIDTH)


def train_real(data: PairDataset, vectors: Tensor, *, seed: int) -> RealCaptioner:
    """Vectors (N, D) of English texts, with noise → the same text in three languages, one model.

    Source: Nukrai et al. 2022 (arXiv 2211.00575), there with vectors of CLIP.
    """
    vocabulary = real_vocabulary()
    model = real_model(vocabulary, seed=seed).to(default_device())
    size = min(BATCH, len(vectors))
    batches = FeatureLoader(
        data, louder(vectors), vocabulary, batch_size=size, seed=seed, noise=NOISE
    )
    with seeded(seed):
        steps = choose(mini=2, small=STEPS, full=STEPS)
        fit(model, caption_loss, batches, steps=steps, settings=SETTINGS)
    return RealCaptioner(model.eval(), vocabulary)
