import io
import sys

import pytest

from multimodal.checking import Checks


@pytest.fixture(autouse=True)
def spanish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_LANGUAGE", "es")


def test_a_check_that_holds_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    check = Checks("clip-loss", topic="exercises/clip")
    check(True, "perfect")
    check(True, "scalar", shape=())
    check.report()
    assert capsys.readouterr().out == "clip-loss: 2 ✓\n"


@pytest.mark.parametrize("page", ["cp1252", "ascii", "gbk", "cp437", "latin-1", "utf-8", "utf-16"])
def test_a_right_answer_ends_well_on_a_stream_of_any_code_page(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(written, encoding=page))
    Checks("clip-loss", topic="exercises/clip").report()
    sys.stdout.flush()
    sign = "✓" if page.startswith("utf") else "OK"
    assert written.getvalue().decode(page) == f"clip-loss: 0 {sign}\n"


def test_a_check_that_fails_says_why_in_the_reader_s_language() -> None:
    with pytest.raises(AssertionError, match=r"la tuya tiene forma \(3,\)"):
        Checks("clip-loss", topic="exercises/clip")(False, "scalar", shape=(3,))


def test_a_check_without_a_message_is_a_mistake_even_if_it_holds() -> None:
    with pytest.raises(ValueError, match=r"clip-loss\.nothing"):
        Checks("clip-loss", topic="exercises/clip")(True, "nothing")
