def hidden_checks():
    import math
    import random

    import torch

    def by_loops(rows, names):
        def one_way(rows):
            costs = []
            for name, row in zip(names, rows):
                top = max(row)
                norm = top + math.log(sum(math.exp(x - top) for x in row))
                right = [x for x, other in zip(row, names) if other == name]
                costs.append(norm - sum(right) / len(right))
            return sum(costs) / len(costs)

        columns = [list(column) for column in zip(*rows)]
        return (one_way(rows) + one_way(columns)) / 2

    def value(loss):
        assert type(loss) is torch.Tensor, (
            f"a tensor was expected, not {type(loss).__name__}"
        )
        assert tuple(loss.shape) == (), (
            f"a scalar was expected, not shape {tuple(loss.shape)}"
        )
        number = loss.item()
        assert type(number) is float
        return number

    dice = random.Random(3)
    for names in (
        [5],
        [1, 1],
        [0, 1, 2, 3],
        [2, 2, 7, 2, 9, 7],
        [dice.randrange(6) for _ in range(20)],
    ):
        rows = [[dice.gauss(0, 4) for _ in names] for _ in names]
        found = value(
            multi_positive_loss(
                torch.tensor(rows, dtype=torch.float64), torch.tensor(names)
            )
        )
        wanted = by_loops(rows, names)
        assert -1e-6 < found - wanted < 1e-6, (
            f"ids {names}: {found} is not {wanted}"
        )

    names = [6, 1, 6, 2, 6]
    rows = [[dice.gauss(0, 2) for _ in names] for _ in names]
    logits = torch.tensor(rows, dtype=torch.float64, requires_grad=True)
    multi_positive_loss(logits, torch.tensor(names)).backward()
    assert logits.grad is not None, "no gradient reaches the logits"
    for i, j in ((0, 2), (2, 4), (1, 3), (3, 3)):
        both = []
        for step in (1e-5, -1e-5):
            moved = [list(row) for row in rows]
            moved[i][j] += step
            both.append(by_loops(moved, names))
        miss = (both[0] - both[1]) / 2e-5 - logits.grad[i, j].item()
        assert -1e-6 < miss < 1e-6, f"the gradient at ({i}, {j}) is wrong"

    for shape, count in (((3, 4), 3), ((3, 3), 4), ((4, 4), 3)):
        try:
            multi_positive_loss(torch.zeros(shape), torch.arange(count))
        except ValueError:
            continue
        raise AssertionError(
            f"logits {shape} and {count} ids must raise ValueError"
        )
    print(f"20 rows of 6 images: {found:.4f}, by hand {wanted:.4f}")


hidden_checks()
