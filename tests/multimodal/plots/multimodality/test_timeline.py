"""One line a work, each year written once, the same works in the table."""

from reading import dots, shows

from multimodal.data.milestones import Milestone
from multimodal.language import in_language
from multimodal.plots.multimodality.timeline import COLOURS, timeline, timeline_table

WORKS = [
    Milestone(
        year, name, kind, {"en": f"{name} e", "es": f"{name} s", "zh": f"{name} z"}, "by", "k"
    )
    for year, name, kind in ((2013, "A", "represent"), (2014, "B", "draw"), (2014, "C", "talk"))
]


@shows("multimodality", timeline, WORKS)
def test_works_from_the_top_down(shown, words) -> None:
    (axes,) = shown.axes
    texts = [(text.get_text(), text.get_position()[1]) for text in axes.texts]
    assert ("2013", 0) in texts
    assert [height for text, height in texts if text == "2014"] == [1]
    for row, work in enumerate(WORKS):
        assert (work.name, row) in texts
        assert (in_language(work.line, words.language), row) in texts
    assert axes.get_ylim()[0] > axes.get_ylim()[1]
    found = {colour: places for colour, places in dots(axes).items() if places}
    assert found == {COLOURS[work.kind]: [(9, row)] for row, work in enumerate(WORKS)}


@shows("multimodality", timeline, WORKS)
def test_colours_are_named(shown, words) -> None:
    named = [text.get_text() for text in shown.axes[0].get_legend().get_texts()]
    assert set(COLOURS.values()) >= set(dots(shown.axes[0])) != set()
    assert named == [words(f"kind_{kind}") for kind in COLOURS]


@shows("multimodality", timeline_table, WORKS)
def test_the_table_holds_the_same(shown, words) -> None:
    heads = [words(head) for head in ("head_year", "head_work", "head_idea", "head_by")]
    assert list(shown) == heads
    assert list(shown[heads[1]]) == ["A", "B", "C"]
    assert list(shown[heads[2]]) == [in_language(work.line, words.language) for work in WORKS]
