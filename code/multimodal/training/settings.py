"""How a model is trained, in one value that a checkpoint can compare."""

from dataclasses import dataclass

PRECISIONS = ("auto", "float32", "bfloat16", "float16")


@dataclass(frozen=True)
class FitSettings:
    """What :func:`multimodal.training.fit.fit` needs to know besides model, loss and data.

    Attributes:
        learning_rate: at its peak, after the warm-up.
        weight_decay: of AdamW, on matrices; vectors and scalars (biases, norms, scales) have none.
        betas: of AdamW.
        warmup: share of all steps in which the rate rises linearly from 0; then it falls as a half
            cosine.
        floor: learning rate at the end, as a share of its peak.
        clip_norm: gradients longer than this are shortened to it.
        precision: ``"auto"`` takes bfloat16 or float16 on a GPU that has it, float32 otherwise.
        checkpoint_every: steps between two checkpoints.
        log_every: steps between two updates of the progress bar; 0 shows none.

    Raises:
        ValueError: a value out of range.
    """

    learning_rate: float = 1e-3
    weight_decay: float = 0.05
    betas: tuple[float, float] = (0.9, 0.98)
    warmup: float = 0.05
    floor: float = 0.0
    clip_norm: float = 1.0
    precision: str = "auto"
    checkpoint_every: int = 100
    log_every: int = 10

    def __post_init__(self) -> None:
        bounds = {
            "learning_rate": self.learning_rate > 0,
            "weight_decay": self.weight_decay >= 0,
            "betas": all(0 <= beta < 1 for beta in self.betas),
            "warmup": 0 <= self.warmup < 1,
            "floor": 0 <= self.floor <= 1,
            "clip_norm": self.clip_norm > 0,
            "precision": self.precision in PRECISIONS,
            "checkpoint_every": self.checkpoint_every >= 1,
            "log_every": self.log_every >= 0,
        }
        for name, fine in bounds.items():
            if not fine:
                raise ValueError(f"FitSettings: {name}={getattr(self, name)!r} is out of range")
