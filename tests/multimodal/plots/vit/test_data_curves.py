"""Accuracy by number of training pictures and by epoch."""

import pandas as pd
from reading import dots, legend, levels, lines, points, shows

from multimodal.language import Words
from multimodal.plots.style import BLUE, GREEN, GREY, INK, ORANGE, PINK
from multimodal.plots.vit.data_curves import data_curve, epochs_curve, published_curve

LEVELS = {"vit": 0.3, "vit_none": 0.9, "cnn": 0.5, "pixels_linear": 0.4}
RECIPES = {"plain": 0, "augmented": 0.2, "longer": 0.1}
STUDY = pd.DataFrame(
    [
        {"variant": variant, "pictures": size, "recipe": recipe}
        | {"test_accuracy": level + size / 1e5 + extra + shift}
        for variant, level in LEVELS.items()
        for recipe, extra in RECIPES.items()
        for size in (5000, 200)
        for shift in (0, 0.01, 0.11)
        if variant != "pixels_linear" or recipe == "plain"
    ]
)
QUOTED = [0.3, 0.35, 0.4]
CIFAR = pd.DataFrame(
    {
        "epoch": [1, 1, 2, 2, 2],
        "train_accuracy": [0.4, 0.6, 0.7, 0.7, 1.0],
        "test_accuracy": [0.2, 0.3, 0.5, 0.5, 0.2],
    }
)


@shows("vit", data_curve, STUDY)
def test_as_they_are_left_and_augmented_right(shown, words) -> None:
    for axes, recipe in zip(shown.axes, ("plain", "augmented"), strict=True):
        assert axes.get_title() == words(f"panel_{recipe}")
        for name, colour in (("vit", BLUE), ("cnn", ORANGE), ("pixels_linear", GREY)):
            extra = 0 if name == "pixels_linear" else RECIPES[recipe]
            line = lines(axes)[words(name)]
            means = [(n, round(LEVELS[name] + n / 1e5 + extra + 0.04, 6)) for n in (200, 5000)]
            assert points(line) == means
            assert line.get_color() == legend(shown)[words(name)] == colour
            assert line.get_marker() == {"vit": "o", "cnn": "s", "pixels_linear": "D"}[name]
        assert len(dots(axes)[INK]) == 18
        assert axes.get_xscale() == "log"
        assert len(axes.xaxis.get_minor_locator()()) == 0
        assert axes.get_ylim() == shown.axes[0].get_ylim()
        assert axes.xaxis.get_major_locator()().tolist() == [200, 5000]
        assert axes.xaxis.get_major_formatter()(5000, 0) == "5\N{NARROW NO-BREAK SPACE}000"
        assert axes.get_xlabel() == words("training_pictures")
    assert shown.axes[0].get_ylabel() == words("test_accuracy")


PRINTED = {"resnet": {1.3: 81.3, 14: 85.4}, "vit_l": {1.3: 76.5}, "vit_g": {3000: 90.45}}


@shows("vit", published_curve, PRINTED)
def test_what_papers_print_is_marked_as_quoted(shown, words) -> None:
    (axes,) = shown.axes
    assert axes.get_title() == words("quoted")
    assert axes.get_xscale() == "log"
    for name, colour in (("resnet", ORANGE), ("vit_l", BLUE), ("vit_g", GREEN)):
        line = lines(axes)[words(name)]
        assert points(line) == list(PRINTED[name].items())
        assert line.get_color() == legend(shown)[words(name)] == colour


def test_thousands_are_grouped_as_the_language_does() -> None:
    axes = data_curve(STUDY, words=Words("en", "vit")).axes[0]
    assert axes.xaxis.get_major_formatter()(20000, 0) == "20,000"


@shows("vit", epochs_curve, QUOTED, CIFAR)
def test_the_run_in_circulation_beside_the_means_of_our_own(shown, words) -> None:
    (axes,) = shown.axes
    curves = lines(axes)
    assert points(curves[words("circulating_run")]) == list(enumerate(QUOTED, start=1))
    assert points(curves[words("small_vit_train")]) == [(1, 0.5), (2, 0.8)]
    assert points(curves[words("small_vit_test")]) == [(1, 0.25), (2, 0.4)]
    assert levels(axes) == [0.1]
    assert legend(shown) == {
        words("circulating_run"): PINK,
        words("small_vit_train"): ORANGE,
        words("small_vit_test"): GREEN,
        words("guessing"): GREY,
    }
    assert (axes.get_xlabel(), axes.get_ylabel()) == (words("epoch"), words("accuracy"))
    assert axes.get_ylim() == (0, 1)
