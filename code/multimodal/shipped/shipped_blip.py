"""The two small BLIPs that the study trained, for pages that have no minutes to train them."""

from multimodal.assets import ASSETS, asset
from multimodal.presets import default_device
from multimodal.recipes.blip.blip_training import blip_model
from multimodal.recipes.blip.bootstrapping import Pair
from multimodal.recipes.blip.noisy_captions import LANGUAGE
from multimodal.shipped.eight_bits import read_weights, write_weights
from multimodal.text.caption_vocabulary import CaptionVocabulary
from multimodal.text.tokenizer import Tokenizer
from multimodal.training.files import write_atomically

WEIGHTS, WORDS = "blip.safetensors", "blip_words.json"


def ship_blip(pair: Pair, vocabulary: CaptionVocabulary) -> None:
    """Write the weights, those that are shared within a model once; the words."""
    weights = {
        f"{part}.{name}": weight
        for part, model in pair._asdict().items()
        for name, weight in model.named_parameters()
    }
    write_weights(ASSETS / "captioning" / WEIGHTS, weights)
    write_atomically(ASSETS / "captioning" / WORDS, vocabulary.tokenizer.to_json().encode())


def load_blip() -> tuple[Pair, CaptionVocabulary]:
    """The shipped models in evaluation mode on the default device, and their vocabulary.

    Raises:
        FileNotFoundError: they were not shipped.
    """
    vocabulary = CaptionVocabulary(Tokenizer.load(asset("captioning", WORDS)), (LANGUAGE,))
    weights = read_weights(asset("captioning", WEIGHTS))
    pair = Pair(*(blip_model(len(vocabulary), seed=0) for _ in Pair._fields))
    for part, model in pair._asdict().items():
        for name, weight in model.named_parameters():
            weight.data.copy_(weights[f"{part}.{name}"])
        model.to(default_device()).eval()
    return pair, vocabulary
