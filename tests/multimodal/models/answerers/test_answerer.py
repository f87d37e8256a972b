"""What all answerers that read with a recurrent network have in common."""

import pytest
import torch
import torch.nn.functional as F

from multimodal.encoders.place_cnn import SideBySide
from multimodal.encoders.placed import Placed
from multimodal.models.answerers.answerer import Answerer, AttendingAnswerer
from multimodal.models.answerers.co_attention import AlternatingCoAttention, ParallelCoAttention
from multimodal.models.answerers.dual_attention import DualAttention
from multimodal.models.answerers.joint_answerer import Concatenation, JointAnswerer, Product, Sum
from multimodal.models.answerers.one_sense_answerers import BlindAnswerer, DeafAnswerer
from multimodal.models.answerers.question_reader import QuestionReader
from multimodal.models.answerers.stacked_attention import KeepQuestion, StackedAttention
from multimodal.models.stored_features import StoredFeatures

RANDOM = torch.Generator().manual_seed(0)
PLACES = torch.randn(6, 5, 8, generator=RANDOM)
TOKENS = torch.randint(1, 9, (6, 4), generator=RANDOM)
MASK = torch.tensor([[True, True, True, False]] * 3 + [[True] * 4] * 3)
ANSWERS = torch.tensor([0, 1, 2, 2, 1, 0])
WIDTH, CLASSES = 16, 3


def reader(**options) -> QuestionReader:
    return QuestionReader(vocabulary=9, width=WIDTH, **options)


def placed() -> dict:
    picture = Placed(StoredFeatures(8), places=5)
    return {"picture": picture, "reader": reader(), "answers": CLASSES}


def joint(join, **options) -> JointAnswerer:
    picture = SideBySide(places=StoredFeatures(8), count=5)
    parts = {"picture": picture, "reader": reader(**options), "answers": CLASSES}
    return JointAnswerer(**parts, join=join(width=WIDTH))


ATTENDING = {
    "one_hop": lambda: StackedAttention(**placed(), hops=1),
    "two_hops": lambda: StackedAttention(**placed()),
    "published": lambda: StackedAttention(**placed(), ask=KeepQuestion),
    "parallel": lambda: ParallelCoAttention(**placed()),
    "alternating": lambda: AlternatingCoAttention(**placed()),
    "dual": lambda: DualAttention(**placed()),
}
KINDS = ATTENDING | {
    "sum": lambda: joint(Sum),
    "product": lambda: joint(Product),
    "concatenation": lambda: joint(Concatenation),
    "lstm": lambda: joint(Product, network=torch.nn.LSTM, depth=2),
    "blind": lambda: BlindAnswerer(reader=reader(), answers=CLASSES),
    "deaf": lambda: DeafAnswerer(
        picture=SideBySide(places=StoredFeatures(8), count=5), width=WIDTH, answers=CLASSES
    ),
}
HOPS = {"one_hop": 1, "two_hops": 2, "published": 2, "parallel": 1, "alternating": 1, "dual": 2}


def build(kind: str) -> Answerer:
    torch.manual_seed(0)
    return KINDS[kind]()


@pytest.mark.parametrize("kind", KINDS)
def test_logits_are_one_row_for_each_question(kind: str) -> None:
    model = build(kind)
    logits = model(PLACES, TOKENS, MASK)
    assert logits.shape == (6, CLASSES)
    torch.testing.assert_close(model(PLACES[:1], TOKENS[:1], MASK[:1]), logits[:1])


@pytest.mark.parametrize("kind", KINDS)
def test_padding_has_no_influence(kind: str) -> None:
    model, longer = build(kind), torch.cat((TOKENS, torch.zeros(6, 2, dtype=torch.long)), dim=1)
    changed = longer.masked_fill(~F.pad(MASK, (0, 2)), 7)
    torch.testing.assert_close(
        model(PLACES, TOKENS, MASK), model(PLACES, changed, F.pad(MASK, (0, 2)))
    )


@pytest.mark.parametrize("kind", KINDS)
def test_both_senses_count_unless_one_is_missing(kind: str) -> None:
    model, before = build(kind), build(kind)(PLACES, TOKENS, MASK)
    blind, deaf = kind == "blind", kind == "deaf"
    assert torch.allclose(model(PLACES + 1, TOKENS, MASK), before) == blind
    assert torch.allclose(model(PLACES, 9 - TOKENS, MASK), before) == deaf


@pytest.mark.parametrize("kind", KINDS)
def test_gradients_reach_every_parameter(kind: str) -> None:
    model = build(kind)
    model(PLACES, TOKENS, MASK).square().sum().backward()
    unreached = {n for n, p in model.named_parameters() if p.grad is None or not p.grad.any()}
    assert unreached == set()


@pytest.mark.parametrize("kind", KINDS)
def test_one_batch_can_be_learnt(kind: str) -> None:
    model = build(kind)
    optimiser = torch.optim.Adam(model.parameters(), lr=1e-2)
    for _ in range(100):
        optimiser.zero_grad()
        loss = F.cross_entropy(model(PLACES, TOKENS, MASK), ANSWERS)
        loss.backward()
        optimiser.step()
    assert loss.item() < 0.1


@pytest.mark.parametrize("kind", ATTENDING)
def test_maps_are_weights_of_places_and_of_real_words(kind: str) -> None:
    model = build(kind)
    assert isinstance(model, AttendingAnswerer)
    maps, words = model.maps(PLACES, TOKENS, MASK), model.word_maps(PLACES, TOKENS, MASK)
    assert maps.shape == (6, HOPS[kind], 5)
    assert words.shape == (6, HOPS[kind], 4)
    torch.testing.assert_close(maps.sum(dim=2), torch.ones(6, HOPS[kind]))
    read = torch.zeros if kind == "published" else torch.ones
    torch.testing.assert_close(words.sum(dim=2), read(6, HOPS[kind]))
    assert (words[:3, :, 3] == 0).all()
    assert not maps.requires_grad
    assert not words.requires_grad


@pytest.mark.parametrize("kind", ATTENDING)
def test_positions_tell_places_apart(kind: str) -> None:
    model, turned = build(kind), PLACES[:, [1, 0, 2, 3, 4]]
    assert not torch.allclose(model(PLACES, TOKENS, MASK), model(turned, TOKENS, MASK))
    model.picture.positions.table.data.zero_()
    torch.testing.assert_close(model(PLACES, TOKENS, MASK), model(turned, TOKENS, MASK))


@pytest.mark.parametrize(
    ("model", "count"), [(StackedAttention, {"hops": 0}), (DualAttention, {"steps": 0})]
)
def test_no_look_at_all_is_refused(model, count) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        model(**placed(), **count)
