"""A small knowledge base: what is so about things that a picture names but does not show.

An entry says of a thing, in one relation, one value: *koala, main food, plants*. Pictures are those
of OpenMoji. Where a relation has no single answer (do sharks lay eggs? some do) there is no entry.
Habitats and food are those of the kind as a whole, in the wild or on farms; continents are those
where a plant was first grown.
"""

from typing import NamedTuple

from multimodal.data.emoji import emoji_concepts


class Fact(NamedTuple):
    """One entry of a base."""

    thing: str
    """its English name in OpenMoji"""
    relation: str
    value: str


RELATIONS = {
    "habitat": ("savanna", "forest", "desert", "sea", "fresh_water", "farm"),
    "food": ("plants", "meat", "fish", "insects", "nectar"),
    "eggs": ("yes", "no"),
    "family": ("strings", "winds", "percussion"),
    "playing": ("bow", "plucking", "blowing", "striking", "shaking"),
    "way": ("air", "water", "rails", "road"),
    "power": ("wind", "muscles", "combustion", "electricity", "steam"),
    "origin": ("america", "asia", "africa"),
    "growth": ("trees", "underground", "vines"),
}
"""relation → its values"""
VALUES = tuple(value for values in RELATIONS.values() for value in values)
NOTHING_KNOWN = "unknown"
"""what is said where no entry helps"""
REPLIES = (NOTHING_KNOWN, *VALUES)

ANIMALS = ("habitat", "food", "eggs")
INSTRUMENTS = ("family", "playing")
VEHICLES = ("way", "power")
CROPS = ("origin", "growth")
TABLE: dict[tuple[str, ...], str] = {
    ANIMALS: """
        lion: savanna, meat, no          | zebra: savanna, plants, no
        giraffe: savanna, plants, no     | camel: desert, plants, no
        tiger: forest, meat, no          | panda: forest, plants, no
        koala: forest, plants, no        | gorilla: forest, plants, no
        orangutan: forest, plants, no    | deer: forest, plants, no
        sloth: forest, plants, no        | owl: forest, meat, yes
        parrot: forest, plants, yes      | swan: fresh_water, plants, yes
        frog: fresh_water, insects, yes  | hippopotamus: fresh_water, plants, no
        crocodile: fresh_water, meat, yes| beaver: fresh_water, plants, no
        dolphin: sea, fish, no           | seal: sea, fish, no
        shark: sea, fish, -              | whale: sea, -, no
        octopus: sea, -, yes             | lobster: sea, -, yes
        cow: farm, plants, no            | ewe: farm, plants, no
        goat: farm, plants, no           | hedgehog: -, insects, no
        bat: -, -, no                    | spider: -, insects, yes
        honeybee: -, nectar, yes         | butterfly: -, nectar, yes
        eagle: -, meat, yes              | kangaroo: -, plants, no
    """,
    INSTRUMENTS: """
        violin: strings, bow             | guitar: strings, plucking
        banjo: strings, plucking         | harp: strings, plucking
        trumpet: winds, blowing          | saxophone: winds, blowing
        flute: winds, blowing            | trombone: winds, blowing
        drum: percussion, striking       | maracas: percussion, shaking
    """,
    VEHICLES: """
        airplane: air, combustion        | helicopter: air, combustion
        sailboat: water, wind            | canoe: water, muscles
        ship: water, combustion          | locomotive: rails, steam
        tram: rails, electricity         | high-speed train: rails, electricity
        bicycle: road, muscles           | motorcycle: road, combustion
    """,
    CROPS: """
        potato: america, underground     | peanuts: america, underground
        avocado: america, trees          | tomato: america, -
        pineapple: america, -            | ear of corn: america, -
        carrot: asia, underground        | garlic: asia, underground
        ginger root: asia, underground   | mango: asia, trees
        lemon: asia, trees               | tangerine: asia, trees
        peach: asia, trees               | kiwi fruit: asia, vines
        grapes: -, vines                 | watermelon: africa, vines
        coconut: -, trees                | eggplant: asia, -
    """,
}
"""relations → thing: one value each; - where there is none"""
UNASKED = frozenset(
    (
        *("zebra", "koala", "deer", "parrot", "beaver", "seal", "goat", "spider", "butterfly"),
        *("guitar", "trombone", "helicopter", "tram", "peanuts", "garlic", "mango", "tangerine"),
    )
)
"""Things that nobody asks about in training; the base has entries for them all the same."""


def facts() -> tuple[Fact, ...]:
    """All entries, thing by thing."""
    return tuple(
        Fact(thing, relation, value)
        for relations, lines in TABLE.items()
        for thing, values in _rows(lines)
        for relation, value in zip(relations, values, strict=True)
        if value != "-"
    )


def things() -> tuple[str, ...]:
    """All things of the base, in its order."""
    return tuple(thing for lines in TABLE.values() for thing, _ in _rows(lines))


def rows_of_things() -> list[int]:
    """Where each thing is among the pictures of :func:`multimodal.data.emoji.load_emoji`."""
    places = {concept.names["en"]: row for row, concept in enumerate(emoji_concepts())}
    return [places[thing] for thing in things()]


def _rows(lines: str) -> list[tuple[str, list[str]]]:
    cells = [cell.strip() for cell in lines.replace("\n", "|").split("|") if cell.strip()]
    parts = [cell.split(":") for cell in cells]
    return [(thing, [value.strip() for value in values.split(",")]) for thing, values in parts]
