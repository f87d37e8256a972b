"""Does a model know which word goes with which: the true caption against an altered one."""

from torch import Tensor

from multimodal.arguments import measurable


def pairwise_wins(positive: Tensor, negative: Tensor) -> Tensor:
    """Per pair, 1 if the true caption scores higher, 0 if the altered one does, ½ if they tie.

    Args:
        positive: (Q,) score of the image with its true caption.
        negative: (Q,) score of the same image with the altered caption.

    Returns:
        (Q,) float64.

    Raises:
        ValueError: shapes that differ, no pairs, or scores that are not numbers.
    """
    positive = measurable("positive scores", positive, "Q", finite=False)
    negative = measurable("negative scores", negative, "Q", finite=False)
    if positive.shape != negative.shape:
        raise ValueError(f"{len(positive)} positive scores but {len(negative)} negative ones")
    return (positive > negative).double() + (positive == negative).double() / 2


def pairwise_accuracy(positive: Tensor, negative: Tensor) -> float:
    """The share of pairs in which the true caption wins; ties count ½, so chance is ½.

    An encoder that ignores word order gives a swapped caption the very same score: it earns
    exactly ½ here, where a strict comparison would give 0 and a lax one 1.

    Args:
        positive: (Q,) score of the image with its true caption.
        negative: (Q,) score of the same image with the altered caption.

    Source: the test of SugarCrepe (Hsieh et al. 2023, arXiv 2306.14610), with ties counted ½.
    """
    return float(pairwise_wins(positive, negative).mean())
