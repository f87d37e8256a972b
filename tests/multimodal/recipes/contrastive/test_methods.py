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
