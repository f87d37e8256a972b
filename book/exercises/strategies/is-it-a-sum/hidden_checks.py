def hidden_checks():
    import torch
    from torch import nn

    def deep(inputs, width, outputs):
        return nn.Sequential(
            nn.Linear(inputs, width),
            nn.ReLU(),
            nn.Linear(width, width),
            nn.Tanh(),
            nn.Linear(width, outputs),
        )

    class Told(nn.Module):
        """Two opinions of K answers, and what a function makes of them."""

        def __init__(self, join, answers=3, inputs=(4, 3)):
            super().__init__()
            self.first = deep(inputs[0], 9, answers)
            self.second = deep(inputs[1], 7, answers)
            self.join = join

        def forward(self, x, y):
            x, y = x.flatten(1), y.flatten(1)
            return self.join(self.first(x), self.second(y))

    class Joint(nn.Module):
        """A hidden layer whose units may each read one sense only."""

        def __init__(self, apart):
            super().__init__()
            self.layer, self.answer = nn.Linear(7, 12), nn.Linear(12, 3)
            if apart:
                with torch.no_grad():
                    self.layer.weight[:6, 4:] = 0
                    self.layer.weight[6:, :4] = 0

        def forward(self, x, y):
            return self.answer(self.layer(torch.cat([x, y], dim=1)).relu())

    class Dropping(nn.Module):
        """In training it drops features at random."""

        def __init__(self, together):
            super().__init__()
            self.first, self.second = nn.Linear(4, 8), nn.Linear(3, 8)
            self.norm = nn.BatchNorm1d(8)
            self.drop, self.answer = nn.Dropout(0.5), nn.Linear(8, 2)
            self.together = together

        def forward(self, x, y):
            one, two = self.first(x), self.second(y)
            if self.together:
                return self.answer(self.drop(self.norm(one + two)).relu())
            return self.answer(self.drop(self.norm(one)) + self.drop(two))

    class Rare(nn.Module):
        """An interaction that a single pair of inputs shows."""

        def __init__(self, edge, size):
            super().__init__()
            self.base, self.edge, self.size = Told(torch.add), edge, size

        def forward(self, x, y):
            open_ = x[:, 0] + y[:, 0] - self.edge
            third = torch.eye(3, dtype=x.dtype)[2]
            change = self.size * open_.relu()[:, None] * third
            return self.base(x, y) + change

    def noise(a, b):
        return a + b + (a * b).sum(dim=1, keepdim=True)

    def mean_of_p(a, b):
        return ((a.softmax(1) + b.softmax(1)) / 2).log()

    def surer(a, b):
        weight = a.amax(1, keepdim=True).sigmoid()
        return weight * a + (1 - weight) * b

    def product_of_p(a, b):
        p = a.softmax(1) * b.softmax(1)
        return (p / p.sum(1, keepdim=True)).log()

    def last_only(a, b):
        change = torch.zeros_like(a)
        change[:, -1] = 1e-4 * a[:, 0] * b[:, 0]
        return a + b + change

    def cancels(a, b):
        change = torch.zeros_like(a)
        change[:, 0], change[:, 1] = a[:, 0] * b[:, 0], -a[:, 0] * b[:, 0]
        return a + b + change

    def cancels_late(a, b):
        meet = a[:, :1] * b[:, :1]
        return a + b + torch.cat([0 * a[:, :2], meet, -meet], dim=1)

    torch.manual_seed(1)
    sums = {
        "logits added": Told(torch.add),
        "many answers": Told(torch.add, answers=40),
        "one number": Told(torch.add, answers=1),
        "one sense only": Told(lambda a, b: a),
        "a constant of each row": Told(noise),
        "log p of a sum": Told(lambda a, b: (3 * a - b).log_softmax(1)),
        "probabilities multiplied": Told(product_of_p),
        "exponentials multiplied": Told(
            lambda a, b: (a.exp() * b.exp()).log()
        ),
        "very large scores": Told(lambda a, b: 3e8 * a + 1e8 * b),
        "a hidden layer, senses apart": Joint(apart=True),
        "dropout, senses apart": Dropping(together=False),
    }
    meetings = {
        "probabilities averaged": Told(mean_of_p),
        "who is surer counts more": Told(surer),
        "one number, multiplied": Told(torch.mul, answers=1),
        "one part in a hundred thousand": Told(
            lambda a, b: a + b + 1e-5 * a * b
        ),
        "very weak beside large scores": Told(
            lambda a, b: 100 * (a + b) + 1e-4 * a * b
        ),
        "in the last answer only": Told(last_only, answers=5),
        "the mean over answers is a sum": Told(cancels),
        "a hidden layer": Joint(apart=False),
        "dropout and a hidden layer": Dropping(together=True),
        "for a single pair": Rare(edge=3, size=0.01),
        "for a single pair, downwards": Rare(edge=3, size=-0.01),
        "in two answers that cancel": Told(cancels_late, answers=4),
    }
    x, y = torch.rand(7, 4), torch.rand(6, 3)
    x[4, 0], y[5, 0] = 1.9, 1.8
    for wanted, models in ((True, sums), (False, meetings)):
        for about, model in models.items():
            before = repr([v.tolist() for v in model.state_dict().values()])
            found = is_a_sum(model, x, y)
            if type(found) is not bool:
                raise AssertionError(f"{about}: {type(found)} is no bool")
            if found != wanted:
                raise AssertionError(f"{about}: {found}")
            after = repr([v.tolist() for v in model.state_dict().values()])
            kind = next(model.parameters()).dtype
            if before != after or kind != torch.float32:
                raise AssertionError(f"{about}: the model has changed")
            if not model.training:
                raise AssertionError(f"{about}: no longer in training")
            if any(p.grad is not None for p in model.parameters()):
                raise AssertionError(f"{about}: gradients are left")
    flat = (torch.rand(3, 2, 2), torch.rand(8, 3, 1, 1))
    for wanted, join in ((True, torch.add), (False, torch.mul)):
        found = is_a_sum(Told(join).eval(), *flat)
        if found is not wanted:
            raise AssertionError(f"inputs of several dimensions: {found}")
    for few in ((x[:1], y), (x, y[:1]), (x[:0], y)):
        try:
            is_a_sum(Told(torch.mul), *few)
        except ValueError:
            continue
        raise AssertionError("one input of a sense proves nothing")
    print("11 sums, 12 meetings, none of them changed")


hidden_checks()
