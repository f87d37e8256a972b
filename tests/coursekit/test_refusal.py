"""What the machine refuses is said in one sentence; slips of a program are not hidden."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from coursekit.refusal import CourseError, refused, sentence


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EEXIST])
def test_a_refusal_names_the_place_if_it_knows_it(number: int) -> None:
    reason = os.strerror(number)
    assert refused(OSError(number, reason, "a/b")) == f"a/b: {reason}"
    assert refused(OSError(number, reason, "a", None, "b")) == f"b: {reason}"
    assert refused(OSError(number, reason)) == reason
    assert refused(OSError("words of a library")) == "words of a library"


def test_of_a_folder_that_is_not_copied_the_first_reason_is_said(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "link").symlink_to("nowhere")
    with pytest.raises(shutil.Error) as raised:
        shutil.copytree(tmp_path / "a", tmp_path / "b")
    assert "No such file" in refused(raised.value)
    assert "[(" not in refused(raised.value)


def test_what_people_can_mend_is_a_sentence() -> None:
    assert sentence(CourseError("a page is missing")) == "a page is missing"
    assert sentence(PermissionError(13, "Permission denied", "x")) == "x: Permission denied"
    broken = SyntaxError("invalid syntax", ("kit.py", 3, 1, "def f(:", 3, 2))
    assert sentence(broken) == "kit.py, line 3, is not valid Python: invalid syntax"
    lacking = sentence(ModuleNotFoundError("No module named 'yaml'"))
    assert lacking
    assert "-r requirements.lock -e ." in lacking


@pytest.mark.parametrize("slip", [ValueError("x"), KeyError("x"), TypeError("x")])
def test_slips_of_a_program_keep_their_traceback(slip: Exception) -> None:
    assert sentence(slip) is None
