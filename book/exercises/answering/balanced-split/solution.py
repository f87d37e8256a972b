from collections import Counter
from collections.abc import Sequence

Row = tuple[str, str, str]  # question, picture, answer
Piles = dict[str, dict[str, list[Row]]]


def piles_of(rows: Sequence[Row]) -> Piles:
    """Question → answer → its rows, all in the order of the list."""
    piles: Piles = {}
    asked = set()
    for row in rows:
        question, picture, answer = row
        if (question, picture) in asked:
            raise ValueError(f"asked twice about {picture!r}: {question!r}")
        asked.add((question, picture))
        of_answer = piles.setdefault(question, {}).setdefault(answer, [])
        of_answer.append(row)
    return piles


def balanced_pairs(rows: Sequence[Row]) -> list[tuple[Row, Row]]:
    """As many pairs as possible: one question, two answers."""
    pairs = []
    for by_answer in piles_of(rows).values():
        piles = [pile[::-1] for pile in by_answer.values()]  # pop the first
        while sum(map(bool, piles)) > 1:
            most, second = sorted(piles, key=len, reverse=True)[:2]
            pairs.append((most.pop(), second.pop()))
    return pairs


def evened(rows: Sequence[Row]) -> list[Row]:
    """Of each question every answer equally often."""
    kept = set()
    for by_answer in piles_of(rows).values():
        rarest = min(map(len, by_answer.values()))
        for pile in by_answer.values() if len(by_answer) > 1 else ():
            kept.update(pile[:rarest])
    return [row for row in rows if row in kept]


def blind_share(rows: Sequence[Row]) -> float:
    """What the best guesser gets who hears only the question."""
    if not rows:
        raise ValueError("there is no row to guess")
    counts: dict[str, Counter] = {}
    for question, _, answer in rows:
        counts.setdefault(question, Counter())[answer] += 1
    best = sum(max(count.values()) for count in counts.values())
    return best / len(rows)
