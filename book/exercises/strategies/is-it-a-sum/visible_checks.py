def visible_checks():
    import torch
    from torch import nn

    from multimodal.checking import Checks

    check = Checks("is-it-a-sum", topic="exercises/strategies")
    torch.manual_seed(0)

    class Heads(nn.Module):
        def __init__(self, weak):
            super().__init__()
            self.first = nn.Sequential(nn.Linear(3, 8), nn.ReLU())
            self.second = nn.Sequential(nn.Linear(2, 8), nn.ReLU())
            self.answer = nn.Linear(16, 4)
            self.weak = weak

        def forward(self, x, y):
            one, two = self.first(x), self.second(y)
            said = self.answer(torch.cat([one, two], dim=1))
            meet = (one * two).sum(dim=1, keepdim=True)
            return said + self.weak * meet * torch.eye(4, dtype=x.dtype)[2]

    class Softened(Heads):
        def forward(self, x, y):
            return super().forward(x, y).log_softmax(dim=1)

    x, y = torch.randn(6, 3), torch.randn(5, 2)
    found = is_a_sum(Heads(0.0), x, y)
    check(found is True, "concatenation", found=found)
    found = is_a_sum(Heads(1.0), x, y)
    check(found is False, "product", found=found)
    found = is_a_sum(Softened(0.0), x, y)
    check(found is True, "softened", found=found)
    found = is_a_sum(Heads(1e-5), x, y)
    check(found is False, "weak", found=found)
    model = Heads(1.0)
    is_a_sum(model, x, y)
    check(model.training, "mode")
    try:
        found = is_a_sum(model, x[:1], y)
    except ValueError:
        found = ""
    check(found == "", "one", found=found)
    check.report()


visible_checks()
