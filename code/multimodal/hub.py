"""Pre-trained models of the Hugging Face Hub: used when the reader asks and the network is there.

Nothing here is needed to read the course: without a network the chapters show how, and no more.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import torch
from PIL.Image import Image
from torch import Tensor, nn

from multimodal.arguments import as_texts

KINDS = {
    "clip": "CLIPModel",
    "siglip": "SiglipModel",
    "blip": "BlipForConditionalGeneration",
    "vilt": "ViltForQuestionAnswering",
    "vit": "ViTModel",
    "bert": "BertModel",
    "distilbert": "DistilBertModel",
}
"""``model_type`` in a model's configuration → the class of transformers that the course uses"""
HUB_NAME = r"[A-Za-z0-9_][\w.-]*(/[A-Za-z0-9_][\w.-]*)?"
"""``name`` or ``owner/name``"""
SECONDS = 5
"""to wait for the Hub"""


class Pretrained(NamedTuple):
    """A model in evaluation mode, with what prepares its input."""

    model: nn.Module
    processor: Any


def load_pretrained(name: str | Path, *, revision: str | None = None) -> Pretrained:
    """Load a model and its processor from the Hub, from its cache, or from a folder.

    Args:
        name: such as ``"openai/clip-vit-base-patch32"``, or a folder in the Hub's format.
        revision: the commit to take, so that a result can be repeated.

    Raises:
        OSError: neither the network nor the cache nor a folder has it.
        ValueError: the course has no use for models of this kind, or this is no name.
    """
    if not isinstance(name, str | Path) or not str(name).strip():
        raise ValueError(f"name a model of the Hub or a folder, not {name!r}")
    if str(name).startswith("~"):
        name = Path(name).expanduser()
    if _is_folder(name) and not Path(name).is_dir():
        raise OSError(f"there is no folder {name}: check its name and where you are")
    import transformers

    source: dict[str, Any] = {
        "revision": revision,
        "local_files_only": _is_folder(name) or not _hub_answers(),
    }
    try:
        configuration = transformers.AutoConfig.from_pretrained(name, **source)
        kind = KINDS.get(configuration.model_type)
        if kind is None:
            raise UnknownKindError(
                f"{name} is a {configuration.model_type} model: the course uses {', '.join(KINDS)}"
            )
        model = getattr(transformers, kind).from_pretrained(name, **source)
        processor = _processor(transformers, kind).from_pretrained(name, **source)
        _require_words(processor)
    except UnknownKindError:
        raise
    except Exception as error:  # foreign files: what their readers raise is not closed
        raise OSError(f"{_advice(name)} ({_first_line(error)})") from error
    return Pretrained(model, processor)


class UnknownKindError(ValueError):
    """A model of a kind that the course does not use."""


def clip_scores(
    model: nn.Module, processor: Any, images: Sequence[Image], texts: Sequence[str]
) -> Tensor:
    """Scaled cosines of images and texts under a CLIP of the Hub.

    Args:
        model: a ``CLIPModel``.
        processor: its ``CLIPProcessor``.
        images: N pictures of any size and mode.
        texts: M texts; a softmax over M turns a row into probabilities.

    Returns:
        (N, M) scaled cosines.

    Raises:
        ValueError: no image or no text, or an entry that is none.
    """
    texts = as_texts(texts)
    for number, image in enumerate(images):
        if not isinstance(image, Image):
            raise ValueError(f"image {number} (from 0 on) is {type(image).__name__}, no picture")
    if not images or not texts:
        raise ValueError(f"need images and texts, got {len(images)} and {len(texts)}")
    inputs = processor(
        text=texts, images=list(images), return_tensors="pt", padding=True, truncation=True
    ).to(next(model.parameters()).device)
    with torch.inference_mode():
        logits: Tensor = model(**inputs).logits_per_image
    return logits


def likeliest_answers(
    model: nn.Module, processor: Any, image: Image, question: str, *, count: int = 3
) -> list[tuple[str, float]]:
    """What a ViLT of the Hub answers to a question about a picture: a choice from a closed list.

    Args:
        model: a ``ViltForQuestionAnswering``; its configuration names the answers.
        processor: its ``ViltProcessor``.
        image: of any size and mode.
        question: a text; what is too long is cut.
        count: how many answers.

    Returns:
        Answers and their scores, the likeliest first. Each score is a sigmoid of its own, as the
        model was trained: they need not sum to 1.

    Raises:
        ValueError: no picture, no text, or more answers than the list has.
    """
    (text,) = as_texts([question])
    names = getattr(model.config, "id2label", {})
    if not isinstance(image, Image):
        raise ValueError(f"the image is {type(image).__name__}, no picture")
    if not 1 <= count <= len(names):
        raise ValueError(f"count must be between 1 and {len(names)}, got {count}")
    inputs = processor(
        images=image.convert("RGB"), text=text, return_tensors="pt", truncation=True
    ).to(next(model.parameters()).device)
    with torch.inference_mode():
        scores = model(**inputs).logits[0].sigmoid()
    best = scores.topk(count)
    return [
        (names[place], score)
        for place, score in zip(best.indices.tolist(), best.values.tolist(), strict=True)
    ]


def _processor(transformers: Any, kind: str) -> Any:
    """The class of what prepares the input: of images, of texts, or of both."""
    if kind in ("BertModel", "DistilBertModel"):
        return transformers.AutoTokenizer
    return transformers.AutoImageProcessor if kind == "ViTModel" else transformers.AutoProcessor


def _require_words(processor: Any) -> None:
    """Where its files are missing, a tokenizer may be made that knows nothing but its marks."""
    tokenizer = getattr(processor, "tokenizer", processor)
    marks = getattr(tokenizer, "all_special_tokens", None)
    if marks is not None and len(tokenizer) <= len(marks):
        raise ValueError("its tokenizer has no words: the file of the vocabulary is missing")


def _is_folder(name: str | Path) -> bool:
    """Whether this can only be meant as a place on this machine, there or not."""
    return (
        isinstance(name, Path)
        or not re.fullmatch(HUB_NAME, name)
        or Path(name).exists()
        or ("/" in name and Path(name).parent.is_dir())
    )


def _hub_answers() -> bool:
    """One short question instead of many silent attempts."""
    from huggingface_hub import constants
    from huggingface_hub.utils import get_session

    try:
        get_session().head(constants.ENDPOINT, timeout=SECONDS)
    except Exception:  # whatever the client of the day raises: there is no way to the Hub
        return False
    return True


def _advice(name: str | Path) -> str:
    if _is_folder(name):
        return f"the folder {name} holds no whole model: save it there again"
    return (
        f"{name} is not in the cache and the Hub did not deliver it. Connect to the network and "
        f"run this again, or run `hf download {name}` where there is one and copy the cache."
    )


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
