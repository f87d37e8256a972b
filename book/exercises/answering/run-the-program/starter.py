from collections.abc import Mapping, Sequence

Thing = Mapping[str, str | int]  # colour, shape, x, y
Step = tuple[str, ...]


def run(
    program: Sequence[Step], scene: Sequence[Thing]
) -> bool | int | str:
    """The answer of a program about a scene."""
    raise NotImplementedError
