def hidden_checks():
    import copy

    import torch
    from torch import nn

    def make_tower(size, seed):
        torch.manual_seed(seed)
        tower = nn.Sequential(
            nn.Linear(size, 96),
            nn.BatchNorm1d(96),
            nn.GELU(),
            nn.Dropout(0.3),
            nn.Linear(96, 80),
        )
        with torch.no_grad():
            for _ in range(20):
                tower(torch.randn(128, size))
        return tower

    def make_pairs(count, seed):
        maps = torch.Generator().manual_seed(99)
        to_image, to_text = (
            torch.randn(8, size, generator=maps) for size in (24, 18)
        )
        draw = torch.Generator().manual_seed(seed)
        hidden = torch.randn(count, 8, generator=draw)
        return hidden @ to_image, torch.tanh(hidden @ to_text / 3)

    def unit_rows(head, tower, x):
        with torch.no_grad():
            rows = (tower.eval()(x) @ head.weight.T).tolist()
        return [
            [a / sum(b * b for b in row) ** 0.5 for a in row]
            for row in rows
        ]

    def recall(heads, towers, pairs):
        u, v = (
            unit_rows(h, t, x)
            for h, t, x in zip((heads.image, heads.text), towers, pairs)
        )
        best = [
            max(
                range(len(v)),
                key=lambda j: sum(a * b for a, b in zip(row, v[j])),
            )
            for row in u
        ]
        return sum(i == j for i, j in enumerate(best)) / len(best)

    def state(towers):
        return [
            (name, tuple(value.shape), value.flatten().tolist())
            for tower in towers
            for name, value in tower.state_dict().items()
        ] + [
            (
                [module.training for module in tower.modules()],
                [p.requires_grad for p in tower.parameters()],
            )
            for tower in towers
        ]

    towers = make_tower(24, 1), make_tower(18, 2)
    towers[0].train()
    towers[0][3].eval()
    towers[1][0].bias.requires_grad_(False)
    before, copies = state(towers), copy.deepcopy(towers)
    passed = [0, 0]

    def watch(place):
        def count(module, inputs, output):
            passed[place] += len(output)

        return count

    hooks = [
        tower.register_forward_hook(watch(place))
        for place, tower in enumerate(towers)
    ]
    heads = train_heads(
        towers, make_pairs(512, 3), width=24, steps=300, seed=4
    )
    for hook in hooks:
        hook.remove()
    assert passed == [512, 512], (
        f"512 pairs, but {passed} rows went through the towers"
    )
    assert state(towers) == before, "the state of a tower is another one"
    for tower in towers:
        for parameter in tower.parameters():
            assert parameter.grad is None, "a tower holds gradients"
    for head in (heads.image, heads.text):
        assert type(head) is nn.Linear and head.bias is None, (
            "heads are linear maps without bias"
        )
        assert tuple(head.weight.shape) == (24, 80), (
            "a head maps the tower's width to the shared one"
        )
    assert type(heads.scale) is float and 0 < heads.scale <= 100.0, (
        f"scale {heads.scale}"
    )

    unseen = make_pairs(64, 5)
    found = recall(heads, towers, unseen)
    assert found >= 0.6, (
        f"recall of {found:.2f} on 64 unseen pairs is too low"
    )

    again = train_heads(
        copies, make_pairs(512, 3), width=24, steps=300, seed=4
    )
    assert again.image.weight.tolist() == heads.image.weight.tolist(), (
        "the seed does not decide all"
    )
    one, other = (
        train_heads(
            copies, make_pairs(512, 3), width=24, steps=5, seed=seed
        )
        for seed in (4, 6)
    )
    assert other.image.weight.tolist() != one.image.weight.tolist(), (
        "the seed decides nothing"
    )
    print(f"unseen pairs: recall {found:.2f}, scale {heads.scale:.1f}")


hidden_checks()
