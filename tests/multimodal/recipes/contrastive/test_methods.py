"""The methods share what they must, and say what cannot be left out."""

import pytest

from multimodal.recipes.contrastive.methods import METHODS, build, safeguards


def test_all_methods_share_the_encoder_and_each_has_a_safeguard():
    shapes = {str([p.shape for p in build(m).encoder.parameters()]) for m in METHODS}
    assert len(shapes) == 1
    assert all(safeguards(method) for method in METHODS)


def test_what_cannot_be_had_is_refused():
    with pytest.raises(ValueError, match="unknown method"):
        build("clip")
    with pytest.raises(ValueError, match="can be had without: nothing, negatives"):
        build("simclr", without="momentum")


def test_sizes_are_those_of_the_page():
    models = {method: build(method) for method in METHODS}
    for model in models.values():
        assert [
            w.shape for w in (model.projector.layers[0].weight, model.projector.layers[-1].weight)
        ] == [
            (256, 32),
            (64, 256),
        ]
    assert models["moco"].queue.shape == (4096, 64)
    assert models["moco"].slow.momentum == models["byol"].slow.momentum == 0.99
    assert models["swav"].prototypes.weight.shape == (64, 64)
    predictor = models["byol"].predictor.layers
    assert [predictor[0].weight.shape, predictor[-1].weight.shape] == [(256, 64), (64, 256)]
