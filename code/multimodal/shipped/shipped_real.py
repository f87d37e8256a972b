"""The captioner that its study trained on names, for pages that have no minutes to train it."""

from multimodal.assets import ASSETS, asset
from multimodal.language import DATA_LANGUAGES
from multimodal.presets import default_device
from multimodal.recipes.photo_captions.real_captioner import RealCaptioner, real_model
from multimodal.shipped.eight_bits import read_weights, write_weights
from multimodal.text.caption_vocabulary import CaptionVocabulary
from multimodal.text.tokenizer import Tokenizer
from multimodal.training.files import write_atomically

WEIGHTS, WORDS = "real.safetensors", "real_words.json"


def ship_real(captioner: RealCaptioner) -> None:
    """Write the weights and the words."""
    write_weights(ASSETS / "captioning" / WEIGHTS, dict(captioner.model.named_parameters()))
    words = captioner.vocabulary.tokenizer.to_json()
    write_atomically(ASSETS / "captioning" / WORDS, words.encode())


def load_real() -> RealCaptioner:
    """The shipped captioner.

    Raises:
        FileNotFoundError: it was not shipped.
    """
    vocabulary = CaptionVocabulary(Tokenizer.load(asset("captioning", WORDS)), DATA_LANGUAGES)
    model = real_model(vocabulary, seed=0)
    model.load_state_dict(read_weights(asset("captioning", WEIGHTS)))
    return RealCaptioner(model.to(default_device()).eval(), vocabulary)
