"""Which column of a caption file holds what: by the names in its first row, or by its first rows.

Names may stand in any order and in the languages of the course. Without names, rows are
``picture.jpg,caption`` (or with a tab, a semicolon or a bar), or ``picture.jpg#0<TAB>caption``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from multimodal.data.public.reading.caption_records import cells, records
from multimodal.data.public.reading.caption_words import PICTURE, WORDS, plain, role_of
from multimodal.data.public.reading.plain_text import few, shortened

DELIMITERS = (",", "\t", ";", "|")
NO_TABLE = (
    "this looks like JSON, expected a table; JSON is read by the names of its data sets, such as "
    "captions_train2017.json and dataset_flickr8k.json"
)
KNOWN = "image, file_name, … and caption, comment, text, sentence, raw, …"


@dataclass(frozen=True)
class Columns:
    """What stands where.

    Attributes:
        names: of the columns, in order.
        delimiter: what separates them.
        image: position of the picture's name.
        captions: positions of the captions.
        number: position of the number of a caption among those of its image; −1: none.
        id: position of a number that tells nothing else; −1: none.
        split: position of the name of a part; −1: none.
        header: whether the file names the columns itself.
        numbered: whether a number follows the picture's name: ``picture.jpg#0``.
        ending: whether names of pictures end as files do.
    """

    names: tuple[str, ...] = ("image", "caption")
    delimiter: str = ","
    image: int = 0
    captions: tuple[int, ...] = (1,)
    number: int = -1
    id: int = -1
    split: int = -1
    header: bool = False
    numbered: bool = False
    ending: bool = True

    @property
    def form(self) -> str:
        """How a row looks, for messages."""
        shown = "<TAB>" if self.delimiter == "\t" else self.delimiter
        mark = "#0" if self.numbered else ""
        names = list(self.names)
        names[self.image] += mark
        return few(names, shown)

    @cached_property
    def limit(self) -> int:
        """Cells of a row when the last one reaches to its end, as a caption does; otherwise 0."""
        return len(self.names) if self.captions == (len(self.names) - 1,) else 0

    @cached_property
    def literal(self) -> bool:
        """Whether quotes mean nothing: in the files of Flickr8k and Flickr30k themselves."""
        return self.numbered and not self.header and self.delimiter == "\t"

    @property
    def unused(self) -> tuple[str, ...]:
        """Names of columns that nothing is made of."""
        used = {self.image, self.number, self.id, self.split, *self.captions}
        return tuple(name for place, name in enumerate(self.names) if name and place not in used)

    def cells(self, row: str) -> list[str]:
        """The cells of a row; other than the number of names when the row does not fit."""
        if self.literal:
            return row.split("\t", 1)
        found = cells(row, self.delimiter, self.limit)
        if self.captions == (0,) and len(self.names) == 2 < len(found):
            caption, _, image = row.rpartition(self.delimiter)
            return [caption, image]
        return found


def find_columns(text: str) -> Columns:
    """The columns of a caption file.

    Raises:
        ValueError: it is empty, its first row neither names columns nor is one of a picture, or
            they can be read in two ways; the message has no name of the file.
    """
    lines = [record.text for record in islice(records(text, ""), 2)]
    if not lines:
        raise ValueError("the file holds no captions")
    named = [found for mark in DELIMITERS if (found := _named(cells(lines[0], mark), mark))]
    columns = named[0] if named else Columns(delimiter=_delimiter(text))
    first = lines[1:] if named else lines
    if first:
        name = columns.cells(first[0])[columns.image : columns.image + 1]
        columns = _with_names(columns, name[0].strip() if name else "")
    return columns


def _named(names: Sequence[str], delimiter: str) -> Columns | None:
    roles = [role_of(name) for name in names]
    if "image" not in roles or "caption" not in roles:
        return None
    places = {role: [place for place, found in enumerate(roles) if found == role] for role in WORDS}
    words = [plain(names[place]) for place in places["caption"]]
    stems = {word.rstrip("0123456789") for word in words}
    if len(places["image"]) > 1 or len(stems) > 1 or len(set(words)) < len(words):
        doubtful = "images" if len(places["image"]) > 1 else "captions"
        shown = few([names[place] for place in places[doubtful[:-1]]])
        raise ValueError(f"line 1: several columns may hold the {doubtful}: {shown}; keep one")
    return Columns(
        names=tuple(name.strip() for name in names),
        delimiter=delimiter,
        image=places["image"][0],
        captions=tuple(places["caption"]),
        number=(places["number"] or [-1])[0],
        id=(places["id"] or [-1])[0],
        split=(places["split"] or [-1])[0],
        header=True,
    )


def _delimiter(text: str) -> str:
    """What follows the names of pictures, in a file without names of columns."""
    possible: tuple[str, ...] = DELIMITERS
    for number, record in enumerate(records(text, "")):
        fitting = tuple(mark for mark in possible if _fits(record.text, mark))
        if not fitting and number == 0:
            if record.text.lstrip().startswith(("{", "[")):
                raise ValueError(f"line {record.line}: {NO_TABLE}")
            raise ValueError(
                f"line {record.line}: expected image,caption, such as dog.jpg,A dog, or names of "
                f"columns ({KNOWN}), got {shortened(record.text)}"
            )
        possible = fitting or possible
        if len(possible) == 1:
            return possible[0]
    shown = " and ".join(repr(mark) for mark in possible)
    raise ValueError(f"line 1: {shown} may both end the names of pictures: name the columns")


def _fits(row: str, delimiter: str) -> bool:
    image, *rest = cells(row, delimiter, 2)
    image = image.strip(" ")
    name, mark, number = image.rpartition("#")
    if mark and number.isdecimal() and bool(rest):
        return delimiter == "\t" or bool(PICTURE.search(name))
    return bool(rest) and bool(PICTURE.search(image))


def _with_names(columns: Columns, name: str) -> Columns:
    stem, mark, number = name.rpartition("#")
    bare = columns.delimiter == "\t" and not columns.header
    numbered = bool(mark) and number.isdecimal() and (bare or bool(PICTURE.search(stem)))
    ending = bool(PICTURE.search(stem if numbered else name))
    return replace(columns, numbered=numbered, ending=ending)
