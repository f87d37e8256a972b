"""Who sees what: factors reach the outputs they should, and a missing modality is never read."""

import pytest
import torch
from torch.nn.functional import mse_loss

from multimodal.data.two_views import best_accuracy, two_views
from multimodal.losses.factorised_loss import factorised_loss, surrogate_loss
from multimodal.models.factorised_multimodal import FactorCodes, FactorisedMultimodal

FIRST, SECOND = torch.rand(6, 5), torch.rand(6, 3)


def model(**options):
    torch.manual_seed(0)
    return FactorisedMultimodal(first=5, second=3, labels=4, shared=2, private=3, **options)


def test_shapes():
    codes, made = model()(FIRST, SECOND)
    assert [code.shape for code in codes] == [(6, 2), (6, 3), (6, 3)]
    assert [one.shape for one in made] == [(6, 5), (6, 3), (6, 4)]


@pytest.mark.parametrize(
    ("code", "reached"),
    [
        ("shared", (True, True, True)),
        ("first", (True, False, False)),
        ("second", (False, True, False)),
    ],
)
def test_a_factor_reaches_its_modality_and_the_shared_one_all(code, reached):
    mfm = model()
    codes = mfm.encode(FIRST, SECOND)
    changed = codes._replace(**{code: getattr(codes, code) + 1})
    outputs = zip(mfm.decode(codes), mfm.decode(changed), strict=True)
    assert tuple(not torch.equal(*pair) for pair in outputs) == reached


def test_a_private_code_is_read_from_its_own_modality():
    mfm = model()
    codes, other = mfm.encode(FIRST, SECOND), mfm.encode(FIRST + 1, SECOND)
    assert torch.equal(codes.second, other.second)
    assert not torch.equal(codes.first, other.first)
    assert not torch.equal(codes.shared, other.shared)


def test_what_is_there_is_read_as_always_when_the_other_is_missing():
    mfm = model()
    codes = mfm.encode(FIRST, SECOND)
    assert torch.equal(mfm.without_second(FIRST).first, codes.first)
    assert torch.equal(mfm.without_first(SECOND).second, codes.second)
    assert [code.shape for code in mfm.without_first(SECOND)] == [(6, 2), (6, 3), (6, 3)]


def losses(mfm, first, second, labels):
    """The loss of the model and those of both surrogates."""
    codes, made = mfm(first, second)
    total = factorised_loss(
        (first, second), made[:2], made.logits, labels, [torch.cat(codes, dim=1)]
    )
    for guess, missing, at in (
        (mfm.without_first(second), first, 0),
        (mfm.without_second(first), second, 1),
    ):
        again = mfm.decode(guess)
        total = total + surrogate_loss(codes, guess, missing, again[at], again.logits, labels)
    return total


def test_a_gradient_for_every_parameter():
    mfm = model()
    losses(mfm, FIRST, SECOND, torch.arange(6) % 4).backward()
    assert all(weight.grad.abs().sum() > 0 for weight in mfm.parameters())


def explained(codes, factors):
    """The share of the variance of factors that a linear map of codes explains."""
    codes = torch.cat((codes, torch.ones(len(codes), 1)), dim=1)
    rest = factors - codes @ torch.linalg.lstsq(codes, factors).solution
    return 1 - (rest.var(dim=0) / factors.var(dim=0)).mean().item()


@pytest.fixture(scope="module")
def trained():
    """A model of two views that share one factor, trained, and 1000 other things."""
    torch.manual_seed(0)
    views = two_views(3000, seed=0, correlations=(0.9,))
    mfm = FactorisedMultimodal(first=2, second=2, labels=2, shared=1, private=1, hidden=32)
    optimiser = torch.optim.Adam(mfm.parameters(), lr=5e-3)
    for step in range(250):
        rows = torch.arange(128) + 128 * (step % 15)
        optimiser.zero_grad()
        losses(mfm, views.first[rows], views.second[rows], views.labels[rows]).backward()
        optimiser.step()
    with torch.no_grad():
        yield mfm, views.part(slice(2000, None))


def test_the_known_factors_are_told_apart(trained):
    mfm, views = trained
    codes = mfm.encode(views.first, views.second)
    found = {
        name: [round(explained(code, one), 2) for one in views[2:5]]
        for name, code in codes._asdict().items()
    }
    best = 2 * 0.9 / 1.9  # of the shared factor, seen twice with noise
    assert found["shared"][0] == pytest.approx(best, abs=0.1)
    assert max(found["shared"][1:]) < 0.1
    assert found["first"][1] > 0.8
    assert found["second"][2] > 0.8
    assert max(found["first"][0], found["second"][0]) < 0.2


def accuracy(made, views):
    return (made.logits.argmax(dim=1) == views.labels).float().mean().item()


def test_the_label_is_named_as_well_as_the_views_allow(trained):
    mfm, views = trained
    _, made = mfm(views.first, views.second)
    assert accuracy(made, views) == pytest.approx(best_accuracy((0.9,), views=2), abs=0.03)
    for codes in (mfm.without_first(views.second), mfm.without_second(views.first)):
        one = accuracy(mfm.decode(codes), views)
        assert one == pytest.approx(best_accuracy((0.9,), views=1), abs=0.03)


def test_a_missing_view_is_regenerated_as_well_as_a_linear_map_from_the_other_does(trained):
    """Nothing does better for normal factors; the private one is lost."""
    mfm, views = trained
    for codes, missing, there, at in (
        (mfm.without_first(views.second), views.first, views.second, 0),
        (mfm.without_second(views.first), views.second, views.first, 1),
    ):
        best = missing - there @ torch.linalg.lstsq(there, missing).solution
        found = mse_loss(mfm.decode(codes)[at], missing).item()
        assert best.square().mean().item() < found < 1.15 * best.square().mean().item()
        assert isinstance(codes, FactorCodes)
