from collections.abc import Collection, Mapping, Sequence


def lowest_limit(
    scores: Sequence[float],
    right: Sequence[bool],
    precision: float,
    least: int,
) -> float | None:
    """The lowest score from which on enough checked pairs are right."""
    ranked = sorted(zip(scores, right, strict=True), reverse=True)
    limit, hits = None, 0
    for count, (score, is_right) in enumerate(ranked, start=1):
        hits += is_right
        tied = count < len(ranked) and ranked[count][0] == score
        if not tied and count >= least and hits / count >= precision:
            limit = score
    return limit


def keep(
    scores: Sequence[float],
    languages: Sequence[str],
    checked: Mapping[int, bool],
    precision: float,
    least: int,
) -> list[int]:
    """The rows that reach the limit of their language, ascending."""
    limits = {}
    for language in set(languages):
        own = [row for row in checked if languages[row] == language]
        limits[language] = lowest_limit(
            [scores[row] for row in own],
            [checked[row] for row in own],
            precision,
            least,
        )
    return [
        row
        for row, (score, language) in enumerate(
            zip(scores, languages, strict=True)
        )
        if limits[language] is not None and score >= limits[language]
    ]


def right_lost(
    languages: Sequence[str],
    checked: Mapping[int, bool],
    kept: Collection[int],
) -> dict[str, float | None]:
    """Per language, the share of right checked pairs that are not kept."""
    kept, lost = set(kept), {}
    for language in set(languages):
        right = [
            row
            for row, is_right in checked.items()
            if is_right and languages[row] == language
        ]
        missing = sum(row not in kept for row in right)
        lost[language] = missing / len(right) if right else None
    return lost
