"""Which rooms of the kit may know which."""

import grimp
import pytest

BUILD = ("building", "execution", "notebooks", "publishing", "sphinxext", "sphinxworker", "staging")
READING = {"configuration", "contents", "course", "datafiles", "myst", "refusal"}
TRANSLATING = READING | {"finding", "translation", "wording"}


@pytest.fixture(scope="module")
def rooms() -> dict[str, set[str]]:
    """What each room of the kit reaches, directly or through others."""
    graph = grimp.build_graph("coursekit", cache_dir=None)
    reached: dict[str, set[str]] = {}
    for module in graph.modules - {"coursekit"}:
        found = {name.split(".")[1] for name in graph.find_upstream_modules(module) if "." in name}
        reached.setdefault(module.split(".")[1], set()).update(found)
    return reached


@pytest.mark.parametrize("room", BUILD)
def test_a_build_needs_no_gate(rooms: dict[str, set[str]], room: str) -> None:
    assert "gates" not in rooms[room]


@pytest.mark.parametrize(("room", "known"), [("myst", READING), ("translation", TRANSLATING)])
def test_texts_are_read_below_whatever_is_done_with_them(
    rooms: dict[str, set[str]], room: str, known: set[str]
) -> None:
    assert rooms[room] <= known


def test_gates_look_at_everything_and_only_commands_look_at_them(
    rooms: dict[str, set[str]],
) -> None:
    assert {room for room, reached in rooms.items() if "gates" in reached} <= {
        "__main__",
        "cli",
        "gates",
    }
