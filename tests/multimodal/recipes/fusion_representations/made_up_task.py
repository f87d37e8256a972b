"""A small task whose pictures and names share what the label depends on."""

import torch

from multimodal.recipes.fusion_representations.subgroup_task import Labelled, SubgroupTask


def made_up_task(
    *, seed: int = 0, train: int = 160, test: int = 40, width: int = 12
) -> SubgroupTask:
    """Four labels; three languages say the same with little noise, the picture with more."""
    random = torch.Generator().manual_seed(seed)
    count = train + test
    labels = torch.arange(count) % 4
    meaning = 2.0 * torch.eye(4)[labels] + torch.randn(count, 4, generator=random)
    mixing = torch.randn(2, 4, width, generator=random)
    pictures = meaning @ mixing[0] + 0.5 * torch.randn(count, width, generator=random)
    names = meaning @ mixing[1] + 0.2 * torch.randn(3, count, width, generator=random)
    pictures, names = pictures - pictures.mean(dim=0), names - names.mean(dim=(0, 1))

    def part(rows: slice) -> Labelled:
        ids = tuple(f"{row}" for row in range(count)[rows])
        return Labelled(ids, pictures[rows], names[:, rows], labels[rows])

    return SubgroupTask(part(slice(0, train)), part(slice(train, count)), ("a", "b", "c", "d"))
