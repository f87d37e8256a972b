"""Batches for one captioner of three languages, also when one of them has few captions."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import cycle

from multimodal.data.pairs import PairBatch
from multimodal.recipes.captioning.scene_captions import CaptionTask


class InTurn:
    """Batches without end, the next of each stream in turn.

    Args:
        streams: of batches without end.
    """

    def __init__(self, *streams: Iterable[PairBatch]) -> None:
        self.streams = streams

    def __iter__(self) -> Iterator[PairBatch]:
        for stream in cycle([iter(stream) for stream in self.streams]):
            yield next(stream)


def first_pictures(task: CaptionTask, count: int) -> CaptionTask:
    """The same task with only the first ``count`` pictures to learn from."""
    return replace(task, train=task.train.subset(range(count)))


def with_few(task: CaptionTask, language: str, *, pictures: int, seed: int) -> InTurn:
    """All languages in turn; ``language`` has captions for the first ``pictures`` only.

    Each step is in one language, and every language gets equally many.
    """
    return InTurn(
        *(
            (first_pictures(task, pictures) if code == language else task).batches(
                seed=seed, languages=[code]
            )
            for code in task.vocabulary.languages
        )
    )
