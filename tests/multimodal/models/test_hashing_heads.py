"""Signs are those of the soft codes, every parameter learns, and pairs come to share bits."""

import torch

from multimodal.data.two_views import two_views
from multimodal.losses.cross_modal_hashing import cross_modal_hashing_loss
from multimodal.metrics.hamming import hamming_recall, pack_signs
from multimodal.models.hashing_heads import HashingHeads

VIEWS = two_views(400, seed=0, correlations=(0.98,) * 4)


def heads(bits=16):
    torch.manual_seed(0)
    return HashingHeads(first=8, second=8, bits=bits)


def test_bits_are_the_signs_of_the_soft_codes():
    model = heads()
    soft = model(VIEWS.first, VIEWS.second)
    assert soft.first.abs().max() < 1
    assert torch.equal(model.first_bits(VIEWS.first), soft.first > 0)
    assert torch.equal(model.second_bits(VIEWS.second), soft.second > 0)


def test_a_gradient_for_every_parameter():
    model = heads()
    cross_modal_hashing_loss(*model(VIEWS.first, VIEWS.second)).backward()
    assert all(weight.grad.abs().sum() > 0 for weight in model.parameters())


def test_after_training_pairs_are_found_by_their_bits():
    model, train, test = heads(), slice(0, 300), slice(300, 400)
    optimiser = torch.optim.Adam(model.parameters(), lr=0.02)
    before = recall(model, test)
    for _ in range(200):
        optimiser.zero_grad()
        codes = model(VIEWS.first[train], VIEWS.second[train])
        cross_modal_hashing_loss(*codes, quantisation=20.0).backward()
        optimiser.step()
    assert before < 0.1
    assert recall(model, test) > 0.25
    share = model.first_bits(VIEWS.first[test]).float().mean(dim=0)
    assert share.min() > 0.25  # no bit is always the same
    assert share.max() < 0.75


def recall(model, rows):
    queries = pack_signs(model.first_bits(VIEWS.first[rows]))
    gallery = pack_signs(model.second_bits(VIEWS.second[rows]))
    return hamming_recall(queries, gallery, torch.arange(100), ks=(1,))[1]
