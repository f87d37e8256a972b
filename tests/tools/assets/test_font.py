import pytest

from coursekit.course import CourseError
from tools.assets import font


def test_a_missing_source_is_named(tmp_path):
    with pytest.raises(CourseError, match=r"NotoSansCJK-Regular\.ttc is missing"):
        font.build(tmp_path, tmp_path / "out")


def test_the_subset_covers_the_standard_and_what_the_sources_use():
    wanted = font.characters()
    assert set("圆形á¿ñ，。《》") <= wanted
    assert "龘" not in wanted


@pytest.mark.skipif(not font.SOURCES.is_dir(), reason="fonts-noto-cjk is not installed")
def test_symbols_as_wide_as_an_ideograph_are_left_to_a_latin_font():
    face = font.open_face(font.SOURCES / "NotoSansCJK-Regular.ttc")
    assert font.proper(face, set("a→圆，龘’")) == sorted(map(ord, "a圆，龘"))
