"""Answers made comparable, as the evaluation of VQA does it before it compares them.

Whoever wants comparable numbers needs the same ones, so this is equal to the published tool
(github.com/GT-Vision-Lab/VQA), oddities included; a test holds what that one gave:

- A mark that has a space beside it somewhere in the answer goes wherever it stands; else it becomes
  a space: "t-shirt" is two words, in "t-shirt - red" it is one. A comma between digits makes every
  mark go.
- A full stop goes unless a digit follows, and at most 32 of them.
- ``'``, ``:``, ``%``, ``&`` and ``$`` are no marks. "none" is 0, "eleven" stays a word.
- "dont" gets its apostrophe back, but "lets", "shes", "im" do not; "somebody'd" loses its own.

Source: Antol et al. 2015, *VQA: Visual Question Answering* (arXiv 1505.00468).
"""

import re

from multimodal.arguments import as_texts

ARTICLES = frozenset({"a", "an", "the"})
NUMBERS = {
    "none": "0",
    "zero": "0",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
}
MARKS = ';/[]"{}()=+\\_-><@`,?!'
FULL_STOP = re.compile(r"\.(?![0-9])")
THOUSANDS = re.compile("[0-9],[0-9]")
MOST_STOPS = 32
CONTRACTED = """
    'ow's'at 'twas ain't aren't can't could've couldn't couldn't've didn't doesn't don't hadn't
    hadn't've hasn't haven't he'd he'd've he's how'd how'll how's isn't it'd it'd've it'll ma'am
    might've mightn't mightn't've must've mustn't needn't not've o'clock oughtn't shan't she'd've
    should've shouldn't shouldn't've somebody'd've somebody'll somebody's someone'd someone'd've
    someone'll someone's something'd something'd've something'll that's there'd there'd've there're
    there's they'd they'd've they'll they're they've wasn't we'd've we've weren't what'll what're
    what's what've when's where'd where's where've who'd who'd've who'll who's who've why'll why're
    why's won't would've wouldn't wouldn't've y'all y'all'd've y'all'll you'd you'd've you'll
    you're you've
"""


def _lacking_one_apostrophe(word: str) -> list[str]:
    return [word[:n] + word[n + 1 :] for n, letter in enumerate(word) if letter == "'"]


MENDED = {less: word for word in CONTRACTED.split() for less in _lacking_one_apostrophe(word)}
MENDED |= {"somebody'd": "somebodyd"}
"""How a word is written → how it counts."""


def normalise_answer(answer: str) -> str:
    """The answer without marks, articles and capitals, its numbers as digits.

    Raises:
        ValueError: no text.
    """
    (text,) = as_texts([answer])
    words = _without_marks(text).lower().split()
    counted = [NUMBERS.get(word, word) for word in words]
    return " ".join(MENDED.get(word, word) for word in counted if word not in ARTICLES)


def on_one_line(answer: str) -> str:
    """The answer without line breaks, tabs and spaces around it."""
    return answer.replace("\n", " ").replace("\t", " ").strip()


def _without_marks(text: str) -> str:
    thousands = THOUSANDS.search(text) is not None
    change: dict[str, str | int | None] = {
        mark: "" if thousands or f"{mark} " in text or f" {mark}" in text else " " for mark in MARKS
    }
    return FULL_STOP.sub("", text.translate(str.maketrans(change)), count=MOST_STOPS)
