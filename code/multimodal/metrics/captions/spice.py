"""SPICE: the things, properties and relations that a caption names, compared as sets of tuples.

Source: Anderson et al. 2016, *SPICE: Semantic Propositional Image Caption Evaluation*
(arXiv 1607.08822). The published program finds the tuples with a parser of English and counts
synonyms as equal; here they are given.
"""

from collections.abc import Collection

from multimodal.metrics.captions.rouge_l import f_measure

Fact = tuple[str, ...]
"""``("circle",)``, ``("circle", "red")``, ``("circle", "left of", "star")``"""


def spice(candidate: Collection[Fact], references: Collection[Fact]) -> float:
    """F-measure of the tuples of the candidate against those of all references together."""
    said, true = set(candidate), set(references)
    if not said or not true:
        return 0.0
    both = len(said & true)
    return f_measure(both / len(said), both / len(true))
