from collections.abc import Mapping, Sequence

Thing = Mapping[str, str | int]  # colour, shape, x, y
Step = tuple[str, ...]
WAYS = {"left": ("x", -1), "right": ("x", 1)}
WAYS |= {"above": ("y", -1), "below": ("y", 1)}


def the_one(left: Sequence[Thing]) -> Thing:
    """The only thing that is left."""
    if len(left) != 1:
        raise ValueError(f"exactly one thing is needed, not {len(left)}")
    return left[0]


def run(
    program: Sequence[Step], scene: Sequence[Thing]
) -> bool | int | str:
    """The answer of a program about a scene."""
    left, answer = list(scene), None
    for step in program:
        if answer is not None:
            raise ValueError(f"nothing may follow an answer: {step}")
        match step:
            case ("filter", "colour" | "shape" as name, value):
                left = [one for one in left if one[name] == value]
            case ("unique",):
                the_one(left)
            case ("relate", "left" | "right" | "above" | "below" as way):
                (axis, sign), start = WAYS[way], the_one(left)
                left = [
                    one
                    for one in scene
                    if sign * one[axis] > sign * start[axis]
                ]
            case ("same", "colour" | "shape" as name):
                start = the_one(left)
                others = [one for one in scene if one is not start]
                left = [one for one in others if one[name] == start[name]]
            case ("exists",):
                answer = len(left) > 0
            case ("count",):
                answer = len(left)
            case ("query", "colour" | "shape" as name):
                answer = the_one(left)[name]
            case _:
                raise ValueError(f"unknown step {step}")
    if answer is None:
        raise ValueError("the program ends without an answer")
    return answer
