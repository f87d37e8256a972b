"""Two tokens deep: probabilities at the branches, products at the leaves, two coloured paths."""

from reading import hue, shows, texts, written

from multimodal.plots.captioning.search_tree import search_tree
from multimodal.plots.style import GREEN, GREY, ORANGE

TABLE = {
    (): {"a": 0.7, "there": 0.3},
    ("a",): {"red": 0.4, "green": 0.35, "large": 0.25},
    ("there",): {"is": 0.95, "are": 0.05},
}


@shows("captioning", search_tree, TABLE, ("a", "red"), ("there", "is"))
def test_branches_and_products(shown, words) -> None:
    (axes,) = shown.axes
    found = texts(axes)
    for chances in TABLE.values():
        for token, chance in chances.items():
            assert words(f"tree_{token}") in found
            assert f"{chance:.2f}" in found
    for product in (0.7 * 0.4, 0.7 * 0.35, 0.3 * 0.95, 0.3 * 0.05):
        assert words("tree_product", value=f"{product:.2f}") in found
    heights = [found[words(f"tree_{name}")][0][1] for name in ("red", "green", "large", "are")]
    assert heights == sorted(heights, reverse=True)
    assert len(axes.lines) == sum(map(len, TABLE.values()))


@shows("captioning", search_tree, TABLE, ("a", "red"), ("there", "is"))
def test_the_paths_of_both_searches(shown, words) -> None:
    (axes,) = shown.axes
    colours = {
        token: hue(written(axes, words(f"tree_{token}")).get_color())
        for token in ("a", "red", "there", "is")
    }
    assert colours == {"a": ORANGE, "red": ORANGE, "there": GREEN, "is": GREEN}
    lines = [hue(line.get_color()) for line in axes.lines]
    assert (lines.count(ORANGE), lines.count(GREEN), lines.count(GREY)) == (2, 2, 3)
