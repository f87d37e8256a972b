from pathlib import Path


def read_captions(path: Path, folder: Path) -> dict[str, list[str]]:
    """Image -> its captions, in the order of the file."""
    found: dict[str, list[str]] = {}
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if not line.strip() or (number == 1 and line == "image,caption"):
            continue
        image, _, rest = line.partition(",")
        text = unquoted(rest.strip())
        if not text:
            raise ValueError(f"line {number}: no caption in {line!r}")
        if not (Path(folder) / image).is_file():
            raise ValueError(f"line {number}: no picture {image!r}")
        found.setdefault(image, []).append(text)
    return found


def unquoted(field: str) -> str:
    """The field without the quotes that enclose it, if any do."""
    if len(field) > 1 and field[0] == field[-1] == '"':
        return field[1:-1].replace('""', '"').strip()
    return field
