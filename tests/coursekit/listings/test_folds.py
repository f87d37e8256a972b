"""What is folded: long docstrings but for their beginning, checks, methods that were not chosen."""

from coursekit.listings.folds import Fold, find_folds

SOURCE = '''class Box:
    """A box.

    Args:
        side: its side.
    """

    def __init__(self, side: float):
        """Short enough,
        in two lines."""
        if side < 0:
            raise ValueError(side)
        _require_number(side)
        self.side = side

    def area(self) -> float:
        """Of one side."""
        if self.side > 1:
            return 1.0
        return self.side**2

    def volume(self) -> float:
        require(self.side)
        return self.side**3
'''


def in_view(folds: list[Fold]) -> list[str]:
    hidden = {line for fold in folds for line in range(fold.first, fold.last + 1)}
    lines = SOURCE.split("\n")
    return [line.strip() for n, line in enumerate(lines, 1) if line and n not in hidden]


def test_documentation_and_checks_are_folded() -> None:
    folds = find_folds(SOURCE)
    assert folds == [Fold(3, 5, "docstring"), Fold(11, 13, "checks")]
    assert folds[0].lines == 3
    assert in_view(folds)[:4] == [
        "class Box:",
        '"""A box.',
        '"""',
        "def __init__(self, side: float):",
    ]


def test_methods_that_were_not_chosen_are_folded_with_what_is_in_them() -> None:
    assert find_folds(SOURCE, methods=("area",)) == [
        Fold(3, 5, "docstring"),
        Fold(8, 14, "methods"),
        Fold(22, 24, "methods"),
    ]


def test_signatures_alone_keep_docstrings_that_are_short() -> None:
    folds = find_folds(SOURCE, signature=True)
    assert [fold.kind for fold in folds] == ["docstring", "body", "body", "body"]
    assert '"""Of one side."""' in in_view(folds)
    assert "return 1.0" not in in_view(folds)


def test_a_docstring_that_ends_in_its_last_line_is_folded_to_the_end() -> None:
    source = 'def f():\n    """One.\n\n    Two.\n    Three."""\n    return 1\n'
    assert find_folds(source) == [Fold(3, 5, "docstring")]


def test_short_functions_have_no_folds() -> None:
    assert find_folds('def f(a):\n    """One."""\n    require(a)\n    return a\n') == []
