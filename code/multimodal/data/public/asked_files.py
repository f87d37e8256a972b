"""Pictures on disk with questions about them and what ten people answered to each."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from multimodal.data.public.places import is_file, picture_path
from multimodal.data.public.vqa_json import PublicQuestion


@dataclass(frozen=True)
class AskedFiles:
    """P pictures and Q questions.

    Attributes:
        paths: one file per picture.
        questions: in the order of their numbers.
        pictures: per question, the place of its picture in ``paths``.
    """

    paths: tuple[Path, ...]
    questions: tuple[PublicQuestion, ...]
    pictures: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.questions)


def asked_files(
    folder: Path, names: Mapping[int, str], questions: Mapping[int, PublicQuestion]
) -> AskedFiles:
    """Join questions with the pictures that they are about.

    Args:
        folder: that holds the pictures.
        names: number of a picture → its file.
        questions: number of a question → the question.

    Raises:
        ValueError: missing files; the first is named.
    """
    places = {number: place for place, number in enumerate(names)}
    paths = tuple(picture_path(folder, name) for name in names.values())
    missing = [path.name for path in paths if not is_file(path)]
    if missing:
        raise ValueError(f"{folder}: {len(missing)} pictures are missing, first {missing[0]}")
    chosen = tuple(questions[number] for number in sorted(questions))
    return AskedFiles(paths, chosen, tuple(places[question.picture] for question in chosen))
