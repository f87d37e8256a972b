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


def test_a_check_that_fails_says_why_in_the_reader_s_language() -> None:
    with pytest.raises(AssertionError, match=r"la tuya tiene forma \(3,\)"):
        Checks("clip-loss", topic="exercises/clip")(False, "scalar", shape=(3,))


def test_a_check_without_a_message_is_a_mistake_even_if_it_holds() -> None:
    with pytest.raises(ValueError, match=r"clip-loss\.nothing"):
        Checks("clip-loss", topic="exercises/clip")(True, "nothing")
