"""A matrix beside names that stay."""

import pytest
import torch

from multimodal.models.word_space_map import WordSpaceMap

NAMES = torch.nn.functional.normalize(torch.rand(5, 3), dim=1)


def test_maps_features_and_leaves_the_names_alone() -> None:
    model = WordSpaceMap(features=7, names=NAMES).eval()
    features = torch.rand(2, 7)
    assert torch.allclose(model(features), features @ model.matrix.weight.T)
    assert [name for name, _ in model.named_parameters()] == ["matrix.weight"]
    assert torch.equal(model.names, NAMES)
    assert model.names is not NAMES


def test_hides_features_in_training_only() -> None:
    model, features = WordSpaceMap(features=50, names=NAMES, dropout=0.5), torch.ones(1, 50)
    assert not torch.equal(model(features), model(features))
    model.eval()
    assert torch.equal(model(features), model(features))


@pytest.mark.parametrize(("names", "dropout"), [(NAMES[0], 0.5), (NAMES, 1.0), (NAMES, -0.1)])
def test_what_does_not_fit_is_refused(names, dropout) -> None:
    with pytest.raises(ValueError, match="names must be"):
        WordSpaceMap(features=7, names=names, dropout=dropout)
