"""An answerer that writes: its answer is a text, as long as it likes, in the language asked for.

Letters: B batch, M words of the question, L places, E width of a place, K annotations, D width,
A tokens of the answer, V entries of the vocabulary.
"""

from einops import rearrange
from torch import Tensor, nn

from multimodal.models.answerers.film import FiLM
from multimodal.models.captioners.captioner import Captioner, State


class SteeredPlaces(nn.Module):
    """What FiLM makes of a picture for a question, before it answers.

    Args:
        film: its last part, the answer, is not asked.
    """

    def __init__(self, *, film: FiLM) -> None:
        super().__init__()
        self.film = film
        self.film.answer = nn.Identity()  # type: ignore[assignment]

    def forward(self, places: Tensor, question: Tensor, mask: Tensor) -> Tensor:
        """Places (B, L, E), question (B, M), mask (B, M), True = real → (B, L, D)."""
        return rearrange(self.film.features(places, question, mask), "b d h w -> b (h w) d")


class AnswerWriter(nn.Module):
    """A captioner whose picture has heard the question.

    No class is left: whatever the words of the vocabulary can say may come out, also what is no
    answer at all.

    Args:
        eye: places (B, L, E), question and mask (B, M) → annotations (B, K, D), such as
            :class:`SteeredPlaces`.
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
