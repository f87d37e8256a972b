"""An answerer that writes: its answer is a text, as long as it likes, in the language asked for.

Letters: B batch, M words of the question, L places, E width of a place, K annotations, D width,
A tokens of the answer, V entries of the vocabulary.
"""

import torch
from torch import Tensor, nn

from multimodal.models.answerers.film import FiLM
from multimodal.models.captioners.captioner import Captioner, State


class SteeredGist(nn.Module):
    """What FiLM has seen and heard before it answers, as three annotations of a picture.

    They are the question, and of every feature the largest and the mean value over the places:
    what its own last layers choose a class from.

    Args:
        film: as wide as its reader.

    Raises:
        ValueError: another width.
    """

    def __init__(self, *, film: FiLM) -> None:
        super().__init__()
        self.width = film.reader.width
        if film.start[1].out_channels != self.width:
            raise ValueError(
                f"features and question must be equally wide, "
                f"got {film.start[1].out_channels} and {self.width}"
            )
        self.film = film

    def forward(self, places: Tensor, question: Tensor, mask: Tensor) -> Tensor:
        """Places (B, L, E), question (B, M), mask (B, M), True = real → (B, 3, D)."""
        grid = self.film.features(places, question, mask).flatten(2)  # (B, D, L)
        heard = self.film.reader(question, mask).vector
        return torch.stack([heard, grid.amax(dim=2), grid.mean(dim=2)], dim=1)


class AnswerWriter(nn.Module):
    """A captioner whose picture has heard the question.

    No class is left: whatever the words of the vocabulary can say may come out, also what is no
    answer at all.

    Args:
        eye: places (B, L, E), question and mask (B, M) → annotations (B, K, D), such as
            :class:`SteeredGist`.
        writer: a captioner whose pictures are annotations of this width.

    Source: answers as text, Cho et al. 2021 (arXiv 2102.02779), section 3. Chapter
    ``tasks/answering-practice``.
    """

    def __init__(self, *, eye: nn.Module, writer: Captioner) -> None:
        super().__init__()
        self.eye = eye
        self.writer = writer

    def begin(self, places: Tensor, question: Tensor, mask: Tensor) -> State:
        """What is known before the first word, for :func:`multimodal.decoding.greedy.greedy`."""
        return self.writer.begin(self.eye(places, question, mask))

    def step(self, state: State, tokens: Tensor) -> tuple[Tensor, State]:
        """The newest tokens (B,) → logits of the next (B, V), and what is known now."""
        return self.writer.step(state, tokens)

    def forward(self, places: Tensor, question: Tensor, mask: Tensor, tokens: Tensor) -> Tensor:
        """Teacher forcing: true answers so far (B, A) → logits (B, A, V) of what follows each.

        Args:
            places: (B, L, E), or whatever the eye takes for a picture.
            question: (B, M) int64.
            mask: (B, M) bool, True = real.
            tokens: (B, A) int64; the first one asks for a language.
        """
        return self.writer(self.eye(places, question, mask), tokens)
