"""Two streams of tokens that hear of each other only through a few tokens which both can read.

Letters: B batch, N and M tokens of the two streams, S shared tokens, D width, K answers.
"""

from dataclasses import dataclass

import torch
from einops import repeat
from torch import Tensor, nn

from multimodal.layers.patches import ClassToken
from multimodal.layers.transformer import TransformerBlock, TransformerShape
from multimodal.models.fusion.fusion_model import FusionModel


@dataclass(frozen=True)
class Bottleneck:
    """How two streams meet.

    Attributes:
        tokens: S, shared by both; with none the streams never meet.
        alone: blocks of each stream before the shared tokens join.

    Raises:
        ValueError: a number below 0.
    """

    tokens: int = 4
    alone: int = 0

    def __post_init__(self) -> None:
        if min(self.tokens, self.alone) < 0:
            raise ValueError(f"numbers must be at least 0, got {self}")


class BottleneckFusion(FusionModel):
    """Either stream reads and writes the shared tokens in each fused block; their mean goes on.

    [x₁; s] → block₁ → [x₁'; s₁], [x₂; s] → block₂ → [x₂'; s₂], and s' = (s₁ + s₂)/2. What one
    stream wrote is read by the other one block later: fewer than two fused blocks let nothing pass.
    Each stream has a class token; one linear map reads both, and the mean of its logits answers.

    An absent stream writes nothing (s' = s of the other one) and does not answer; with none, the
    logits are 0.

    Args:
        first, second: a modality → tokens (B, N, D) and (B, M, D), with their positions.
        shape: of the blocks; ``depth`` counts those alone and those fused.
        answers: K.
        bottleneck: how the streams meet.

    Raises:
        ValueError: more blocks alone than there are.

    Source: Nagrani et al. 2021 (arXiv 2107.00135), equations 8 and 9 and section 3.3; shared tokens
    start with a deviation of 0.02, as in the published code.
    """

    def __init__(
        self,
        *,
        first: nn.Module,
        second: nn.Module,
        shape: TransformerShape,
        answers: int,
        bottleneck: Bottleneck | None = None,
    ) -> None:
        super().__init__()
        meeting = bottleneck or Bottleneck()
        if meeting.alone > shape.depth:
            raise ValueError(f"{meeting.alone} blocks alone of {shape.depth} in all")
        self.alone = meeting.alone
        self.streams = nn.ModuleList(
            nn.Sequential(tokens, ClassToken(width=shape.width)) for tokens in (first, second)
        )
        self.blocks = nn.ModuleList(
            nn.ModuleList(_block(shape) for _ in range(2)) for _ in range(shape.depth)
        )
        self.shared = nn.Parameter(torch.randn(meeting.tokens, shape.width) * 0.02)
        self.norm = nn.LayerNorm(shape.width)
        self.answer = nn.Linear(shape.width, answers)

    def fuse(self, first: Tensor, second: Tensor, present: Tensor) -> Tensor:
        """Two modalities (B, …) and which are there (B, 2) → logits (B, K)."""
        streams = [read(x) for read, x in zip(self.streams, (first, second), strict=True)]
        shared: Tensor = repeat(self.shared, "s d -> b s d", b=len(first))
        for number, blocks in enumerate(self.blocks):
            pair = list(blocks.children())
            if number < self.alone:
                streams = [block(x) for block, x in zip(pair, streams, strict=True)]
            else:
                streams, shared = self._meet(pair, streams, shared, present)
        said = torch.stack([self.answer(self.norm(x[:, 0])) for x in streams], dim=1)
        return mean_of_present(said, present)

    def _meet(
        self, pair: list[nn.Module], streams: list[Tensor], shared: Tensor, present: Tensor
    ) -> tuple[list[Tensor], Tensor]:
        after, written = [], []
        for block, x in zip(pair, streams, strict=True):
            both = block(torch.cat((x, shared), dim=1))
            after.append(both[:, : x.shape[1]])
            written.append(both[:, x.shape[1] :])
        return after, self.exchange(torch.stack(written, dim=1), present)

    def exchange(self, written: Tensor, present: Tensor) -> Tensor:
        """What both streams wrote (B, 2, S, D) → the shared tokens of the next block (B, S, D)."""
        return mean_of_present(written, present)


def _block(shape: TransformerShape) -> TransformerBlock:
    return TransformerBlock(width=shape.width, heads=shape.heads, expansion=shape.expansion)


def mean_of_present(x: Tensor, present: Tensor) -> Tensor:
    """x (B, 2, …), present (B, 2) bool → the mean (B, …) over those present; 0 if there is none."""
    weights = present / present.sum(dim=1, keepdim=True).clamp(min=1)  # (B, 2)
    return (x * weights.to(x.dtype).view(-1, 2, *(1,) * (x.ndim - 2))).sum(dim=1)
