import re
from pathlib import Path

import pytest

from multimodal.own_numbers import EXPECTED, digest, own_number

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r'own_number\("([\w.-]+)"')


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_LANGUAGE", "zh")


@pytest.mark.parametrize("value", [0.15, 0.1518, 0.1499])
def test_two_digits_decide(value: float, capsys: pytest.CaptureFixture[str]) -> None:
    assert own_number("suspicious-persons.percent", value)
    assert "正确" in capsys.readouterr().out


@pytest.mark.parametrize("value", [0.14, 0.16, 15.0, 0.0015, -0.15, 0])
def test_another_number_is_refused(value: float, capsys: pytest.CaptureFixture[str]) -> None:
    assert not own_number("suspicious-persons.percent", value)
    assert "还不对" in capsys.readouterr().out


def test_the_name_belongs_to_the_number() -> None:
    assert digest("checking-a-source.vit-g", 1.84) != digest("checking-a-source.vit-G", 1.84)


@pytest.mark.parametrize(("name", "value"), [("clip.nothing", 1.0), ("clip.nothing", 2.0)])
def test_an_unknown_name_says_which_there_are(name: str, value: float) -> None:
    with pytest.raises(ValueError, match=r"clip\.nothing.*suspicious-persons\.percent"):
        own_number(name, value)


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="must be a number, not nan"):
        own_number("suspicious-persons.percent", float("nan"))


@pytest.mark.parametrize("folder", ["book", "translations/es", "translations/zh"])
def test_statements_ask_for_these_numbers_and_no_other(folder: str) -> None:
    texts = (ROOT / folder / "exercises").rglob("statement.md")
    named = [name for text in texts for name in NAMED.findall(text.read_text("utf-8"))]
    assert sorted(named) == sorted(EXPECTED)
