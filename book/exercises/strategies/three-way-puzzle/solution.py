import torch
from torch import Tensor, nn

GROUPS = {
    "late": ((0,), (1,), (2,)),
    "pairs": ((0, 1), (0, 2), (1, 2)),
}


def opinion(senses: int, hidden: int) -> nn.Module:
    """Some senses side by side (B, 3 · senses) → logits (B, 2)."""
    return nn.Sequential(
        nn.Linear(3 * senses, hidden),
        nn.ReLU(),
        nn.Linear(hidden, hidden),
        nn.ReLU(),
        nn.Linear(hidden, 2),
    )


class Opinions(nn.Module):
    """One network for each group of senses; their logits are averaged."""

    def __init__(self, groups: tuple[tuple[int, ...], ...], hidden: int):
        super().__init__()
        self.groups = groups
        self.networks = nn.ModuleList(
            opinion(len(group), hidden) for group in groups
        )

    def forward(self, *senses: Tensor) -> Tensor:
        said = [
            network(torch.cat([senses[i] for i in group], dim=1))
            for group, network in zip(self.groups, self.networks)
        ]
        return torch.stack(said).mean(dim=0)


class Meeting(nn.Module):
    """One encoder for each sense, and two layers over all features."""

    def __init__(self, features: int, hidden: int):
        super().__init__()
        self.encoders = nn.ModuleList(
            nn.Sequential(nn.Linear(3, features), nn.ReLU())
            for _ in range(3)
        )
        self.over_all = nn.Sequential(
            nn.Linear(3 * features, hidden), nn.ReLU(), nn.Linear(hidden, 2)
        )

    def forward(self, *senses: Tensor) -> Tensor:
        found = [read(x) for read, x in zip(self.encoders, senses)]
        return self.over_all(torch.cat(found, dim=1))


def make_fusion(kind: str) -> nn.Module:
    """A network of three senses (B, 3) each → logits (B, 2)."""
    if kind == "all":
        return Meeting(features=16, hidden=35)
    if kind not in GROUPS:
        raise ValueError(f"kind must be late, pairs or all, got {kind!r}")
    hidden = 22 if kind == "late" else 21
    return Opinions(GROUPS[kind], hidden=hidden)
