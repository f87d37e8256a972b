def hidden_checks():
    import math
    import random

    import torch

    def by_loops(rows, centre, temperature, momentum):
        targets = []
        for row in rows:
            moved = [(x - c) / temperature for x, c in zip(row, centre)]
            top = max(moved)
            powers = [math.exp(x - top) for x in moved]
            targets.append([x / sum(powers) for x in powers])
        means = [sum(column) / len(rows) for column in zip(*rows)]
        following = [
            momentum * c + (1 - momentum) * x for c, x in zip(centre, means)
        ]
        return targets, following

    def numbers(tensor, shape):
        assert type(tensor) is torch.Tensor, (
            f"a tensor was expected, not {type(tensor).__name__}"
        )
        assert tuple(tensor.shape) == shape, (
            f"shape {shape} was expected, not {tuple(tensor.shape)}"
        )
        assert not tensor.requires_grad, "a result carries a gradient"
        return tensor.tolist()

    def compare(found, wanted, what):
        for x, y in zip(found, wanted):
            assert type(x) is float
            assert -1e-5 < x - y < 1e-5, f"{what}: {x}, not {y}"

    dice = random.Random(5)
    for pictures, prototypes, temperature, momentum in (
        (1, 3, 1.0, 0.9),
        (6, 2, 0.04, 0.0),
        (4, 9, 0.3, 1.0),
        (9, 5, 20.0, 0.5),
    ):
        rows = [
            [dice.uniform(-3, 3) for _ in range(prototypes)]
            for _ in range(pictures)
        ]
        old = [dice.uniform(-2, 2) for _ in range(prototypes)]
        scores = torch.tensor(rows, dtype=torch.float64, requires_grad=True)
        centre = torch.tensor(old, dtype=torch.float64)
        result = teacher_targets(scores, centre, temperature, momentum)
        targets = numbers(result[0], (pictures, prototypes))
        following = numbers(result[1], (prototypes,))
        what = f"B={pictures}, K={prototypes}, {temperature}, {momentum}"
        wanted = by_loops(rows, old, temperature, momentum)
        for row, other in zip(targets, wanted[0]):
            compare(row, other, what)
        compare(following, wanted[1], f"{what}, next centre")
        assert scores.tolist() == rows, "the scores have been changed"
        assert centre.tolist() == old, "the centre has been changed"

    large = torch.tensor([[900.0, 0.0, -900.0]])
    sharp = numbers(
        teacher_targets(large, torch.zeros(3), 0.04, 0.9)[0], (1, 3)
    )
    compare(sharp[0], [1.0, 0.0, 0.0], "scores of 900")

    draw = torch.Generator().manual_seed(0)
    centre = torch.zeros(4)
    shares = []
    for _ in range(60):
        scores = 0.1 * torch.randn(64, 4, generator=draw)
        scores[:, 0] += 1.0
        targets, centre = teacher_targets(scores, centre, 0.04, 0.9)
        shares.append(sum(row[0] for row in targets.tolist()) / 64)
    assert shares[0] > 0.99 and 0.1 < shares[-1] < 0.4, (
        f"the favourite has {shares[0]:.2f} and then {shares[-1]:.2f}"
    )

    for arguments in (
        (torch.zeros(3), torch.zeros(()), 0.1, 0.9),
        (torch.zeros(2, 3), torch.zeros(2), 0.1, 0.9),
        (torch.zeros(2, 3), torch.zeros(1), 0.1, 0.9),
        (torch.zeros(2, 3), torch.zeros(3), 0.0, 0.9),
        (torch.zeros(2, 3), torch.zeros(3), -0.1, 0.9),
        (torch.zeros(2, 3), torch.zeros(3), 0.1, 1.1),
        (torch.zeros(2, 3), torch.zeros(3), 0.1, -0.1),
    ):
        try:
            teacher_targets(*arguments)
        except ValueError:
            continue
        raise AssertionError(
            "scores that are no matrix, a centre that does not fit, a "
            "temperature of 0 and a momentum of 1.1 must raise ValueError"
        )
    print(f"share of the favourite: {shares[0]:.2f}, then {shares[-1]:.2f}")


hidden_checks()
