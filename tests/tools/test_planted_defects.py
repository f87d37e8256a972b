from random import Random

import pytest

from tools.planted_defects import Trial, table
from tools.planted_slips import SLIPS

LINES = {
    "es": "No hay 12 imágenes en la primera fila, con `owner` y $x$. Aprende. Y acaba.",
    "zh": "第一行没有 12 张图像，见 `owner` 和 $x$。它学习。它结束。",
}


@pytest.mark.parametrize("language", ["es", "zh"])
@pytest.mark.parametrize("kind", SLIPS)
def test_a_slip_changes_a_line_or_finds_nothing_to_change(kind: str, language: str) -> None:
    line, chance = LINES[language], Random(1)
    fits = (kind, language) != ("traditional", "es")
    assert (SLIPS[kind](line, language, chance) != line) is fits
    assert SLIPS[kind]("{ref}`a1`", language, chance) == "{ref}`a1`"


@pytest.mark.parametrize("kind", ["number", "negation"])
def test_code_and_formulas_keep_their_numbers_and_words(kind: str) -> None:
    line = "`no 3 ` $no 3 $ {glue}`no 3 `"
    assert SLIPS[kind](line, "es", Random(1)) == line


def test_the_table_counts_by_class() -> None:
    noticed = [{"stale", "numbers"}, {"stale"}, set()]
    trials = [Trial("number", "a.md", 1, "a", "b", frozenset(rules)) for rules in noticed]
    assert "| number | 3 | 2 | 1 |\n| all | 3 | 2 | 1 |" in table(trials)
