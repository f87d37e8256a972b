"""The two data sets of the chapter on CLIP, ready to train on."""

from collections.abc import Sequence
from dataclasses import dataclass

from multimodal.data.augment.jitter import Jitter
from multimodal.data.emoji import load_emoji
from multimodal.data.pairs import PairDataset, PairLoader
from multimodal.data.scenes.dataset import SceneDataset, scene_dataset
from multimodal.data.splits import split_by_image
from multimodal.data.stream import Augment
from multimodal.language import DATA_LANGUAGES
from multimodal.presets import choose
from multimodal.text.tokenizer import Tokenizer

BATCH = 256


@dataclass(frozen=True)
class Task:
    """Pairs to learn from, pairs that stay unseen, and the vocabulary of the former."""

    name: str
    train: PairDataset
    test: PairDataset
    tokenizer: Tokenizer
    augment: Augment | None = None

    def batches(
        self, *, seed: int, languages: Sequence[str] = DATA_LANGUAGES, size: int = BATCH
    ) -> PairLoader:
        """An endless stream of batches of ``size`` pairs, the same for the same seed."""
        return PairLoader(
            self.train,
            self.tokenizer.encode_batch,
            batch_size=size,
            seed=seed,
            languages=languages,
            augment=self.augment,
        )


@dataclass(frozen=True)
class SceneTask(Task):
    """A task whose unseen pictures are fully known."""

    test: SceneDataset


def scene_task() -> SceneTask:
    """Drawn scenes; 256 with meanings that the training part never shows stay unseen."""
    train = scene_dataset(choose(mini=512, small=12_000, full=48_000), seed=0)
    test = scene_dataset(256, seed=1, split="test", captions_each=1)
    return SceneTask("scenes", train, test, Tokenizer.train(train.subset(range(500)).texts(), 600))


def emoji_task(*, by: str = "random") -> Task:
    """OpenMoji pictures with their CLDR names; 383 concepts stay unseen.

    Args:
        by: ``random`` deals concepts out blindly, so that relatives of an unseen concept (the next
            hour of a clock, a man for a woman) may be seen; ``concept`` keeps look-alikes and long
            series on one side, ``family`` variants in gender and direction as well.

    Raises:
        ValueError: another kind of split.
    """
    if by == "random":
        everything = load_emoji(32)
        parts = split_by_image(everything.ids, {"train": 0.8, "test": 0.2}, seed=0)
        train, test = (everything.subset(parts[part]) for part in ("train", "test"))
    else:
        train, test = (load_emoji(32, split=part, by=by) for part in ("train", "test"))
    return Task("emoji", train, test, Tokenizer.train(train.texts(), 2000), augment=Jitter())


def steps(kind: str) -> int:
    """How many steps a training of the chapter takes: ``scenes``, ``emoji`` or ``short``.

    Raises:
        ValueError: another kind.
    """
    table = {
        "scenes": choose(mini=3, small=200, full=1000),
        "emoji": choose(mini=3, small=300, full=1500),
        "short": choose(mini=2, small=60, full=300),
    }
    if kind not in table:
        raise ValueError(f"unknown kind of training {kind!r}: choose {', '.join(table)}")
    return table[kind]
