"""The loss of DINO: a student predicts whom a centred and sharpened teacher chooses.

Letters: N pictures, K prototypes.
"""

import torch
from torch import Tensor

from multimodal.arguments import require_floats, require_positive
from multimodal.losses.checks import require_pairs, require_rows

STUDENT_TEMPERATURE = 0.1
TEACHER_TEMPERATURE = 0.04


def distillation_loss(
    student: Tensor,
    teacher: Tensor,
    *,
    centre: Tensor,
    student_temperature: float = STUDENT_TEMPERATURE,
    teacher_temperature: float = TEACHER_TEMPERATURE,
) -> Tensor:
    """Mean cross-entropy of the student's answer with the teacher's; one direction.

    *Centring* takes away what the teacher says of all pictures alike, so that no prototype gets
    them all. *Sharpening*, a teacher's temperature below the student's, keeps the answer from
    being the same for all prototypes.

    Args:
        student: (N, K) scores of one view.
        teacher: (N, K) scores of the other view; no gradient passes through them.
        centre: (K,) what is subtracted from the teacher's scores.
        student_temperature: τ_s > 0.
        teacher_temperature: τ_t > 0; as large as τ_s, it sharpens nothing.

    Returns:
        () loss in nats; ln K when both are equal for all prototypes.

    Raises:
        ValueError: views that do not fit together, a centre of another width, or a temperature
            that is not positive.

    Source: Caron et al. 2021 (arXiv 2104.14294), eq. 1 and algorithm 1. Chapter
    ``representation/contrastive``.
    """
    require_pairs(student, teacher)
    require_positive(
        student_temperature=student_temperature, teacher_temperature=teacher_temperature
    )
    target = sharpen(teacher, centre=centre, temperature=teacher_temperature)  # (N, K)
    answer = (student / student_temperature).log_softmax(dim=1)
    return -(target * answer).sum(dim=1).mean()


@torch.no_grad()
def sharpen(teacher: Tensor, *, centre: Tensor, temperature: float) -> Tensor:
    """The teacher's choice, (N, K) → (N, K): rows sum to 1, without gradient."""
    require_rows(teacher=teacher)
    require_floats(centre=centre)
    if centre.shape != teacher.shape[1:]:
        raise ValueError(f"centre must be ({teacher.shape[1]},), got {tuple(centre.shape)}")
    return ((teacher - centre) / temperature).softmax(dim=1)
