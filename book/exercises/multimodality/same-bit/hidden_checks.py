def hidden_checks():
    import math
    import random

    import torch

    def invented(sizes, entries, seed):
        draw = random.Random(seed)
        cells = {}
        for _ in range(entries):
            cell = tuple(draw.randrange(size) for size in sizes)
            cells[cell] = draw.randrange(1, 6)
        return cells

    def as_tensor(cells, sizes, kind):
        counts = torch.zeros(sizes, dtype=kind)
        for cell, count in cells.items():
            counts[cell] = count
        return counts

    def by_merging(cells, sizes):
        """Names that flow along the cells until nothing changes."""
        one, other = list(range(sizes[0])), [None] * sizes[1]
        met = {cell[:2] for cell in cells}
        for _ in range(sizes[0] + sizes[1]):
            for a, b in met:
                name = min(one[a], one[a] if other[b] is None else other[b])
                one[a] = other[b] = name
        alive = {a for a, _ in met}
        numbers = {}
        for a in range(sizes[0]):
            if a in alive:
                numbers.setdefault(one[a], len(numbers))
        first = [
            numbers[one[a]] if a in alive else -1 for a in range(sizes[0])
        ]
        second = [-1 if name is None else numbers[name] for name in other]
        return first, second

    def bits(cells, key):
        total = sum(cells.values())
        joint, left, right = {}, {}, {}
        for cell, count in cells.items():
            a, y, p = key(cell), cell[2], count / total
            joint[a, y] = joint.get((a, y), 0) + p
            left[a] = left.get(a, 0) + p
            right[y] = right.get(y, 0) + p
        return sum(
            p * math.log2(p / (left[a] * right[y]))
            for (a, y), p in joint.items()
        )

    negative = 0
    for seed in range(60):
        sizes = [(2, 2, 2), (4, 3, 2), (6, 7, 3), (9, 8, 5)][seed % 4]
        cells = invented(sizes, 2 + seed % 9, seed)
        first, second = by_merging(cells, sizes)
        kind = (torch.int64, torch.float32, torch.float64)[seed % 3]
        counts = as_tensor(cells, sizes, kind)
        kept = counts.tolist()
        found = common_part(counts)
        assert type(found) is tuple and len(found) == 2, "two lists"
        for name, mine, right in zip(
            ("first", "second"), found, (first, second)
        ):
            assert type(mine) is list, f"the {name} is no list"
            assert [int(n) for n in mine] == right, (
                f"{name}: {mine}, not {right}"
            )
        same = bits(cells, lambda cell, part=first: part[cell[0]])
        one = bits(cells, lambda cell: cell[0])
        other = bits(cells, lambda cell: cell[1])
        both = bits(cells, lambda cell: cell[:2])
        right = same, one - same, other - same, both - one - other + same
        negative += right[3] < -1e-6
        parts = divide(counts)
        assert len(parts) == 4, "four parts"
        for name, mine, value in zip(("R", "U1", "U2", "S"), parts, right):
            assert type(mine) is float, f"{name} is {type(mine)}"
            assert -1e-5 < mine - value < 1e-5, (
                f"{name}: {mine}, not {value}"
            )
        assert counts.tolist() == kept, "the table has changed"
    assert negative > 3, "the tables of this check are too tame"

    million = as_tensor(
        {(0, 0, 0): 10**6, (1, 1, 1): 10**6, (0, 1, 0): 1},
        (2, 2, 2),
        torch.int64,
    )
    alone = divide(million).redundant
    assert -1e-4 < alone < 1e-4, f"one count in two million: {alone}"

    for bad in (torch.zeros(3, 2, 2), torch.tensor([[[2.0, -1.0]]])):
        for function in (common_part, divide):
            refused = False
            try:
                function(bad)
            except ValueError:
                refused = True
            assert refused is True, f"no ValueError for {bad.tolist()}"
    print("same-bit: 60 invented tables, also with negative synergy")


hidden_checks()
