"""Each number by its own matrix, and what the normalisation forgets."""

import numpy as np
import torch

from multimodal.layers.fusers.factorised_bilinear import FactorisedBilinear

RANDOM = torch.Generator().manual_seed(0)
ONE, OTHER = torch.randn(2, 6, 4, generator=RANDOM, dtype=torch.float64)


def fuser(factors: int = 2, **options) -> FactorisedBilinear:
    torch.manual_seed(0)
    return FactorisedBilinear(width=4, out=3, factors=factors, **options).double()


def forms(model: FactorisedBilinear) -> np.ndarray:
    """The matrix W_j of each number: (J, D, D)."""
    first, second = (p.detach().numpy().reshape(3, -1, 4) for p in model.parameters())
    return np.stack([one.T @ other for one, other in zip(first, second, strict=True)])


def test_each_number_is_a_bilinear_form_of_its_own() -> None:
    model = fuser()
    rows = zip(ONE.numpy(), OTHER.numpy(), strict=True)
    wanted = np.array([[x @ form @ y for form in forms(model)] for x, y in rows])
    torch.testing.assert_close(model.pooled(ONE, OTHER), torch.tensor(wanted))
    roots = np.sign(wanted) * np.sqrt(np.abs(wanted))
    unit = torch.tensor(roots / np.linalg.norm(roots, axis=1, keepdims=True))
    torch.testing.assert_close(model(ONE, OTHER), unit, rtol=0, atol=1e-3)


def test_the_factors_are_the_rank() -> None:
    assert [list(np.linalg.matrix_rank(forms(fuser(k)))) for k in (1, 2)] == [[1] * 3, [2] * 3]


def test_the_length_of_a_vector_is_forgotten_and_its_sign_kept() -> None:
    model = fuser().double()
    before = model(ONE, OTHER)
    torch.testing.assert_close(before.norm(dim=1), torch.ones(6).double())
    torch.testing.assert_close(model(5 * ONE, 7 * OTHER), before, rtol=0, atol=1e-3)
    torch.testing.assert_close(model(-ONE, OTHER), -before)


def test_dropout_strikes_products_while_training() -> None:
    model = fuser(factors=1, dropout=0.5)
    kept = model.pooled(ONE, OTHER)
    whole = model.eval().pooled(ONE, OTHER)
    assert set((kept / whole).round(decimals=6).flatten().tolist()) == {0, 2}
