"""Learning from a score of whole sentences: what beats one's own best guess gets likelier.

Letters: B batch, M tokens.
"""

import torch
from torch import Tensor

from multimodal.arguments import require_dtype, require_floats, require_number


def self_critical_loss(
    log_probabilities: Tensor, real: Tensor, reward: Tensor, baseline: Tensor | float
) -> Tensor:
    """Mean over sentences of -(reward - baseline) · log p(sampled sentence).

    Its gradient is an unbiased estimate of minus the gradient of the expected reward, whatever the
    baseline is, as long as the sampled sentence does not change it.

    Args:
        log_probabilities: (B, M) of the sampled tokens, with gradient.
        real: (B, M) bool, True up to and including the end of the sentence.
        reward: (B,) of the sampled sentences.
        baseline: (B,) of the sentences of greedy decoding, or any other number.

    Raises:
        ValueError: shapes that do not fit together, or tensors of other kinds.

    Source: Rennie et al. 2017 (arXiv 1612.00563).
    """
    require_floats(log_probabilities=log_probabilities, reward=reward)
    require_dtype(torch.bool, real=real)
    if isinstance(baseline, Tensor):
        require_floats(baseline=baseline)
    else:
        require_number(baseline=baseline)
    if real.ndim != 2 or log_probabilities.shape != real.shape or reward.shape != real.shape[:1]:
        raise ValueError(
            f"log_probabilities and real must be (B, M), reward (B,), got "
            f"{tuple(log_probabilities.shape)}, {tuple(real.shape)}, {tuple(reward.shape)}"
        )
    advantage = (reward - torch.as_tensor(baseline)).detach()  # (B,)
    sentence = (log_probabilities * real).sum(dim=1)  # (B,) log p of the whole sentence
    return -(advantage * sentence).mean()
