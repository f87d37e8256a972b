"""What a drawn scene is made of: two things, each with shape, colour, size and place."""

from dataclasses import dataclass
from functools import cached_property

COLOURS = ("red", "yellow", "green", "blue", "purple", "black")
SHAPES = ("circle", "square", "triangle", "star", "cross", "heart")
SIZES = ("small", "large")
AXES = ("horizontal", "vertical")
BACKGROUNDS = ("white", "grey", "cream", "mist")

Meaning = tuple[str, str, str, str, str]


@dataclass(frozen=True)
class Thing:
    """One object of a scene.

    Attributes:
        colour, shape, size: names out of ``COLOURS``, ``SHAPES``, ``SIZES``.
        x, y: its centre as a share of the picture, from the left and from the top.
        radius: half of its extent, as a share of the picture.
    """

    colour: str
    shape: str
    size: str
    x: float
    y: float
    radius: float

    def __post_init__(self) -> None:
        _require(self.colour, COLOURS, "colour")
        _require(self.shape, SHAPES, "shape")
        _require(self.size, SIZES, "size")

    @property
    def kind(self) -> tuple[str, str]:
        """Colour and shape: what names the thing."""
        return self.colour, self.shape


@dataclass(frozen=True)
class Scene:
    """Two things side by side (``horizontal``) or one above the other (``vertical``).

    ``first`` is the left or the upper one. The two never agree in both colour and shape.
    """

    first: Thing
    second: Thing
    axis: str
    background: str = "white"

    def __post_init__(self) -> None:
        _require(self.axis, AXES, "axis")
        _require(self.background, BACKGROUNDS, "background")
        if self.first.kind == self.second.kind:
            raise ValueError(f"two things of one kind, {self.first.kind}: no caption tells them")
        ahead = "x" if self.axis == "horizontal" else "y"
        if getattr(self.first, ahead) >= getattr(self.second, ahead):
            raise ValueError("`first` must be the left (or the upper) thing")

    @cached_property
    def meaning(self) -> Meaning:
        """What a caption tells: both kinds and the axis. Places, sizes, background do not count."""
        return (*self.first.kind, *self.second.kind, self.axis)

    @property
    def bag(self) -> tuple[str, ...]:
        """The meaning without its structure: what a bag of words can know."""
        return bag_of(self.meaning)


def bag_of(meaning: Meaning) -> tuple[str, ...]:
    """Colours, shapes and axis of a meaning, sorted: who has which is forgotten."""
    first_colour, first_shape, second_colour, second_shape, axis = meaning
    return (*sorted((first_colour, second_colour)), *sorted((first_shape, second_shape)), axis)


def _require(name: str, choices: tuple[str, ...], what: str) -> None:
    if name not in choices:
        raise ValueError(f"unknown {what} {name!r}: choose one of {', '.join(choices)}")
