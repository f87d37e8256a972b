"""Comparing with other libraries: who is how fast, who agrees, who is missing."""

import subprocess
import sys
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest
import torch
from torch import Tensor, nn

from multimodal.layers.transformer import TransformerShape
from tools.peers import caption_rows, clip_rows, mae_rows, vit_rows
from tools.peers.__main__ import all_rows, main, present
from tools.peers.agreement import fill, require_agreement
from tools.peers.memory import kept_bytes
from tools.peers.row import OURS, Side
from tools.peers.turns import Spread, speeds

SMALL = TransformerShape(width=16, depth=2, heads=2)
VIT = vit_rows.Size(batch=2, side=8, patch=4, width=16, depth=2, heads=2)
MAE = mae_rows.Size(2, 8, 2, 1, SMALL, SMALL)
CLIP = clip_rows.Size(2, 8, 4, 16, 2, (2, 1), 4, 6, 20)
CAPTIONS = caption_rows.CaptionSize(2, 8, 4, 16, 2, 2, 5, 20)


def says(*numbers: Tensor) -> Side:
    return Side(run=lambda: None, says=lambda: numbers)


def test_a_side_that_needs_twice_the_time_is_half_as_fast() -> None:
    now, turns = [0.0], []

    def work(name: str, cost: float) -> None:
        now[0] += cost * (1 + len(turns))  # the machine gets slower and slower
        turns.append(name)

    runs = {name: partial(work, name, cost) for name, cost in (("a", 1), ("b", 2), ("c", 0.5))}
    found = speeds(runs, rounds=3, seconds=1, clock=lambda: now[0])
    assert "".join(turns[-18:]) == 3 * "abccba"
    assert {name: spread.median for name, spread in found.items()} == {
        "b": pytest.approx(2, rel=0.02),
        "c": pytest.approx(0.5, rel=0.02),
    }


def test_a_spread_has_its_least_and_its_largest_ratio() -> None:
    assert str(Spread.of([1.5, 0.5, 1.0])) == "0.50 / **1.00** / 1.50"


@pytest.mark.parametrize(
    "theirs",
    [torch.tensor([1.0, 2.1]), torch.tensor([1.0, float("nan")]), torch.ones(3), torch.zeros(2)],
)
def test_sides_that_disagree_are_not_compared(theirs: Tensor) -> None:
    sides = {OURS: says(torch.tensor([1.0, 2.0])), "other": says(theirs)}
    with pytest.raises(ValueError, match="losses: ours and other differ by"):
        require_agreement("losses", sides, 1e-5)


def test_sides_that_agree_or_say_nothing_are_compared() -> None:
    sides = {OURS: says(torch.ones(2)), "other": says(torch.ones(2)), "silent": says()}
    require_agreement("losses", sides, 0.0)


def test_joined_maps_are_filled_like_separate_ones() -> None:
    joined = nn.Sequential(nn.LayerNorm(4), nn.Linear(4, 12), nn.Linear(12, 4))
    apart = nn.ModuleList([nn.LayerNorm(4, eps=1.0), *(nn.Linear(4, 4) for _ in range(3))])
    fill(joined), fill(apart)
    together = torch.cat([layer.weight for layer in apart[1:]])
    assert torch.equal(joined[1].weight, together)
    assert len(together.unique()) == together.numel()
    assert joined[0].eps == apart[0].eps
    assert joined[0].weight.sum() + joined[1].bias.abs().sum() == 4


@pytest.mark.parametrize(
    ("sides", "size"),
    [
        ((vit_rows.ours, vit_rows.torchvision, vit_rows.transformers), VIT),
        ((mae_rows.ours, mae_rows.transformers), MAE),
    ],
)
def test_models_with_equal_weights_agree(sides: tuple, size: object) -> None:
    learners = {build.__name__: build(size) for build in sides}
    found = {name: Side(learner.loss, learner.says) for name, learner in learners.items()}
    require_agreement("models", found, 1e-4)


@pytest.mark.parametrize(("rows", "size"), [(clip_rows, CLIP), (caption_rows, CAPTIONS)])
def test_towers_are_equally_large(rows: ModuleType, size: object) -> None:
    ours, theirs = rows.ours(size), rows.transformers(size)
    assert float(ours.says()[0]) == pytest.approx(float(theirs.says()[0]), rel=0.02)
    assert theirs.loss().isfinite()


def test_losses_agree_with_the_libraries_that_are_there() -> None:
    rows = [row for row in all_rows() if "loss" in row.name and "256 ×" in row.name]
    for row in rows:
        require_agreement(row.name, present(row), row.tolerance)
    assert "transformers" in present(rows[0])


def test_a_library_that_is_missing_is_named_and_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "lightly.loss", None)
    row = next(row for row in all_rows() if row.name.startswith("NT-Xent"))
    assert list(present(row)) == [OURS]
    assert f"{row.name}: lightly is left out, lightly" in capsys.readouterr().err


def test_a_table_has_a_line_for_each_peer(capsys: pytest.CaptureFixture[str]) -> None:
    main(["clip_loss 256", "--rounds", "1", "--seconds", "0"])
    head, _, *lines = capsys.readouterr().out.splitlines()
    assert head.startswith("| what | beside | speed |")
    assert "transformers" in [line.split(" | ")[1] for line in lines]


def test_a_profile_has_a_column_for_each_side(capsys: pytest.CaptureFixture[str]) -> None:
    main(["clip_loss 256", "--profile"])
    printed = capsys.readouterr().out
    assert "| clip_loss 256 × 128, backward, ms | ours |" in printed
    assert "\n| aten::mm | " in printed


def test_names_are_unique_and_an_unknown_one_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    names = [row.name for row in all_rows()]
    assert len(set(names)) == len(names)
    with pytest.raises(SystemExit):
        main(["quantum"])
    assert "no such row; there are: CLIP course" in capsys.readouterr().err


WEIGHED = """
import torch
from tools.peers.memory import weigh
from tools.peers.row import OURS, Row, Side

side = Side(run=lambda: torch.ones(2**24), loss=None)
print(weigh(Row("big", {OURS: lambda: side}), OURS)["peak"])
"""


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="needs Linux")
def test_memory_is_the_peak_of_a_fresh_process_and_what_autograd_keeps() -> None:
    weight, inputs = torch.ones(1000, requires_grad=True), torch.ones(1000)
    assert kept_bytes(lambda: (weight * inputs).sum()) == 4 * 1000
    done = subprocess.run([sys.executable, "-c", WEIGHED], capture_output=True, check=True)
    assert 2**25 < int(done.stdout) < 2**27
