"""Quoted figures as points, the method of the chapter in colour."""

from matplotlib.colors import to_hex
from reading import shows, texts, ticks

from multimodal.plots.mae.published_scores import published_scores
from multimodal.plots.style import BLUE, GREY

SCORES = {
    "task_classification": {"from_scratch": 82.6, "beit": 85.25, "mae": 85.9},
    "task_detection": {"with_labels": 49.3, "moco_v3": 49.1, "mae": 53.3},
    "task_segmentation": {"with_labels": 49.9, "beit": 53.3, "mae": 53.6},
}


@shows("mae", published_scores, SCORES)
def test_a_panel_for_each_task_and_a_point_for_each_score(shown, words) -> None:
    for axes, (task, row) in zip(shown.axes, SCORES.items(), strict=True):
        assert axes.get_title() == words(task)
        assert set(ticks(axes.yaxis)) == {words(name) for name in row}
        (found,) = axes.collections
        assert [tuple(place) for place in found.get_offsets()] == list(
            zip(row.values(), (2, 1, 0), strict=True)
        )
        assert [to_hex(c).upper() for c in found.get_facecolor()] == [GREY, GREY, BLUE]
        assert set(texts(axes)) == {f"{score:.1f}" for score in row.values()}
        low, high = axes.get_xlim()
        assert low < min(row.values()) < max(row.values()) < high
