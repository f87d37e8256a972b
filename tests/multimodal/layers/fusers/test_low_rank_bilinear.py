"""The published equation, its bilinear limit, and where the course had it before."""

import numpy as np
import torch

from multimodal.layers.fusers.low_rank_bilinear import LowRankBilinear
from multimodal.models.answerers.joint_answerer import JointAnswerer, Product
from multimodal.models.answerers.question_reader import QuestionReader
from multimodal.models.stored_features import StoredFeatures

RANDOM = torch.Generator().manual_seed(0)
ONE, OTHER = torch.randn(2, 6, 4, generator=RANDOM, dtype=torch.float64)


def fuser(width: int = 4, rank: int = 5) -> LowRankBilinear:
    torch.manual_seed(0)
    return LowRankBilinear(width=width, rank=rank, out=3).double()


def test_forward_is_the_published_equation() -> None:
    model = fuser()
    first, first_bias, second, second_bias, out, bias = (
        p.detach().numpy() for p in model.parameters()
    )
    one = np.tanh(ONE.numpy() @ first.T + first_bias)
    other = np.tanh(OTHER.numpy() @ second.T + second_bias)
    wanted = (one * other) @ out.T + bias
    torch.testing.assert_close(model(ONE, OTHER), torch.tensor(wanted))


def test_quiet_vectors_give_bilinear_forms_of_matrices_that_share_their_factors() -> None:
    model, quiet = fuser(rank=2), 1e-4
    for layer in (model.first, model.second, model.out):
        layer.bias.data.zero_()
    matrices = [
        model.first.weight.T @ torch.diag(p) @ model.second.weight for p in model.out.weight
    ]
    wanted = torch.stack([torch.einsum("bd,de,be->b", ONE, m, OTHER) for m in matrices], dim=1)
    found = model(quiet * ONE, quiet * OTHER) / quiet**2
    torch.testing.assert_close(found, wanted, rtol=1e-5, atol=1e-6)
    assert torch.linalg.matrix_rank(torch.stack(matrices)).tolist() == [2, 2, 2]


def test_an_answerer_that_joins_by_the_product_has_it_inside() -> None:
    """Its layers before the product are U and V, the one behind is P."""
    torch.manual_seed(0)
    reader = QuestionReader(vocabulary=9, width=6)
    parts = {"picture": StoredFeatures(6), "reader": reader, "answers": 3}
    answerer, model = (
        JointAnswerer(**parts, join=Product(width=6)),
        LowRankBilinear(width=6, rank=6, out=6),
    )
    model.first, model.second = answerer.project_picture, answerer.project_question
    model.out = answerer.hidden
    pictures, tokens = torch.randn(2, 6), torch.tensor([[3, 1], [5, 2]])
    read = reader(tokens, tokens > 0).vector
    wanted = answerer.out(torch.tanh(model(pictures, read)))
    torch.testing.assert_close(answerer(pictures, tokens, tokens > 0), wanted)
