"""What happened in a training, step by step."""

import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import torch
from torch import Tensor


@dataclass
class History:
    """One entry per step, plus what the callbacks measured.

    Attributes:
        losses: per step.
        learning_rates: per step.
        measurements: what callbacks returned, each with its ``"step"``.
        skipped: per attempt that float16 could not take, the step that it was to be.
        legs: processor seconds of each part of the training, from its beginning or an interruption
            to its last checkpoint; no matter of equality.
    """

    losses: list[float] = field(default_factory=list)
    learning_rates: list[float] = field(default_factory=list)
    measurements: list[dict[str, float]] = field(default_factory=list)
    skipped: list[int] = field(default_factory=list)
    legs: list[float] = field(default_factory=list, compare=False)
    _began: float = field(default=0.0, init=False, repr=False, compare=False)

    @property
    def steps(self) -> int:
        """Steps done so far; those that were skipped are none."""
        return len(self.losses)

    @property
    def earlier_seconds(self) -> float:
        """What the training had cost before the last interruption."""
        return sum(self.legs[:-1])

    def begin_leg(self) -> None:
        """From here on the time counts for a new leg."""
        self._began = time.process_time()
        self.legs.append(0.0)

    def record(self, loss: float, rate: float) -> None:
        """Keep what one step cost, and the learning rate that it took."""
        self.losses.append(loss)
        self.learning_rates.append(rate)

    def skip(self) -> None:
        """Keep that the next step was tried and could not be taken."""
        self.skipped.append(self.steps + 1)

    def measure(self, values: Mapping[str, float | Tensor] | None) -> None:
        """Keep what a callback measured after the last step; None is nothing."""
        if values:
            numbers = {
                name: float(torch.as_tensor(value).detach()) for name, value in values.items()
            }
            self.measurements.append({"step": float(self.steps)} | numbers)

    def series(self, name: str) -> tuple[list[int], list[float]]:
        """The steps at which ``name`` was measured, and its values.

        Raises:
            ValueError: nothing of that name was measured.
        """
        found = [entry for entry in self.measurements if name in entry]
        if not found:
            known = sorted({key for entry in self.measurements for key in entry} - {"step"})
            raise ValueError(f"nothing called {name!r} was measured, only {known}")
        return [int(entry["step"]) for entry in found], [entry[name] for entry in found]

    def state_dict(self) -> dict[str, Any]:
        """All of it."""
        if self.legs:
            self.legs[-1] = time.process_time() - self._began
        return {name: values for name, values in asdict(self).items() if name != "_began"}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go where ``state`` was taken.

        Raises:
            ValueError: it is not that of a history.
        """
        whole = state.keys() == self.state_dict().keys()
        if not whole or len(state["losses"]) != len(state["learning_rates"]):
            raise ValueError("its history is not whole")
        for name, values in state.items():
            getattr(self, name)[:] = values
