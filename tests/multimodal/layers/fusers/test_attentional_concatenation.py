"""A sentence beside places: everywhere alike at first, then where attention looks."""

import pytest
import torch

from multimodal.layers.fusers.attentional_concatenation import AttentionalConcatenation

RANDOM = torch.Generator().manual_seed(0)
PLACES, SENTENCE = torch.randn(2, 4, 6, generator=RANDOM), torch.randn(2, 5, generator=RANDOM)
MASK = torch.tensor([[True, True, True, False], [True] * 4])


def layer(*, looking: bool = True) -> AttentionalConcatenation:
    torch.manual_seed(0)
    made = AttentionalConcatenation(places=6, sentence=5, width=8)
    if looking:
        torch.nn.init.normal_(made.attend.score.weight)
    return made


def test_it_begins_as_plain_concatenation() -> None:
    model = layer(looking=False)
    found = model(PLACES, SENTENCE)
    assert model.width == found.shape[2] == 11
    beside = SENTENCE[:, None].expand(-1, 4, -1)
    torch.testing.assert_close(found, torch.cat((PLACES, beside), dim=2))


def test_the_sentence_is_as_loud_as_it_looks() -> None:
    model = layer()
    scores = torch.stack(
        [
            model.attend.score.weight[0]
            @ torch.tanh(model.attend.thing(place) + model.attend.guide(SENTENCE[1]))
            for place in PLACES[1]
        ]
    )
    loud = 4 * scores.softmax(dim=0)
    found = model(PLACES, SENTENCE)[1]
    torch.testing.assert_close(found[:, :6], PLACES[1])
    torch.testing.assert_close(found[:, 6:], loud[:, None] * SENTENCE[1])
    assert loud.max() > 1.2


def test_hidden_places_hear_nothing_and_the_others_1_on_the_average() -> None:
    loud = layer().loudness(PLACES, SENTENCE, MASK)
    assert loud[0, 3] == 0
    torch.testing.assert_close(loud.sum(dim=1), torch.tensor([3.0, 4.0]))
    torch.testing.assert_close(loud[1], layer().loudness(PLACES, SENTENCE)[1])
    alone = layer().loudness(PLACES[:1, :3], SENTENCE[:1])
    torch.testing.assert_close(loud[:1, :3], alone)


def test_nothing_to_look_at_gives_finite_numbers() -> None:
    nothing = torch.zeros(2, 4, dtype=torch.bool)
    assert layer()(PLACES, SENTENCE, nothing).isfinite().all()


def test_places_in_another_order_give_the_same_in_that_order() -> None:
    order = torch.tensor([2, 0, 3, 1])
    torch.testing.assert_close(
        layer()(PLACES[:, order], SENTENCE), layer()(PLACES, SENTENCE)[:, order]
    )


def test_it_learns_to_look_from_nothing() -> None:
    """The sentence shall be heard at the place that is like it."""
    torch.manual_seed(0)
    places = torch.nn.functional.one_hot(torch.rand(64, 4).argsort(dim=1), 4).float()
    asked = torch.randint(4, (64,))
    model = AttentionalConcatenation(places=4, sentence=4, width=16)
    sentence = torch.nn.functional.one_hot(asked, 4).float()
    optimiser = torch.optim.Adam(model.parameters(), lr=0.05)
    wanted = (places * sentence[:, None]).sum(dim=2) * 4
    for _ in range(100):
        optimiser.zero_grad()
        loss = (model.loudness(places, sentence) - wanted).square().mean()
        loss.backward()
        assert all(weight.grad is not None for weight in model.parameters())
        optimiser.step()
    assert loss.item() < 0.1


@pytest.mark.parametrize(
    ("places", "sentence"), [((2, 4, 5), (2, 5)), ((2, 4, 6), (3, 5)), ((2, 6), (2, 5))]
)
def test_shapes_that_do_not_fit_are_refused(places, sentence) -> None:
    with pytest.raises(ValueError, match=r"must be \(B, L, 6\) and \(B, 5\), got \("):
        layer()(torch.ones(places), torch.ones(sentence))
