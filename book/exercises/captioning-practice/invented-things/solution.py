import re
from collections.abc import Collection, Mapping, Sequence

PIECE = re.compile(r"\w+|[^\w\s]")


def mentions(caption: str, names: Mapping[str, str]) -> list[str]:
    """The things that a caption names, in order, repeated if it repeats."""
    known = {tuple(pieces(name)): thing for name, thing in names.items()}
    longest = max(map(len, known), default=0)
    words, found = pieces(caption), []
    while words:
        for count in range(min(longest, len(words)), 0, -1):
            thing = known.get(tuple(words[:count]))
            if thing is not None:
                found.append(thing)
                break
        else:
            count = 1
        del words[:count]
    return found


def pieces(text: str) -> list[str]:
    """Words in lower case; each mark of punctuation is one of its own."""
    return PIECE.findall(text.casefold())


def hallucination_rate(
    captions: Sequence[str],
    present: Sequence[Collection[str]],
    names: Mapping[str, str],
) -> tuple[float | None, float]:
    """The share of things that are not there, and that of captions."""
    if not captions:
        raise ValueError("no captions")
    named = absent = lying = 0
    for caption, there in zip(captions, present, strict=True):
        things = set(mentions(caption, names))
        missing = things - set(there)
        named, absent = named + len(things), absent + len(missing)
        lying += bool(missing)
    return (absent / named if named else None), lying / len(captions)


def left_out(
    captions: Sequence[str],
    present: Sequence[Collection[str]],
    names: Mapping[str, str],
) -> float | None:
    """The share of things that are there and that nobody names."""
    all_ = unsaid = 0
    for caption, there in zip(captions, present, strict=True):
        all_ += len(set(there))
        unsaid += len(set(there) - set(mentions(caption, names)))
    return unsaid / all_ if all_ else None
