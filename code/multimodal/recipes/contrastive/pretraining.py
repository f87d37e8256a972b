"""Four ways to learn from pictures without labels, at equal data, encoder, batch and steps.

``pretrain("simclr", seed=0)`` trains one of them on the garments of the course; ``without="…"``
takes its safeguard away. ``evaluate(trained.model.encoder)`` asks what was learned, and
``evaluate_head(trained.model)`` whether it collapsed.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from torch import Tensor, nn

from multimodal.data.augment.garment_views import GarmentViews
from multimodal.data.fashion import load_fashion
from multimodal.data.labelled import ViewLoader
from multimodal.metrics.collapse import effective_rank, spread
from multimodal.metrics.neighbours import vote
from multimodal.metrics.probe import train_probe
from multimodal.models.siamese import Siamese
from multimodal.presets import choose, default_device
from multimodal.recipes.contrastive.methods import BATCH, NOTHING, variant
from multimodal.recipes.vit.classification import features
from multimodal.training.fit import OnStep, fit
from multimodal.training.history import History
from multimodal.training.optimiser import FitSettings
from multimodal.training.seeds import seeded


class Pretrained(NamedTuple):
    """A trained model, with the losses of its training."""

    model: Siamese
    history: History


def training_steps() -> int:
    """Steps of a training in the preset in force."""
    return choose(mini=2, small=150, full=3000)


def fit_settings() -> FitSettings:
    """The same for all methods."""
    return FitSettings(learning_rate=5e-3, weight_decay=1e-4, warmup=0.1, log_every=0)


def batches(seed: int) -> ViewLoader:
    """Endless batches of two views of the training garments; nobody looks at their labels."""
    data = load_fashion("train", choose(mini=512, small=20_000, full=20_000))
    return ViewLoader(data, batch_size=BATCH, seed=seed, augment=GarmentViews())


def pretrain(
    method: str,
    *,
    seed: int,
    steps: int | None = None,
    without: str = NOTHING,
    on_step: Sequence[OnStep] = (),
) -> Pretrained:
    """Train one method from this seed; the same again on the same machine.

    Args:
        method: one of ``METHODS``.
        seed: of weights, batches and views.
        steps: as many as the preset says when omitted.
        without: a safeguard to leave out, one of ``safeguards(method)``.
        on_step: called after each step, as by ``fit``.

    Raises:
        ValueError: no such method, or no such safeguard.
    """
    chosen = variant(method, without)
    with seeded(seed):
        model = chosen.build().to(default_device())
        history = fit(
            model,
            chosen.objective,
            batches(seed),
            steps=steps or training_steps(),
            settings=fit_settings(),
            on_step=on_step,
        )
    return Pretrained(model, history)


def evaluate(encoder: nn.Module) -> dict[str, Any]:
    """What frozen features know of the classes, and how much of their space they use.

    Args:
        encoder: pictures (B, 1, 28, 28) → (B, D); ``nn.Flatten()`` asks the bare pixels.

    Returns:
        ``linear`` and ``knn``: accuracy on unseen garments with all labels of the training part;
        ``penalty`` and ``k``, which were chosen on a fifth of these labels; ``linear_correct`` and
        ``knn_correct`` (M,), which unseen garments were classified right; ``effective_rank`` and
        ``spread`` of their features.
    """
    train = load_fashion("train", choose(mini=512, small=5_000, full=20_000))
    test = load_fashion("test", choose(mini=256, small=4_000, full=4_000))
    train_x, test_x = (features(encoder, part.images) for part in (train, test))
    labelled = (train_x, train.labels, test_x, test.labels)
    linear, nearest = train_probe(*labelled), vote(*labelled)
    return {
        "linear": linear.accuracy,
        "knn": nearest.accuracy,
        "penalty": linear.penalty,
        "k": nearest.k,
        "linear_correct": linear.correct,
        "knn_correct": nearest.correct,
        **collapse_signs(test_x),
    }


def evaluate_head(model: Siamese) -> dict[str, float]:
    """The same of the embeddings that the loss compares: ``head_rank`` and ``head_spread``."""
    test = load_fashion("test", choose(mini=256, small=4_000, full=4_000))
    head = nn.Sequential(model.encoder, model.projector)
    found = collapse_signs(features(head, test.images))
    return {"head_rank": found["effective_rank"], "head_spread": found["spread"]}


def collapse_signs(embeddings: Tensor) -> dict[str, float]:
    """``effective_rank`` and ``spread`` of rows (N, D)."""
    return {"effective_rank": effective_rank(embeddings), "spread": spread(embeddings)}
