"""Three later methods, trained and questioned like the four of ``methods``, whole and in part.

``pretrain_later("vicreg", seed=0)`` trains one of them on the garments of the course;
``without="…"`` takes a safeguard away. DINO comes twice: on the encoder that all share, and as
``dino_vit`` on a small Vision Transformer, whose attention can be drawn.
"""

from collections.abc import Sequence

from torch import Tensor, nn
from torch.special import entr

from multimodal.data.fashion import load_fashion
from multimodal.data.labelled import ViewBatch
from multimodal.encoders.vit import VisionTransformer
from multimodal.layers.projector import Projector
from multimodal.layers.transformer import TransformerShape
from multimodal.losses.barlow import barlow_twins_loss
from multimodal.losses.distillation import (
    STUDENT_TEMPERATURE,
    TEACHER_TEMPERATURE,
    distillation_loss,
    sharpen,
)
from multimodal.losses.vicreg import vicreg_loss
from multimodal.models.dino import DINO
from multimodal.models.twins import Twins
from multimodal.presets import choose, default_device
from multimodal.recipes.contrastive.methods import HIDDEN, NOTHING, WIDTH, Variant, encoder, head
from multimodal.recipes.contrastive.pretraining import (
    Pretrained,
    batches,
    fit_settings,
    training_steps,
)
from multimodal.recipes.vit.classification import features
from multimodal.training.fit import OnStep, fit
from multimodal.training.seeds import seeded

LATER = ("barlow", "vicreg", "dino", "dino_vit")
SIZE, PATCH = 28, 4
"""Side of a garment and of a patch: dino_vit sees 7 × 7 of them."""


def later_variants() -> dict[tuple[str, str], Variant]:
    """(method, what is left out) → how to build and train it."""
    return {
        ("barlow", NOTHING): Variant(twins, barlow),
        ("barlow", "redundancy"): Variant(twins, barlow_without_redundancy),
        ("vicreg", NOTHING): Variant(twins, vicreg),
        ("vicreg", "variance"): Variant(twins, vicreg_without_variance),
        ("vicreg", "covariance"): Variant(twins, vicreg_without_covariance),
        ("dino", NOTHING): Variant(dino, distil),
        ("dino", "centring"): Variant(lambda: dino(centre_momentum=1.0), distil),
        ("dino", "sharpening"): Variant(dino, distil_without_sharpening),
        ("dino", "normalisation"): Variant(dino_without_normalisation, distil),
        ("dino_vit", NOTHING): Variant(dino_vit, distil),
    }


def later_variant(method: str, without: str = NOTHING) -> Variant:
    """The method, whole or without a safeguard.

    Raises:
        ValueError: no such method, or no such safeguard.
    """
    known = later_variants()
    if method not in LATER:
        raise ValueError(f"unknown method {method!r}: choose {', '.join(LATER)}")
    if (method, without) not in known:
        choice = ", ".join(left_out for name, left_out in known if name == method)
        raise ValueError(f"{method} can be had without: {choice}; not without {without!r}")
    return known[method, without]


def pretrain_later(
    method: str,
    *,
    seed: int,
    steps: int | None = None,
    without: str = NOTHING,
    on_step: Sequence[OnStep] = (),
) -> Pretrained:
    """Train one method from this seed, with data, batches, steps and settings of the other four.

    Args:
        method: one of ``LATER``.
        seed: of weights, batches and views.
        steps: as many as the preset says when omitted.
        without: a safeguard to leave out.
        on_step: called after each step, as by ``fit``.

    Raises:
        ValueError: no such method, or no such safeguard.
    """
    chosen = later_variant(method, without)
    with seeded(seed):
        model = chosen.build().to(default_device())
        steps, stream = steps or training_steps(), batches(seed)
        history = fit(
            model, chosen.objective, stream, steps=steps, settings=fit_settings(), on_step=on_step
        )
    return Pretrained(model, history)


