"""Answers, annotators, and what the published tool of VQA says of them."""

import json
from pathlib import Path
from typing import NamedTuple

import pytest


class Recorded(NamedTuple):
    """``vqa_cases.json`` names the tool, and the version of it, that gave the results."""

    normalised: list[tuple[str, str]]
    questions: list[tuple[str, list[str], float]]


@pytest.fixture(scope="session")
def recorded() -> Recorded:
    content = json.loads(Path(__file__).with_name("vqa_cases.json").read_text("utf-8"))
    questions = [(q["answer"], q["annotators"], q["accuracy"]) for q in content["questions"]]
    return Recorded([(text, found) for text, found in content["normalised"]], questions)
