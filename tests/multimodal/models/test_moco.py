"""MoCo's queue keeps its order, wraps around and travels with the weights."""

import pytest
import torch
from torch import nn

from multimodal.losses.queue_info_nce import queue_info_nce
from multimodal.models.moco import MoCo


def moco(length: int = 5, momentum: float = 0.9) -> MoCo:
    torch.manual_seed(0)
    encoder = nn.Sequential(nn.Flatten(), nn.Linear(4, 3))
    return MoCo(
        encoder=encoder, projector=nn.Linear(3, 2), width=2, length=length, momentum=momentum
    )


def keys(*numbers: float) -> torch.Tensor:
    return torch.tensor([[number, -number] for number in numbers])


def views() -> tuple[torch.Tensor, torch.Tensor]:
    first, second = torch.rand(2, 3, 1, 2, 2, generator=torch.Generator().manual_seed(1))
    return first, second


def test_oldest_keys_give_way_and_the_end_is_followed_by_the_start() -> None:
    model = moco()
    for batch in (keys(1, 2), keys(3, 4), keys(5, 6)):
        model.enqueue(batch)
    assert model.queue[:, 0].tolist() == [6, 2, 3, 4, 5]
    assert int(model.cursor) == 1


def test_the_queue_never_carries_a_gradient() -> None:
    model = moco()
    model.enqueue(keys(1.0, 2.0).requires_grad_())
    assert not model.queue.requires_grad
    assert not any(part.requires_grad for part in model(*views())[1:])


def test_a_batch_as_long_as_the_queue_replaces_it() -> None:
    model = moco()
    model.enqueue(keys(9))
    model.enqueue(keys(1, 2, 3, 4, 5))
    assert model.queue[:, 0].tolist() == [5, 1, 2, 3, 4]


def test_too_many_keys_and_an_empty_queue_are_refused() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        moco(length=2).enqueue(keys(1, 2, 3))
    with pytest.raises(ValueError, match="at least one key"):
        moco(length=0)


def test_queue_starts_on_the_sphere_and_takes_unit_keys() -> None:
    model = moco()
    seen = model(*views())
    model.enqueue(seen.key)
    torch.testing.assert_close(model.queue.norm(dim=1), torch.ones(5))
    torch.testing.assert_close(seen.key, model.queue[:3])


def test_a_batch_is_never_compared_with_its_own_keys_whenever_they_are_enqueued() -> None:
    losses, gradients = [], []
    for order in ("never", "before the loss", "before the backward pass"):
        model = moco()
        query, key, queue = model(*views())
        if order == "before the loss":
            model.enqueue(key)
        loss = queue_info_nce(query, key, queue)
        if order == "before the backward pass":
            model.enqueue(key)
        loss.backward()
        losses.append(loss.detach())
        gradients.append(model.projector.weight.grad)
    assert losses[0] == losses[1] == losses[2]
    assert gradients[0].equal(gradients[1])
    assert gradients[0].equal(gradients[2])


def test_after_a_step_the_keys_of_the_batch_stand_in_the_queue_once() -> None:
    model = moco()
    seen = model(*views())
    kept = seen.queue.clone()
    model.after_step()
    torch.testing.assert_close(model.queue[:3], seen.key)
    assert seen.queue.equal(kept), "what the loss was given must stay as it was"
    model.after_step()
    assert int(model.cursor) == 3


def test_evaluation_leaves_the_queue_alone() -> None:
    model = moco()
    before = model.queue.clone()
    model.eval()(*views())
    model.after_step()
    assert model.queue.equal(before)


def test_gradient_reaches_the_fast_network_only() -> None:
    model = moco()
    queue_info_nce(*model(*views())).backward()
    assert all(p.grad is not None for p in (*model.encoder.parameters(), model.projector.weight))
    assert all(p.grad is None for p in model.slow.parameters())


def test_slow_network_follows_encoder_and_projector() -> None:
    model = moco(momentum=0.9)
    before = model.slow.network[1].weight.clone()
    model.projector.weight.data.add_(1.0)
    model.after_step()
    torch.testing.assert_close(model.slow.network[1].weight, before + 0.1)


def test_state_dict_brings_back_queue_cursor_and_slow_network() -> None:
    model, fresh = moco(), moco()
    model.enqueue(keys(1, 2, 3))
    model.slow.network[1].weight.data.fill_(7.0)
    fresh.load_state_dict(model.state_dict())
    fresh.enqueue(keys(4, 5, 6))
    assert fresh.queue[:, 0].tolist() == [6, 2, 3, 4, 5]
    assert float(fresh.slow.network[1].weight[0, 0]) == 7.0


def test_the_shortest_queue_and_its_keys_of_length_1() -> None:
    assert moco(length=1).queue.shape == (1, 2)
    torch.testing.assert_close(moco().queue.norm(dim=1), torch.ones(5))
    with pytest.raises(ValueError, match="at least one key, got length=0"):
        moco(length=0)
    found = moco()(*views())
    torch.testing.assert_close(found.key.norm(dim=1), torch.ones(3))
    assert not found.key.requires_grad