def evaluate_teacher(model: DINO) -> dict[str, float]:
    """Whom DINO's teacher chooses for unseen garments, as entropies in nats, from 0 to ln K.

    Returns:
        ``answer_entropy``, the mean over garments: near ln K, the teacher says the same of all
        prototypes. ``choice_entropy``, of the mean answer: near 0, one prototype gets them all.
    """
    test = load_fashion("test", choose(mini=256, small=4_000, full=4_000))
    said = features(model.slow.network, test.images)
    answers = sharpen(said, centre=model.centre.cpu(), temperature=TEACHER_TEMPERATURE)  # (N, K)
    return {
        "answer_entropy": float(entr(answers).sum(dim=1).mean()),
        "choice_entropy": float(entr(answers.mean(dim=0)).sum()),
    }


def twins() -> Twins:
    """Barlow Twins and VICReg on the shared encoder and head."""
    body = encoder()
    return Twins(encoder=body, projector=head(body.width))


def dino(*, centre_momentum: float = 0.9) -> DINO:
    """DINO on the shared encoder and head, with as many prototypes as SwAV."""
    body = encoder()
    projector = head(body.width)
    return DINO(encoder=body, projector=projector, width=WIDTH, centre_momentum=centre_momentum)


def dino_without_normalisation() -> DINO:
    """DINO without batch normalisation in its head, as published for Vision Transformers."""
    body = encoder()
    projector = Projector(width=body.width, hidden=HIDDEN, out=WIDTH, norm=_no_norm)
    return DINO(encoder=body, projector=projector, width=WIDTH)


def dino_vit() -> DINO:
    """DINO on a small Vision Transformer with the shared head."""
    body = vit_encoder()
    return DINO(encoder=body, projector=head(body.width), width=WIDTH)


def vit_encoder() -> VisionTransformer:
    """The encoder of ``dino_vit``; untrained, it is what the trained one is compared with."""
    shape = TransformerShape(width=64, depth=choose(mini=1, small=3, full=6), heads=4, expansion=2)
    return VisionTransformer(size=SIZE, patch=PATCH, shape=shape, channels=1)


def _no_norm(_: int) -> nn.Identity:
    return nn.Identity()


def barlow(model: Twins, batch: ViewBatch) -> Tensor:
    """Correlations of both views near the identity matrix."""
    return barlow_twins_loss(*model(batch.first, batch.second))


def barlow_without_redundancy(model: Twins, batch: ViewBatch) -> Tensor:
    """Only the diagonal: all numbers of the embedding may say the same."""
    return barlow_twins_loss(*model(batch.first, batch.second), redundancy=0.0)


def vicreg(model: Twins, batch: ViewBatch) -> Tensor:
    """Variance, invariance and covariance."""
    return vicreg_loss(*model(batch.first, batch.second))


def vicreg_without_variance(model: Twins, batch: ViewBatch) -> Tensor:
    """Nothing asks the embeddings to differ."""
    return vicreg_loss(*model(batch.first, batch.second), variance=0.0)


def vicreg_without_covariance(model: Twins, batch: ViewBatch) -> Tensor:
    """All numbers of the embedding may say the same, if only they vary."""
    return vicreg_loss(*model(batch.first, batch.second), covariance=0.0)


def distil(model: DINO, batch: ViewBatch) -> Tensor:
    """The student learns of each view what the teacher says of the other."""
    return _crosswise(model, batch)


def distil_without_sharpening(model: DINO, batch: ViewBatch) -> Tensor:
    """The teacher's temperature is that of the student."""
    return _crosswise(model, batch, teacher_temperature=STUDENT_TEMPERATURE)


def _crosswise(model: DINO, batch: ViewBatch, **temperature: float) -> Tensor:
    student, teacher, centre = model(batch.first, batch.second)
    one = distillation_loss(student.first, teacher.second, centre=centre, **temperature)
    other = distillation_loss(student.second, teacher.first, centre=centre, **temperature)
    return (one + other) / 2
