"""What a split promises, and what new pictures say."""

from reading import bars, grid, legend, levels, shows, texts, ticks

from multimodal.plots.contrastive.promises import Promise, promises
from multimodal.plots.style import BLUE, GREY, ORANGE

RESULTS = [Promise("image", 0.35, 0.3), Promise("caption", 0.9, 0.25)]


@shows("contrastive", promises, RESULTS, chance=0.01)
def test_per_split_what_was_held_out_left_what_is_new_right(shown, words) -> None:
    (axes,) = shown.axes
    assert bars(axes) == {
        words("held_out"): (ORANGE, [(-0.19, 0.35), (0.81, 0.9)]),
        words("new"): (BLUE, [(0.19, 0.3), (1.19, 0.25)]),
    }
    assert ticks(axes.xaxis) == [words("by_image"), words("by_caption")]
    for _, places in bars(axes).values():
        for x, height in places:
            assert texts(axes)[f"{height:.2f}"] == [(x, round(height + 0.015, 6))]
    assert grid(axes) == "y"
    assert levels(axes) == [0.01]
    assert legend(shown) == {
        words("held_out"): ORANGE,
        words("new"): BLUE,
        words("chance"): GREY,
    }
    assert (axes.get_ylabel(), axes.get_ylim()) == ("Recall@1", (0, 1.08))
