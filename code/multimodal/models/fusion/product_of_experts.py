"""Decisions multiplied, and the prior, which both have counted, divided out once.

Letters: B batch, K answers.
"""

import torch
from torch import Tensor

from multimodal.models.fusion.late_fusion import Combination


class ProductOfExperts(Combination):
    """p(y | a, b) ∝ p(y | a) p(y | b) / p(y).

    This is Bayes' rule if the modalities are independent given the answer ("naive Bayes"):
    p(y | a, b) ∝ p(a, b | y) p(y) = p(a | y) p(b | y) p(y), and p(a | y) ∝ p(y | a) / p(y),
    likewise for b. Two modalities bring two priors into the product p(y | a) p(y | b), and one is
    too many. If they are not independent, what both saw is counted twice and the product is too
    sure.

    With one modality present its decision remains, with none the prior.

    Args:
        prior: (K,) the shares of the answers in the training data, above 0; they add up to 1.

    Raises:
        ValueError: shares that are not above 0 or do not add up to 1.

    Source: products of experts, Hinton 2002, *Training Products of Experts by Minimizing
    Contrastive Divergence* (Neural Computation 14); the rule for decisions with the prior, Kittler
    et al. 1998, *On Combining Classifiers* (IEEE TPAMI 20), the "product rule".
    """

    def __init__(self, *, prior: Tensor) -> None:
        super().__init__()
        if prior.ndim != 1 or not bool((prior > 0).all()) or abs(float(prior.sum()) - 1) > 1e-4:
            raise ValueError(
                f"prior must be (K,) shares above 0 that add up to 1, got {prior.tolist()}"
            )
        self.log_prior: Tensor
        self.register_buffer("log_prior", prior.log())

    def forward(self, decisions: Tensor, present: Tensor) -> Tensor:
        """Logits (B, 2, K), present (B, 2) bool → log p(y | what is present) (B, K)."""
        prior = self.log_prior.to(decisions.dtype)
        odds = decisions.log_softmax(dim=2) - prior  # log p(y | a) / p(y)
        told = odds.masked_fill(~present[:, :, None], 0.0).sum(dim=1)  # (B, K)
        return torch.log_softmax(told + prior, dim=1)
