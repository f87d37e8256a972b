def hidden_checks():
    import math

    import torch

    kinds = {  # significant binary digits
        torch.float16: 11,
        torch.bfloat16: 8,
        torch.float32: 24,
        torch.float64: 53,
    }

    def make_state(seed):
        draw = torch.Generator().manual_seed(seed)
        state = {
            str(kind): (
                torch.randn(20, 15, generator=draw, dtype=torch.float64)
                * 10.0 ** ((seed + 1) % 3)
            ).to(kind)
            for kind in kinds
        }
        state["running_var"] = torch.rand(4, generator=draw)
        state["temperature"] = torch.tensor(0.5 + seed)
        state["num_batches_tracked"] = torch.tensor(1000 * seed + 7)
        state["order"] = torch.randperm(6, generator=draw)
        state["mask"] = torch.rand(5, generator=draw) < 0.5
        return state

    def numbers(state):
        return {
            name: (str(value.dtype), tuple(value.shape), value.tolist())
            for name, value in state.items()
        }

    def flat(value):
        return value.double().flatten().tolist()

    first, second = make_state(1), make_state(2)
    inputs = numbers(first), numbers(second)
    for alpha in (0.0, 0.1, 1 / 3, 0.5, 0.9, 1.0):
        mixed = between(first, second, alpha)
        assert sorted(mixed) == sorted(first), f"keys {sorted(mixed)}"
        for name, value in mixed.items():
            assert type(value) is torch.Tensor, f"{name} is no tensor"
            old, new = first[name], second[name]
            about = f"{name} at alpha {alpha:.2f}"
            assert str(value.dtype) == str(new.dtype), (
                f"{about} has type {value.dtype}"
            )
            assert tuple(value.shape) == tuple(new.shape), (
                f"{about} has shape {tuple(value.shape)}"
            )
            if value.dtype not in kinds:
                assert value.tolist() == new.tolist(), (
                    f"{about} is not that of the fine-tuned model"
                )
                continue
            if alpha in (0.0, 1.0):
                end = new if alpha else old
                assert value.tolist() == end.tolist(), (
                    f"{about} is not exactly that of the model"
                )
            digits = kinds[value.dtype]
            for x, a, b in zip(flat(value), flat(old), flat(new)):
                right = (1 - alpha) * a + alpha * b
                spacing = 2.0 ** (math.frexp(right)[1] - digits)
                size = abs(a) + abs(b)
                inexact = size * 2.0 ** (1 - max(digits, 24))
                assert abs(x - right) <= spacing / 2 + inexact, (
                    f"{about}: {x} instead of {right}"
                )
        for value in mixed.values():
            value.fill_(1)
        assert (numbers(first), numbers(second)) == inputs, (
            f"alpha {alpha:.2f}: an argument changed with the result"
        )

    def expect_error(one, two, alpha, named):
        message = None
        try:
            between(one, two, alpha)
        except ValueError as error:
            message = str(error)
        assert message is not None, f"no ValueError, but {named} is wrong"
        assert named in message, f"{message} does not name {named}"

    fewer = {n: v for n, v in first.items() if n != "running_var"}
    expect_error(first, fewer, 0.5, "running_var")
    expect_error(fewer, second, 0.5, "running_var")
    for name, value in (
        ("running_var", torch.ones(1, 4)),  # would be broadcast
        ("running_var", torch.ones(1)),
        ("running_var", torch.ones(4).double()),
        ("order", torch.arange(5)),
        ("mask", torch.ones(5)),
    ):
        for alpha in (0.0, 0.5, 1.0):
            expect_error(first, second | {name: value}, alpha, name)
            expect_error(first | {name: value}, second, alpha, name)
    for alpha in (-0.25, 1.25):
        expect_error(first, second, alpha, str(alpha))
    assert (numbers(first), numbers(second)) == inputs

    ends = tuple(
        {"w": torch.tensor(w).double(), "n": torch.tensor(int(w))}
        for w in (0.0, 1.0)
    )
    own = globals()["between"]
    built, asked = [], []

    def counted(zero_shot, fine_tuned, alpha):
        built.append(float(alpha))
        return own(zero_shot, fine_tuned, alpha)

    def score(place, table):
        def accuracy(state):
            assert sorted(state) == ["n", "w"], "a state lacks an entry"
            alpha = state["w"].item()
            asked.append((place, alpha))
            return table[alpha][place]

        return accuracy

    def expect_choice(table, alphas, drop, expected):
        built.clear()
        asked.clear()
        globals()["between"] = counted
        try:
            found = choose(
                *ends,
                alphas,
                score("here", table),
                score("away", table),
                drop,
            )
        finally:
            globals()["between"] = own
        assert type(found) in (int, float), f"{found!r} is no number"
        assert found == expected, (
            f"chose {found} of {alphas} instead of {expected}: "
            f"{table}, drop {drop}"
        )
        assert len(built) == len(set(built)), f"states built: {built}"
        assert set(built) <= {0.0, *alphas}, f"states built: {built}"
        assert len(asked) == len(set(asked)), f"calls: {asked}"
        assert {a for _, a in asked} - {0.0} <= set(built), (
            "states do not come from between"
        )

    def make_table(here, away):
        return {
            alpha: {"here": h / 16, "away": a / 16}
            for alpha, h, a in zip((0.0, 0.25, 0.5, 0.75, 1.0), here, away)
        }

    every = [0.0, 0.25, 0.5, 0.75, 1.0]
    usual = make_table((8, 12, 14, 15, 16), (12, 13, 11, 9, 4))
    for drop, expected in (
        (0.0, 0.25),
        (1 / 16, 0.5),
        (2 / 16, 0.5),
        (3 / 16, 0.75),
        (1.0, 1.0),
    ):
        for alphas in (every, every[::-1], [0.75, 0.25, 1.0, 0.5]):
            expect_choice(usual, alphas, drop, expected)
    expect_choice(usual, [1.0, 0.75], 1 / 16, 0.0)
    expect_choice(usual, [], 0.0, 0.0)
    expect_choice(usual, [0.5, 1.0, 0.5, 0.0, 1.0, 0.0], 1 / 16, 0.5)
    expect_choice(usual, (0.5, 0.25), 0.0, 0.25)
    level = make_table((8, 14, 14, 14, 8), (12, 10, 12, 12, 12))
    expect_choice(level, [1.0, 0.75, 0.5, 0.25], 0.0, 0.5)
    expect_choice(level, [0.75, 0.5, 0.25], 2 / 16, 0.25)
    flat_table = make_table((8,) * 5, (8,) * 5)
    expect_choice(flat_table, every[::-1], 0.0, 0.0)
    spoilt = make_table((15, 14, 12, 9, 8), (4, 6, 8, 10, 12))
    expect_choice(spoilt, every, 0.0, 0.0)
    holes = make_table((8, 9, 16, 10, 12), (12, 4, 4, 12, 4))
    expect_choice(holes, every, 0.0, 0.75)

    shapes = {"here": (1.2, 0.3, -0.2, -0.7), "away": (1.8, 1.3, 1.2, 0.3)}
    lines = {"w": torch.tensor([1.0, 0.0])}, {"w": torch.tensor([1.0, 2.0])}

    def share(place):
        def accuracy(state):
            shape, back = state["w"].tolist()
            back = back if place == "here" else -back
            right = [shape * s + back > 0 for s in shapes[place]]
            return sum(right) / len(right)

        return accuracy

    for place in shapes:
        print(place, [share(place)(own(*lines, a)) for a in every])
    found = choose(*lines, every, share("here"), share("away"), 0.25)
    print("alpha", found)


hidden_checks()
