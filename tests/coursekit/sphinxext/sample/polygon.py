"""Shapes with several sides."""

from dataclasses import dataclass

import numpy


def require_sides(sides: int) -> None:
    """Refuse fewer than three."""
    if sides < 3:
        raise ValueError(f"a polygon has three sides or more, not {sides}")


@dataclass(frozen=True)
class Polygon:
    """A regular polygon. Letters: N sides.

    Args:
        sides: N, three or more.
        radius: of the circle through its corners.

    Raises:
        ValueError: fewer than three sides.

    Source: Euclid, book IV. Drawn by :func:`tiny.square.draw_square`, :class:`Polygon`.
    """

    sides: int
    radius: float = 1.0  # no fence: ```

    def __post_init__(self) -> None:
        require_sides(self.sides)
        if self.radius <= 0:
            raise ValueError(f"the radius must be positive, not {self.radius}")

    @property
    def area(self) -> float:
        """The area inside."""
        angle = 2 * numpy.pi / self.sides  # of one triangle
        return self.sides * self.radius**2 * numpy.sin(angle) / 2

    def corners(self, *, start: float = 0.0) -> numpy.ndarray:
        """The corners (N, 2).

        Args:
            start: the angle of the first.

        Returns:
            Rows of x and y.
        """
        angles = start + numpy.linspace(0, 2 * numpy.pi, self.sides, endpoint=False)
        return self.radius * numpy.stack([numpy.cos(angles), numpy.sin(angles)], axis=1)
