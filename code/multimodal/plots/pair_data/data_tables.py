"""Tables about sets of pairs: those that there are, and the card of one's own."""

from collections.abc import Mapping, Sequence

import pandas as pd

from multimodal.data.pair_sets import PairSet
from multimodal.language import Words, in_language, thousands


def pair_sets_table(sets: Sequence[PairSet], *, words: Words) -> pd.DataFrame:
    """One row per set: size, languages, who wrote the texts, terms, and what to beware of."""
    language = words.language
    rows = [
        {
            words("pictures"): _count(each, words),
            words("languages"): in_language(each.languages, language),
            words("origin"): in_language(each.origin, language),
            words("terms"): in_language(each.terms, language),
            words("caution"): in_language(each.caution, language),
        }
        for each in sets
    ]
    names = [in_language(each.name, language) for each in sets]
    return pd.DataFrame(rows, index=pd.Index(names, name=words("set")))


def data_card_table(measured: Mapping[str, object], *, words: Words) -> pd.DataFrame:
    """A data card: what a program counted, then what only people can say.

    Args:
        measured: the fields of ``card_measured``, see
            :func:`multimodal.recipes.pair_data.card_facts.card_facts`.
    """
    questions = ("purpose", "composition", "collection", "people", "known_gaps", "uses", "upkeep")
    rows = {words("card_count"): words("card_measured", **measured)}
    rows |= {words(f"card_{one}"): words(f"card_{one}_answer") for one in questions}
    index = pd.Index(list(rows), name=words("card_question"))
    return pd.DataFrame({words("card_answer"): list(rows.values())}, index=index)


def _count(each: PairSet, words: Words) -> str:
    """13, 8,000, 3.3 million."""
    if each.pictures is None:
        return words("without_end")
    if each.large:
        return in_language(each.large, words.language)
    return thousands(f"{each.pictures:,}", words.language)
