"""One look, whatever the reader has set; colours that are told apart."""

import matplotlib as mpl
from matplotlib.figure import Figure
from reading import grid

from multimodal.language import DATA_LANGUAGES
from multimodal.plots.style import INK, LANGUAGE_COLOURS, PALE, bare, in_course_style, subplots


def test_the_look_holds_while_a_figure_is_drawn_and_no_longer() -> None:
    @in_course_style
    def draw() -> Figure:
        assert mpl.rcParams["text.color"] == INK
        return subplots(2)[0]

    with mpl.rc_context({"text.color": "red"}):
        assert draw().get_size_inches().tolist() == [7, 2]
        assert mpl.rcParams["text.color"] == "red"


def test_bare_axes_have_neither_ticks_nor_frame() -> None:
    figure, panels = subplots(2, 2, 3)
    panels[0, 0].grid(True)
    axes = bare(panels[0, 0])
    assert (panels.shape, figure.axes[0]) == ((2, 3), axes)
    axes.set(xticks=[0, 1], yticks=[0, 1])
    assert grid(axes) == ""
    axes = bare(axes)
    assert len(axes.get_xticks()) == len(axes.get_yticks()) == 0
    assert not any(spine.get_visible() for spine in axes.spines.values())


def test_every_language_of_the_data_has_a_colour_of_its_own_and_every_edge_a_pale_one() -> None:
    assert set(LANGUAGE_COLOURS) == set(DATA_LANGUAGES)
    assert len(set(LANGUAGE_COLOURS.values())) == len(DATA_LANGUAGES)
    assert len(set(PALE.values())) == len(PALE)
