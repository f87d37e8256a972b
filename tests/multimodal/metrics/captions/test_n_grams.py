"""Runs of neighbouring words are counted, and bare text is refused."""

import pytest

from multimodal.metrics.captions.n_grams import n_grams, require_references


def test_by_hand() -> None:
    found = n_grams(["a", "cat", "a", "cat"], 2)
    assert found == {("a", "cat"): 2, ("cat", "a"): 1}
    assert not n_grams(["a"], 2)


@pytest.mark.parametrize(
    ("candidates", "references", "says"),
    [
        ([], [], "0 candidates"),
        ([["a"]], [], "1 candidates, references for 0"),
        ([["a"]], [[]], "no reference"),
        (["a cat"], [[["a"]]], "tokens are wanted"),
        ([["a"]], ["a cat"], "tokens are wanted"),
        ([["a"]], [["a cat"]], "tokens are wanted"),
    ],
)
def test_bad_input(candidates, references, says) -> None:
    with pytest.raises(ValueError, match=says):
        require_references(candidates, references)
