"""CLIPScore: how well a caption fits the picture by the cosine of a model, without references.

Letters: N captions, K references of each, D width.

Source: Hessel et al. 2021, *CLIPScore: A Reference-free Evaluation Metric for Image Captioning*
(arXiv 2104.08718).
"""

from torch import Tensor

from multimodal.arguments import measurable

WEIGHT = 2.5
"""of the paper, so that the scores of its CLIP spread over 0 to 1"""


def clip_score(images: Tensor, texts: Tensor, *, weight: float = WEIGHT) -> Tensor:
    """``weight`` · max(cosine, 0), for each pair.

    Args:
        images: (N, D) unit vectors of the pictures.
        texts: (N, D) unit vectors of their captions.
        weight: stretches the scale and changes no ranking.

    Returns:
        (N,).

    Raises:
        ValueError: other shapes, or no numbers.
    """
    images = measurable("images", images, "N D")
    texts = measurable("texts", texts, "N D")
    if images.shape != texts.shape:
        raise ValueError(f"a caption for each picture: {images.shape} and {texts.shape}")
    return weight * (images * texts).sum(dim=1).clamp(min=0)


def ref_clip_score(images: Tensor, texts: Tensor, references: Tensor) -> Tensor:
    """Harmonic mean of :func:`clip_score` and the largest cosine with a reference, from 0.

    Args:
        images: (N, D) unit vectors.
        texts: (N, D) unit vectors.
        references: (N, K, D) unit vectors.

    Raises:
        ValueError: other shapes, or no numbers.
    """
    texts = measurable("texts", texts, "N D")
    references = measurable("references", references, "N K D")
    alone = clip_score(images, texts)
    known = (references * texts[:, None]).sum(dim=2).amax(dim=1).clamp(min=0)
    return 2 * alone * known / (alone + known).clamp(min=1e-12)
