"""Who competes with whom: tables that are those of the losses."""

from reading import arrows, cells, legend, shows, sizes, ticks

from multimodal.plots.contrastive.questions import COMPETES, questions
from multimodal.plots.style import GREEN, GREY, ORANGE

RIGHT, OUT = GREEN, "#FFFFFF"


def table(axes) -> dict[tuple[int, int], str]:
    """Row and column → colour; rows are counted downwards because the axis is inverted."""
    assert axes.yaxis_inverted()
    assert set(sizes(axes).values()) == {(1, 1)}
    assert axes.xaxis.get_ticks_position() == "top"
    assert axes.xaxis.get_tick_params()["length"] == axes.yaxis.get_tick_params()["length"] == 0
    assert not any(spine.get_visible() for spine in axes.spines.values())
    return {(round(y + 0.5), round(x + 0.5)): fill for (x, y), fill, _ in cells(axes)}


@shows("contrastive", questions)
def test_info_nce_asks_one_question_of_one_query(shown, words) -> None:
    axes = shown.axes[0]
    assert axes.get_ylim() == (4.5, -3.5)
    assert table(axes) == {(0, key): COMPETES if key else RIGHT for key in range(8)}
    assert ticks(axes.yaxis) == ["$q$"]
    assert ticks(axes.xaxis) == [f"$k_{key}$" for key in range(8)]


@shows("contrastive", questions)
def test_nt_xent_leaves_oneself_out_and_looks_for_the_other_view(shown, words) -> None:
    axes = shown.axes[1]
    assert (axes.get_xlim(), axes.get_ylim()) == ((-0.6, 7.6), (7.6, -0.6))
    special = {(i, i): OUT for i in range(8)} | {(i, (i + 4) % 8): RIGHT for i in range(8)}
    assert table(axes) == {
        (i, j): special.get((i, j), COMPETES) for i in range(8) for j in range(8)
    }
    names = [f"$z_{i}$" for i in (1, 2, 3, 4)] + [f"$z'_{i}$" for i in (1, 2, 3, 4)]
    assert ticks(axes.xaxis) == ticks(axes.yaxis) == names


@shows("contrastive", questions)
def test_clip_reads_one_table_by_rows_and_by_columns(shown, words) -> None:
    axes = shown.axes[2]
    assert table(axes) == {
        (i, j): RIGHT if i == j else COMPETES for i in range(4) for j in range(4)
    }
    assert ticks(axes.yaxis) == [f"$u_{i}$" for i in (1, 2, 3, 4)]
    assert ticks(axes.xaxis) == [f"$v_{i}$" for i in (1, 2, 3, 4)]
    by_row, by_column = arrows(axes)
    assert by_row == ((3.55, 1.5), (4.25, 1.5), GREY)
    assert by_column == ((1.5, 3.55), (1.5, 4.25), ORANGE)


@shows("contrastive", questions)
def test_each_table_has_its_title_and_the_legend_its_colours(shown, words) -> None:
    for axes, name in zip(shown.axes, ("info_nce", "nt_xent", "clip_loss"), strict=True):
        assert axes.get_title() == words(f"{name}_title")
        assert axes.get_xlabel() == words(f"{name}_count")
        assert len(cells(axes)) in (8, 64, 16)
    assert legend(shown) == {
        words("is_right"): RIGHT,
        words("competes"): COMPETES,
        words("left_out"): OUT,
    }
