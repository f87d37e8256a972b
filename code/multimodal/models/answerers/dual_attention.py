"""Dual attention: one memory of picture and question steers both looks, step after step.

Letters: B batch, L places, E width of a place, M tokens, D width, C answers, K steps.
"""

from typing import cast

import torch
from torch import Tensor, nn

from multimodal.layers.guided_attention import Attended, attend_by
from multimodal.layers.transformer import masked_mean
from multimodal.models.answerers.answerer import AttendingAnswerer, Looked
from multimodal.models.answerers.question_reader import QuestionReader


class MemoryAttention(nn.Module):
    """h = tanh(W things) ⊙ tanh(V memory), weights softmax(h · w): the memory opens and closes.

    Args:
        width: D of things, memory and comparison.
    """

    def __init__(self, *, width: int) -> None:
        super().__init__()
        self.thing = nn.Linear(width, width)
        self.memory = nn.Linear(width, width)
        self.score = nn.Linear(width, 1, bias=False)

    def forward(self, things: Tensor, memory: Tensor, mask: Tensor | None = None) -> Attended:
        """Things (B, N, D), memory (B, D), mask (B, N) bool, True = real → what was found."""
        opened = torch.tanh(self.memory(memory))[:, None]  # (B, 1, D)
        together = torch.tanh(self.thing(things)) * opened  # (B, N, D)
        return attend_by(self.score(together)[:, :, 0], things, mask)


class DualStep(nn.Module):
    """One step: both looks, and what they found goes into the memory.

    Args:
        width: D.
    """

    def __init__(self, *, width: int) -> None:
        super().__init__()
        self.to_places = MemoryAttention(width=width)
        self.to_words = MemoryAttention(width=width)
        self.project = nn.Linear(width, width)

    def forward(
        self, seen: Tensor, words: Tensor, mask: Tensor, memory: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Places (B, L, D), words (B, M, D), memory (B, D) → memory, weights (B, L), (B, M)."""
        picture = self.to_places(seen, memory)
        question = self.to_words(words, memory, mask)
        met = torch.tanh(self.project(picture.summary)) * question.summary
        return memory + met, picture.weights, question.weights


class DualAttention(AttendingAnswerer):
    """r-DAN: a memory m of both modalities, for K steps.

    m⁰ = v⁰ ⊙ u⁰ with v⁰ = tanh(P⁰ mean of places) and u⁰ = mean of words. Step k looks at places,
    vᵏ = tanh(Pᵏ Σ α places), α = softmax(w · (tanh(W places) ⊙ tanh(V mᵏ⁻¹))), reads words in the
    same way without P, uᵏ = Σ β words, and remembers: mᵏ = mᵏ⁻¹ + vᵏ ⊙ uᵏ. mᴷ answers.

    The published reader is a bidirectional LSTM; ours reads in one direction.

    Args:
        picture: places (B, L, E) → (B, L, its ``width``), such as places with learned positions.
        reader: of the question; D is its width.
        answers: C.
        steps: K.

    Raises:
        ValueError: no step.

    Source: Nam et al. 2017 (arXiv 1611.00471), sections 3.2 and 3.3.
    """

    def __init__(
        self, *, picture: nn.Module, reader: QuestionReader, answers: int, steps: int = 2
    ) -> None:
        super().__init__()
        if steps < 1:
            raise ValueError(f"dual attention needs at least 1 step, got {steps}")
        width = reader.width
        self.picture = picture
        self.reader = reader
        self.places = nn.Linear(cast(int, picture.width), width)
        self.start = nn.Linear(width, width)
        self.steps = nn.ModuleList(DualStep(width=width) for _ in range(steps))
        self.out = nn.Linear(width, answers)

    def look(self, places: Tensor, tokens: Tensor, mask: Tensor) -> Looked:
        """Places (B, L, E), tokens (B, M), mask (B, M) → logits and the weights of each step."""
        seen = self.places(self.picture(places))  # (B, L, D)
        words = self.reader(tokens, mask).words  # (B, M, D)
        memory = torch.tanh(self.start(seen.mean(dim=1))) * masked_mean(words, mask)
        maps, read = [], []
        for step in self.steps:
            memory, where, which = step(seen, words, mask, memory)
            maps.append(where)
            read.append(which)
        return Looked(self.out(memory), torch.stack(maps, dim=1), torch.stack(read, dim=1))
