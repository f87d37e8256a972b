"""Captions with references, and what the tools of COCO say of them."""

import json
from pathlib import Path
from typing import NamedTuple

import pytest

Tokens = list[str]


class Recorded(NamedTuple):
    """Nine captions; ``coco_cases.json`` says how the scores were made."""

    candidates: list[Tokens]
    references: list[list[Tokens]]
    cider: list[float]
    rouge_l: list[float]
    bleu: list[float]


@pytest.fixture(scope="session")
def recorded() -> Recorded:
    text = Path(__file__).with_name("coco_cases.json").read_text("utf-8")
    content = json.loads(text)
    cases = content["cases"]
    return Recorded(
        [case["candidate"].split() for case in cases],
        [[text.split() for text in case["references"]] for case in cases],
        [case["cider"] for case in cases],
        [case["rouge_l"] for case in cases],
        content["bleu"],
    )
