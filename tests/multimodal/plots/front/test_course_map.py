"""The map of the course: boxes, and arrows from what comes before."""

from pathlib import Path

import pytest
from reading import arrows, boxes, shows, touched

from coursekit.course import Course
from multimodal.plots.front.course_map import Place, course_map, read_places
from multimodal.plots.style import AMBER, BLUE, GREEN, GREY

ROOT = Path(__file__).parents[4]
SMALL = (
    Place("refresher", (1, 0)),
    Place("multimodality", (0, 1), needs=("refresher",)),
    Place("data", (1, 1), helps=("multimodality",)),
    Place("clip-practice", (1, 2), needs=("data",)),
    Place("strategies", (0, 2), needs=("clip-practice",)),
    Place("attention", (0, 3), needs=("clip-practice",), planned=True),
)


def named(place: Place, words) -> str:
    return words(f"map_{place.name.replace('-', '_')}")


@shows("front", course_map, SMALL)
def test_arrows_lead_from_what_is_needed_to_what_needs_it(shown, words) -> None:
    (axes,) = shown.axes
    found = {says: colour for (says, _), colour in boxes(axes).items()}
    colours = (AMBER, BLUE, BLUE, GREEN, GREEN, GREY)
    assert found == {named(p, words): c for p, c in zip(SMALL, colours, strict=True)}
    drawn = [abs(start[0] - end[0]) for start, end, _ in arrows(axes) if start[1] == end[1]]
    assert 0 < max(drawn) < 0.2, "two of a row are linked across the gap between them"
    links = {(touched(axes, start), touched(axes, end)) for start, end, _ in arrows(axes)}
    by_name = {place.name: named(place, words) for place in SMALL}
    assert links == {
        (by_name[before], by_name[place.name])
        for place in SMALL
        for before in (*place.needs, *place.helps)
    }


@shows("front", course_map, SMALL)
def test_what_only_helps_is_dashed(shown, words) -> None:
    (axes,) = shown.axes
    styles = {
        touched(axes, text.xy): text.arrow_patch.get_linestyle()
        for text in axes.texts
        if getattr(text, "arrow_patch", None) is not None
    }
    data = words("map_data")
    assert {says for says, style in styles.items() if style != "-"} == {data}
    written = [text.get_text() for text in axes.get_legend().get_texts()]
    assert written == [words("map_needs"), words("map_helps")]


@shows("front", course_map)
def test_no_box_lies_on_another(shown, words) -> None:
    middles = [middle for _, middle in boxes(shown.axes[0])]
    assert len(middles) == len(set(middles)) == len(read_places())


def test_the_map_holds_every_chapter_in_the_order_of_the_course() -> None:
    written = [place.name for place in read_places() if not place.planned]
    slugs = [slug for slug in Course(ROOT).pages() if "/" in slug]
    pages = [slug.rpartition("/")[2] for slug in slugs]
    chapters = [slug.rpartition("/")[2] for slug in slugs if not slug.startswith("start/")]
    assert set(chapters) <= set(written)
    assert [name for name in pages if name in written] == [n for n in written if n in pages]


def test_a_chapter_may_build_only_on_earlier_ones(tmp_path: Path) -> None:
    path = tmp_path / "map.yml"
    path.write_text("- {name: a, at: [0, 0], needs: [b]}\n- {name: b, at: [0, 1]}\n")
    with pytest.raises(ValueError, match=r"map.yml: a builds on b: name b before"):
        read_places(path)
