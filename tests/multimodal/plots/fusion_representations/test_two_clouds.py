"""A panel a method, with the correlation above."""

import torch
from reading import dots, near, shows

from multimodal.plots.fusion_representations.two_clouds import two_clouds
from multimodal.plots.style import BLUE

LINE = torch.tensor([-1.0, 0.0, 1.0, 2.0])
PAIRS = {"linear": (LINE, torch.tensor([1.0, 0.0, 0.0, 1.0])), "deep": (LINE, 2 * LINE)}


@shows("fusion_representations", two_clouds, PAIRS)
def test_dots_and_correlations(shown, words) -> None:
    for axes, (name, (first, second)) in zip(shown.axes, PAIRS.items(), strict=True):
        wanted = sorted(near(pair) for pair in zip(first.tolist(), second.tolist(), strict=True))
        assert dots(axes)[BLUE] == wanted
        rho = f"{torch.corrcoef(torch.stack((first, second)))[0, 1]:.2f}"
        title = words("method_correlation", method=words(f"method_{name}"), rho=rho)
        assert axes.get_title() == title
        assert axes.get_xlabel() == words("along_first")
        assert axes.get_xlim() == axes.get_ylim()
    assert shown.axes[0].get_ylabel() == words("along_second")
    assert shown.axes[1].get_title().endswith("1.00")
