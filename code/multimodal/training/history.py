"""What happened during a training."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import torch
from torch import Tensor


@dataclass
class History:
    """One entry per step, plus what the callbacks measured.

    Attributes:
        losses: per step.
        learning_rates: per step.
        measurements: what callbacks returned, each with its ``"step"``.
    """

    losses: list[float] = field(default_factory=list)
    learning_rates: list[float] = field(default_factory=list)
    measurements: list[dict[str, float]] = field(default_factory=list)

    @property
    def steps(self) -> int:
        """Steps done so far."""
        return len(self.losses)

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
