"""Ours with torchvision's weights says what torchvision's says."""

import pytest
import torch
from torch import nn

from multimodal.metrics.vit_size import count_parameters
from multimodal.models.pretrained_vit import from_torchvision

torchvision = pytest.importorskip("torchvision")


def tiny(**sizes):
    torch.manual_seed(0)
    chosen = {"image_size": 16, "patch_size": 4, "num_layers": 3, "num_heads": 3}
    chosen |= {"hidden_dim": 12, "mlp_dim": 24, "num_classes": 5} | sizes
    model = torchvision.models.VisionTransformer(**chosen).eval()
    for parameter in model.parameters():  # fresh heads, norms and the class token say nothing
        nn.init.normal_(parameter, std=0.4)
    return model


@torch.no_grad()
def test_equals_torchvision():
    theirs, images = tiny(), torch.rand(3, 3, 16, 16)
    expected = theirs(2 * images - 1)
    torch.testing.assert_close(from_torchvision(theirs)(images), expected, atol=1e-4, rtol=1e-4)
    assert expected.std() > 0.1


@torch.no_grad()
def test_normalisation_is_worked_into_the_first_map():
    theirs, images = tiny(), torch.rand(3, 3, 16, 16)
    mean, std = torch.tensor([0.485, 0.456, 0.406]), torch.tensor([0.229, 0.224, 0.225])
    expected = theirs((images - mean[:, None, None]) / std[:, None, None])
    ours = from_torchvision(theirs, mean=mean.tolist(), std=std.tolist())
    torch.testing.assert_close(ours(images), expected, atol=1e-4, rtol=1e-4)


@torch.no_grad()
def test_their_weights_stay():
    theirs = tiny()
    before = {name: value.clone() for name, value in theirs.state_dict().items()}
    ours = from_torchvision(theirs, mean=(0.1, 0.2, 0.3))
    for parameter in ours.parameters():
        parameter.zero_()
    assert all(value.equal(before[name]) for name, value in theirs.state_dict().items())


@torch.no_grad()
def test_the_real_shape_of_vit_b_16():
    torch.manual_seed(0)
    theirs = torchvision.models.vit_b_16().eval()
    nn.init.normal_(theirs.heads.head.weight, std=0.05)  # fresh, it says 0 to everything
    ours, image = from_torchvision(theirs), torch.rand(1, 3, 224, 224)
    assert count_parameters(ours) == 86_567_656
    torch.testing.assert_close(ours(image), theirs(2 * image - 1), atol=1e-4, rtol=1e-4)


def test_an_impossible_width():
    with pytest.raises(ValueError, match="30 is no multiple of the width 12"):
        from_torchvision(tiny(mlp_dim=30))
