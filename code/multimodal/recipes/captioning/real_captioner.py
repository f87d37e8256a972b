"""A captioner of real pictures that saw drawings only: emoji, and pairs of them side by side.

Letters: N pictures, K width of the tower's features.
"""

from collections.abc import Sized
from dataclasses import dataclass

import torch
from safetensors.torch import load_file, save
from torch import Tensor

from multimodal.assets import ASSETS, asset
from multimodal.data.emoji import load_emoji
from multimodal.data.emoji_pairs import emoji_pairs
from multimodal.data.pairs import PairDataset
from multimodal.decoding.greedy import greedy
from multimodal.language import DATA_LANGUAGES
from multimodal.models.captioners.show_and_tell import ShowAndTell
from multimodal.models.efficientnet_lite import EfficientNetLite
from multimodal.models.stored_features import StoredFeatures
from multimodal.presets import choose, default_device
from multimodal.pretrained.image_tower import image_features
from multimodal.recipes.captioning.feature_loader import FeatureLoader
from multimodal.recipes.captioning.teacher_forcing import train_captioner
from multimodal.text.caption_vocabulary import CaptionVocabulary
from multimodal.text.tokenizer import Tokenizer
from multimodal.text.vocabulary import END
from multimodal.training.files import write_atomically
from multimodal.training.seeds import seeded

SIZE, FEATURES, WIDTH, BATCH, LONGEST = 96, 1280, 192, 96, 24
DROPOUT, STEPS, PAIRS = 0.5, 700, 300
WEIGHTS, WORDS = "real.safetensors", "real_words.json"


@dataclass(frozen=True)
class Scale:
    """Features of drawings brought to mean 0 and deviation 1; those of photographs likewise."""

    mean: Tensor
    deviation: Tensor

    @classmethod
    def of(cls, features: Tensor) -> "Scale":
        """That of features (N, K)."""
        return cls(features.mean(dim=0), features.std(dim=0) + 1e-3 * features.std())

    def __call__(self, features: Tensor) -> Tensor:
        return (features - self.mean) / self.deviation


@dataclass(frozen=True)
class Drawings:
    """Emoji and pairs of emoji to learn from, as data and as features."""

    singles: PairDataset
    pairs: PairDataset
    single_features: Tensor
    pair_features: Tensor


def drawings(tower: EfficientNetLite) -> Drawings:
    """All emoji that are in training, 300 pairs of them, and what the tower sees in them."""
    everything = load_emoji(64, split="train")
    singles = everything.subset(range(choose(mini=40, small=len(everything), full=len(everything))))
    pairs = emoji_pairs(singles, choose(mini=10, small=PAIRS, full=PAIRS), seed=0)
    return Drawings(
        singles,
        pairs,
        image_features(tower, singles.images, size=SIZE),
        image_features(tower, pairs.images, size=SIZE),
    )


@dataclass(frozen=True)
class RealCaptioner:
    """A model that writes about features, and what it needs beside its weights."""

    model: ShowAndTell
    vocabulary: CaptionVocabulary
    scale: Scale

    def describe(self, features: Tensor, language: str, *, scale: Scale | None = None) -> list[str]:
        """The likeliest words about features (N, K), scaled like the drawings if not otherwise."""
        known = (scale or self.scale)(features)
        device = next(self.model.parameters()).device
        self.model.eval()
        with torch.inference_mode():
            state = self.model.begin(known.to(device))
            first = torch.full((len(features),), self.vocabulary.start(language), device=device)
            tokens = greedy(self.model.step, state, first, end=END, longest=LONGEST)
        return self.vocabulary.read(tokens)


def real_vocabulary() -> CaptionVocabulary:
    """The words of all names in training and of the templates."""
    names = load_emoji(8, split="train").texts()
    joined = ["a and b", "a next to b", "a y b", "a junto a b", "甲和乙", "甲旁边是乙"]
    return CaptionVocabulary(Tokenizer.train([*names, *joined], 2400), DATA_LANGUAGES)


def real_model(vocabulary: Sized, *, seed: int) -> ShowAndTell:
    """Show and Tell on stored features, with as many words as ``vocabulary`` has entries."""
    with seeded(seed):
        picture = StoredFeatures(FEATURES, dropout=DROPOUT)
        return ShowAndTell(picture=picture, vocabulary=len(vocabulary), width=WIDTH)


def train_real(data: Drawings, *, seed: int) -> RealCaptioner:
    """Names of emoji and captions of pairs, three languages, one model."""
    scale = Scale.of(data.single_features)
    features = scale(torch.cat((data.single_features, data.pair_features)))
    together = PairDataset(
        images=torch.zeros(len(features), 3, 1, 1, dtype=torch.uint8),
        captions={
            code: data.singles.captions[code] + data.pairs.captions[code] for code in DATA_LANGUAGES
        },
        ids=data.singles.ids + data.pairs.ids,
    )
    vocabulary = real_vocabulary()
    model = real_model(vocabulary, seed=seed).to(default_device())
    size = min(BATCH, len(features))
    batches = FeatureLoader(together, features, vocabulary, batch_size=size, seed=seed)
    with seeded(seed):
        train_captioner(model, batches, steps=choose(mini=2, small=STEPS, full=STEPS))
    return RealCaptioner(model.eval(), vocabulary, scale)


def ship_real(captioner: RealCaptioner) -> None:
    """Write weights and scale in half precision, and the words."""
    parts = dict(captioner.model.named_parameters()) | {
        "scale.mean": captioner.scale.mean,
        "scale.deviation": captioner.scale.deviation,
    }
    halves = {name: part.detach().cpu().half().contiguous() for name, part in parts.items()}
    write_atomically(ASSETS / "captioning" / WEIGHTS, save(halves))
    words = captioner.vocabulary.tokenizer.to_json()
    write_atomically(ASSETS / "captioning" / WORDS, words.encode())


def load_real() -> RealCaptioner:
    """The shipped captioner.

    Raises:
        FileNotFoundError: it was not shipped.
    """
    vocabulary = CaptionVocabulary(Tokenizer.load(asset("captioning", WORDS)), DATA_LANGUAGES)
    model = real_model(vocabulary, seed=0)
    weights = {name: part.float() for name, part in load_file(asset("captioning", WEIGHTS)).items()}
    scale = Scale(weights.pop("scale.mean"), weights.pop("scale.deviation"))
    model.load_state_dict(weights)
    return RealCaptioner(model.to(default_device()).eval(), vocabulary, scale)
