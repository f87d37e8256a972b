"""A ResNet-18 that tells what stands where: its last grid of features, not their mean.

Letters: B batch, H = W side of the picture, L = (H / 32)² places.
"""

from torch import Tensor, nn
from torchvision.models import ResNet18_Weights, resnet18

from multimodal.layers.patches import Pixels

MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
"""of the red, green and blue of ImageNet: what torchvision's weights were trained with"""


class ResNetAnnotations(nn.Module):
    """Annotation vectors of photographs: 49 of them for 224 × 224 pixels.

    Args:
        weights: of torchvision, such as ``ResNet18_Weights.IMAGENET1K_V1``, fetched when they are
            not in its cache; random ones when omitted.

    Source: He et al. 2016 (arXiv 1512.03385); a grid of features as annotations, Xu et al. 2015
    (arXiv 1502.03044), section 3.1.1, where the network was VGG.
    """

    width = 512

    def __init__(self, *, weights: ResNet18_Weights | None = None) -> None:
        super().__init__()
        network = resnet18(weights=weights)
        self.pixels = Pixels(mean=MEAN, deviation=DEVIATION)
        self.layers = nn.Sequential(*list(network.children())[:-2])  # without mean and classifier

    def forward(self, images: Tensor) -> Tensor:
        """Images (B, 3, H, W) in [0, 1], sides a multiple of 32 → (B, L, 512)."""
        return self.layers(self.pixels(images)).flatten(2).mT
