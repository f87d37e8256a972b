"""An answerer that writes: its answer is a text, as long as it likes, in the language asked for.

Letters: B batch, M words of the question, N places, D width, A tokens of the answer, V entries of
the vocabulary.
"""

import torch
from torch import Tensor, nn

from multimodal.models.answerers.small_vilt import SmallVilt
from multimodal.models.captioners.captioner import Captioner, State


class AnswerWriter(nn.Module):
    """A captioner whose picture has read the question.

    Places and words read each other in one Transformer; what has become of the places, and of the
    whole, is the picture that a captioner then describes. No class is left: whatever the words of
    the vocabulary can say may come out, also what is no answer at all.

    Args:
        reader: of places and questions.
        writer: a captioner whose pictures are annotations (B, 1 + N, D) of the reader's width.

    Source: answers as text of Cho et al. 2021 (arXiv 2102.02779), section 3. Chapter
    ``tasks/answering-practice``.
    """

    def __init__(self, *, reader: SmallVilt, writer: Captioner) -> None:
        super().__init__()
        self.reader = reader
        self.writer = writer

    def read(self, places: Tensor, question: Tensor, mask: Tensor) -> Tensor:
        """The annotations (B, 1 + N, D) after a question (B, M); ``mask`` (B, M), True = real."""
        read = self.reader(places, question, mask)
        return torch.cat([read.whole[:, None], read.patches], dim=1)

    def begin(self, places: Tensor, question: Tensor, mask: Tensor) -> State:
        """What is known before the first word, for :func:`multimodal.decoding.greedy.greedy`."""
        return self.writer.begin(self.read(places, question, mask))

    def step(self, state: State, tokens: Tensor) -> tuple[Tensor, State]:
        """The newest tokens (B,) → logits of the next (B, V), and what is known now."""
        return self.writer.step(state, tokens)

    def forward(self, places: Tensor, question: Tensor, mask: Tensor, tokens: Tensor) -> Tensor:
        """Teacher forcing: true answers so far (B, A) → logits (B, A, V) of what follows each.

        Args:
            places: what the reader takes for a picture.
            question: (B, M) int64.
            mask: (B, M) bool, True = real.
            tokens: (B, A) int64; the first one asks for a language.
        """
        return self.writer(self.read(places, question, mask), tokens)
