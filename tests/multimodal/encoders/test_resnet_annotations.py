import torch
from torchvision.models import resnet18

from multimodal.encoders.resnet_annotations import ResNetAnnotations


def test_the_mean_of_the_annotations_is_what_the_classifier_reads() -> None:
    torch.manual_seed(0)
    encoder = ResNetAnnotations().eval()
    torch.manual_seed(0)
    network = resnet18().eval()
    network.fc = torch.nn.Identity()
    images = torch.rand(2, 3, 64, 96)
    annotations = encoder(images)
    assert annotations.shape == (2, 2 * 3, encoder.width)
    torch.testing.assert_close(annotations.mean(dim=1), network(encoder.pixels(images)))


def test_every_weight_is_reached() -> None:
    encoder = ResNetAnnotations()
    encoder(torch.rand(2, 3, 64, 64)).square().mean().backward()
    assert all(weight.grad is not None for weight in encoder.parameters())
