"""The commands of the gates, as they are typed."""

from collections.abc import Callable

import pytest

from coursekit.cli import main
from coursekit.course import Course
from coursekit.translation.state import state_path

Plant = Callable[[str, str, str], None]
Capture = pytest.CaptureFixture[str]


WORDS = ("code/multimodal/words/clip.yml", "translations/glossary.yml")


def review_words(course: Course) -> None:
    for language in ("es", "zh"):
        files = (*WORDS, f"translations/{language}/site.yml")
        assert run(course, "review", *files, language) == 0


def run(course: Course, *arguments: str) -> int:
    return main(["--root", str(course.root), *arguments])


def test_a_sound_course_passes_even_for_a_release_once_it_is_reviewed(
    course: Course, capsys: Capture
) -> None:
    assert run(course, "check") == 0
    assert run(course, "check", "--release") == 1
    assert run(course, "review", "clip", "es") == 0
    assert run(course, "review", "clip", "zh") == 0
    assert "clip: 9 blocks of zh recorded as reviewed" in capsys.readouterr().out
    review_words(course)
    assert run(course, "check", "--release") == 0
    assert capsys.readouterr().out.endswith("0 errors, 0 warnings\n")


def test_an_error_fails_with_file_line_and_rule(
    course: Course, plant: Plant, capsys: Capture
) -> None:
    plant("translations/zh/clip.md", "双编码器比较", "双编码器,比较")
    assert run(course, "check") == 1
    assert "translations/zh/clip.md:9: error [punctuation]" in capsys.readouterr().out


def test_a_stale_block_fails_a_release_only(course: Course, plant: Plant) -> None:
    run(course, "review", "clip", "es")
    run(course, "review", "clip", "zh")
    review_words(course)
    plant("book/clip.md", "The second point.", "Another second point.")
    assert run(course, "check") == 0
    assert run(course, "check", "--release") == 1


def test_a_review_shows_what_it_accepts_and_what_is_still_doubtful(
    course: Course, plant: Plant, capsys: Capture
) -> None:
    run(course, "review", "clip", "es")
    plant("translations/es/clip.md", "El primer punto de la lista", "El primer punto de las 15")
    capsys.readouterr()
    assert run(course, "review", "clip", "es") == 0
    doubt, accepted, recorded, remain = capsys.readouterr().out.splitlines()
    assert accepted.startswith("accepted: translations/es/clip.md:36: warning [stale] “El primer")
    assert "[numbers] the numbers differ from the English: adds 15" in doubt
    assert recorded == "clip: 9 blocks of es recorded as reviewed"
    assert "1 findings remain" in remain
    assert run(course, "check") == 0
    assert doubt in capsys.readouterr().out


def test_a_review_of_words_shows_what_it_accepts(
    course: Course, plant: Plant, capsys: Capture
) -> None:
    review_words(course)
    plant(WORDS[0], "pérdida", "pérdida 15")
    capsys.readouterr()
    assert run(course, "review", WORDS[0], "es") == 0
    doubt, accepted, recorded, _ = capsys.readouterr().out.splitlines()
    assert "[numbers] the numbers differ from the English: adds 15" in doubt
    assert accepted.startswith(f"accepted: {WORDS[0]}:1: warning [stale] “pérdida 15” has changed")
    assert recorded == f"{WORDS[0]}: 1 blocks of es recorded as reviewed"


def test_the_glossary_is_written_once(course: Course, capsys: Capture) -> None:
    assert run(course, "glossary") == 0
    out = capsys.readouterr().out
    assert out.startswith("book/glossary.md\n")
    assert out.endswith("3 of 3 glossary pages changed\n")
    assert run(course, "glossary") == 0
    assert capsys.readouterr().out == "0 of 3 glossary pages changed\n"


def test_a_wrong_request_is_one_sentence(course: Course, capsys: Capture) -> None:
    assert run(course, "review", "clip", "fr") == 1
    assert "unknown language" in capsys.readouterr().err
    assert not state_path(course, "clip", "es").exists()
