"""What can be computed before anybody asks, and what each pair still costs.

A gallery of pictures is stored; then a name comes, and with each picture it makes a pair. Counted
are the numbers kept of a picture, and the multiplications for a pair once picture and name have
been through all layers that see one of them only.

Letters: D width before the join, J after it, C answers.
"""

from typing import NamedTuple

from torch import nn

from multimodal.layers.fusers.compact_bilinear import CompactBilinear
from multimodal.layers.fusers.factorised_bilinear import FactorisedBilinear
from multimodal.layers.fusers.low_rank_bilinear import LowRankBilinear
from multimodal.layers.fusers.projected import Projected
from multimodal.layers.fusers.tensor_fusion import LowRankFusion, TensorFusion
from multimodal.models.answerers.joint_answerer import Product
from multimodal.models.fusion.joined_fusion import JoinedFusion


class Serving(NamedTuple):
    """The price of a pair."""

    kept: int
    """bits for each picture of the gallery"""
    pair: int
    """multiplications for each pair; for codes of bits, none"""


FLOAT = 32
"""bits of a number"""


def serving(model: JoinedFusion) -> Serving:
    """Of a joint representation: after the join all layers run again for each pair.

    Raises:
        ValueError: a join that is not one of the chapter.
    """
    join = model.join
    kept, multiplied = join_cost(join)
    layers = [layer for layer in (model.hidden, model.out) if isinstance(layer, nn.Linear)]
    return Serving(FLOAT * kept, multiplied + sum(layer.weight.numel() for layer in layers))


def join_cost(join: nn.Module) -> tuple[int, int]:
    """Numbers that a join needs of one side, and multiplications until the pair is joined.

    Raises:
        ValueError: a join that is not one of the chapter.
    """
    match join:
        case Projected():
            hidden = join.first.out_features
            return hidden, hidden if isinstance(join.join, Product) else 0
        case LowRankBilinear():
            rank = join.first.out_features
            return rank, rank + join.out.weight.numel()
        case FactorisedBilinear():
            return join.first.out_features, join.first.out_features
        case CompactBilinear():
            waves = 2 * (join.width // 2 + 1)  # of a sketch, real and imaginary
            return waves, 2 * waves + 2 * join.width * max(1, (join.width - 1).bit_length())
        case TensorFusion():
            pairs = (join.inputs + 1) ** 2
            return join.inputs, pairs + join.mix.weight.numel()
        case LowRankFusion():
            made = join.first.shape[0] * join.width
            return made, made
    raise ValueError(f"no cost is known of a {type(join).__name__}")


def space_serving(numbers: int) -> Serving:
    """Of a space of numbers: the inner product."""
    return Serving(FLOAT * numbers, numbers)


def code_serving(bits: int) -> Serving:
    """Of codes: an exclusive or and a count, nothing is multiplied."""
    return Serving(bits, 0)
