"""Masked autoencoders that were trained longer than a page may wait, one per seed.

``python -m multimodal.studies.mae_weights`` trains them and writes the files that are read here.
"""

from safetensors.torch import load_file, save

from multimodal.assets import ASSETS, asset
from multimodal.data.fashion import load_fashion
from multimodal.data.labelled import ImageLoader
from multimodal.models.mae import MaskedAutoencoder
from multimodal.presets import choose, default_device
from multimodal.recipes.mae.masked import BATCH, MaskedPixels, mae_model, pretrain
from multimodal.training.files import write_atomically
from multimodal.training.seeds import seeded

SEEDS = (0, 1, 2)


def long_steps() -> int:
    """Steps of the training whose weights are shipped: with ``small``, about 31 passes."""
    return choose(mini=2, small=6400, full=6400)


def train_longer(seed: int) -> MaskedAutoencoder:
    """The page's model with the page's settings, for more steps; everything follows the seed."""
    with seeded(seed):
        model = mae_model().to(default_device())
    data = load_fashion("train", choose(mini=256, small=None, full=None))
    batches = ImageLoader(data, batch_size=BATCH, seed=seed)
    pretrain(model, batches, MaskedPixels(), steps=long_steps())
    return model


def ship(model: MaskedAutoencoder, seed: int) -> None:
    """Write the weights, without what follows from the sizes, such as positions."""
    weights = {name: part.detach().cpu().contiguous() for name, part in model.named_parameters()}
    write_atomically(ASSETS / "mae" / _file(seed), save(weights))


def load_longer(seed: int) -> MaskedAutoencoder:
    """The shipped model of this seed, in evaluation mode, on the default device.

    Raises:
        FileNotFoundError: no such seed was shipped.
    """
    model = mae_model()
    model.load_state_dict(load_file(asset("mae", _file(seed))), strict=False)
    return model.to(default_device()).eval()


def _file(seed: int) -> str:
    return f"seed{seed}.safetensors"
