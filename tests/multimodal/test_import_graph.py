"""The package is a house with stairs that lead one way, and few doors to what a reader wants."""

from collections import defaultdict
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest

CODE = Path(__file__).parents[2] / "code"
WORDS = {"assets", "language", "presets"}
TOOLS = {"arguments", "digest"}
CONSTANTS = {"token_ids"}
NETWORKS = {"layers", "encoders", "models"}
GROUND = {
    *("data", "decoding", "hub", "losses", "metrics", "pretrained", "text", "training"),
    *NETWORKS,
    *TOOLS,
    *WORDS,
    *CONSTANTS,
}
MAY_IMPORT: dict[str, set[str]] = {
    "layers": set(),
    "encoders": {"layers"},
    "models": {"layers", "encoders", "arguments", *CONSTANTS},
    "losses": {"arguments"},
    "decoding": {"arguments"},
    "metrics": {"arguments"},
    "training": TOOLS,
    "hub": {"arguments"},
    "pretrained": {"models", "arguments", "language"},
    "arguments": set(),
    "digest": set(),
    "assets": set(),
    "language": set(),
    "presets": set(),
    "text": {"assets", "arguments", *CONSTANTS},
    "data": {"assets", "language", *TOOLS},
    "plots": {"data", "metrics", "text", *WORDS},
    "recipes": GROUND,
    "shipped": {"recipes", *GROUND},
    "studies": {"recipes", "shipped", "syntax", "terminal", *GROUND},
    "syntax": set(),
    "token_ids": set(),
    "terminal": set(),
    "rendering": {"text", *WORDS},
    "notebook": {"rendering", *WORDS},
    "checking": {"language"},
    "own_numbers": {"language"},
}
"""Room → the rooms that it may use; so nothing uses plots or studies, and recipes are used by what
trains them and keeps their weights."""


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("multimodal", cache_dir=None)


def room(module: str) -> str:
    return module.split(".")[1]


def inside(graph: grimp.ImportGraph) -> set[str]:
    """The modules that hold code: neither the package itself nor its folders."""
    folders = {name.rpartition(".")[0] for name in graph.modules}
    return graph.modules - folders


def files_to_open(graph: grimp.ImportGraph, *modules: str) -> set[str]:
    """The modules and all that they import, directly or not."""
    return inside(graph) & set(modules).union(*map(graph.find_upstream_modules, modules))


def test_arrows_lead_one_way(graph: grimp.ImportGraph) -> None:
    wrong = {
        f"{module} imports {other}"
        for module in inside(graph)
        for other in graph.find_modules_directly_imported_by(module) & inside(graph)
        if room(other) not in {room(module), *MAY_IMPORT[room(module)]}
    }
    assert wrong == set()


def test_every_room_has_its_rule_and_the_rules_no_circle(graph: grimp.ImportGraph) -> None:
    assert set(map(room, inside(graph))) <= set(MAY_IMPORT)
    TopologicalSorter(MAY_IMPORT).prepare()


def test_no_circle_among_modules(graph: grimp.ImportGraph) -> None:
    arrows = {name: graph.find_modules_directly_imported_by(name) for name in inside(graph)}
    TopologicalSorter(arrows).prepare()


def test_a_step_of_clip_is_understood_from_12_files_beside_those_that_load_data(
    graph: grimp.ImportGraph,
) -> None:
    """The objective, the loop, and whatever they import: model, loss, optimiser, checkpoint."""
    step = files_to_open(graph, "multimodal.recipes.pairs.objectives", "multimodal.training.fit")
    opened = {name for name in step if room(name) not in {"data", "language"}}
    assert {"multimodal.models.dual_encoder", "multimodal.losses.info_nce"} <= opened
    assert len(opened) <= 12, sorted(opened)


def test_a_vision_transformer_is_understood_from_5_files(graph: grimp.ImportGraph) -> None:
    opened = files_to_open(graph, "multimodal.encoders.vit")
    assert len(opened) <= 5, sorted(opened)


def test_a_file_name_says_which_file() -> None:
    """Folders of a topic may repeat (``recipes/clip``, ``plots/clip``), files may not."""
    places = defaultdict(list)
    for package in ("multimodal", "coursekit"):
        for path in sorted((CODE / package).rglob("*.py")):
            if not path.stem.startswith("__"):
                places[path.stem].append(str(path.relative_to(CODE)))
    twice = {stem: found for stem, found in places.items() if len(found) > 1}
    assert twice == {}
