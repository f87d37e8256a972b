"""REINFORCE: a draw that was followed by a better result than usual is made likelier.

Letters: B batch.
"""

from torch import Tensor

from multimodal.arguments import require_floats


def reinforce_loss(reward: Tensor, log_chance: Tensor, *, baseline: Tensor | float = 0.0) -> Tensor:
    """Mean of −(reward − baseline) · log p(draw), whose gradient estimates that of −E[reward].

    A baseline that does not know the draw changes nothing in the mean and much in the variance.

    Args:
        reward: (B,), how good what followed the draw was; no gradient goes through it.
        log_chance: (B,), logarithm of the probability of what was drawn.
        baseline: what is usual.

    Raises:
        ValueError: shapes that differ.

    Source: Williams 1992 (10.1007/BF00992696); for attention Xu et al. 2015 (arXiv 1502.03044),
    equations 11 and 12.
    """
    require_floats(reward=reward, log_chance=log_chance)
    if reward.ndim != 1 or reward.shape != log_chance.shape:
        raise ValueError(
            f"reward and log_chance must be (B,), "
            f"got {tuple(reward.shape)} and {tuple(log_chance.shape)}"
        )
    return -((reward.detach() - baseline) * log_chance).mean()
