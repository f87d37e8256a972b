"""Which simplified character a traditional one is, for the search: from the tables of OpenCC.

Run: python -m tools.assets.simplified
"""

from pathlib import Path

import opencc

TABLE = Path(opencc.__file__).parent / "dictionary" / "TSCharacters.txt"
TARGET = Path(__file__).parents[2] / "code" / "coursekit" / "static" / "simplified.js"
HEAD = """// Traditional characters, each before its simplified one (OpenCC, Apache License 2.0).
globalThis.SIMPLIFIED = new Map("""


def script() -> str:
    """The table as a program for pages, without characters that are rare today (GB 2312)."""
    rows = (line.split() for line in TABLE.read_text("utf-8").splitlines())
    pairs = [row[0] + row[1] for row in rows if row[0] != row[1] and is_common(row[1])]
    return f'{HEAD}"{" ".join(pairs)}".split(" ").map((pair) => [...pair]));\n'


def is_common(character: str) -> bool:
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False


if __name__ == "__main__":
    TARGET.write_text(script(), "utf-8")
