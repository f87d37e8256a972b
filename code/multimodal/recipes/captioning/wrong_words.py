"""How far from true a sentence about a drawn scene is."""

from collections.abc import Iterator

from multimodal.data.scenes.caption_reading import Mention, read_caption
from multimodal.data.scenes.grammar import statements
from multimodal.data.scenes.world import Scene, Thing


def wrong_words(sentence: str, scene: Scene, language: str) -> int | None:
    """The fewest facts of a sentence that must be changed to make it true.

    Facts are the colours, shapes and sizes that it names, and the relation: seven at most.

    Returns:
        0 for a true sentence, None for one that has no form of the grammar.

    Raises:
        ValueError: another language.
    """
    said = read_caption(sentence, language)
    if not said.relation:
        return None
    return min(
        (said.relation != true.relation)
        + sum(_differences(said.mentions[0], true.subject))
        + sum(_differences(said.mentions[1], true.object))
        for true in statements(scene)
    )


def _differences(said: Mention, thing: Thing) -> Iterator[bool]:
    yield said.colour != thing.colour
    yield said.shape != thing.shape
    yield bool(said.size) and said.size != thing.size
