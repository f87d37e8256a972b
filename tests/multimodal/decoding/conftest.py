"""Tables of probabilities that can be searched by hand, and a tiny GPT-2 of another library."""

from collections.abc import Callable, Mapping

import pytest
import torch

END = 0
PATHS = {
    (): (0.0, 0.6, 0.4),
    (1,): (0.4, 0.3, 0.3),
    (2,): (0.9, 0.05, 0.05),
}
"""tokens so far → probabilities of end, 1 and 2. Greedy: 1, end, 0.24. Best: 2, end, 0.36."""


def by_table(table: Mapping[tuple[int, ...], tuple[float, ...]], otherwise: tuple[float, ...]):
    """A step whose state holds the tokens so far, (B, n); the first of them is 9."""

    def step(state, newest):
        so_far = torch.cat((state[0], newest[:, None]), dim=1)
        rows = [table.get(tuple(row[1:]), otherwise) for row in so_far.tolist()]
        return torch.tensor(rows).log(), (so_far,)

    return step


@pytest.fixture
def crossroads():
    """(step, state, first): a table in which the likeliest first token is a wrong turn."""
    step = by_table(PATHS, (1.0, 0.0, 0.0))
    return step, (torch.zeros(1, 0, dtype=torch.long),), torch.tensor([9])


@pytest.fixture
def dice() -> Callable[[int], tuple]:
    """seed → (step, state, first): random tables for two sentences of 3 kinds of token."""

    def make(seed: int):
        def step(state, newest):
            so_far = torch.cat((state[0], newest[:, None]), dim=1)
            rows = []
            for row in so_far.tolist():
                draw = torch.Generator().manual_seed(hash((seed, *row)) % 2**31)
                rows.append(torch.randn(3, generator=draw))
            return torch.stack(rows), (so_far,)

        return step, (torch.tensor([[7], [8]]),), torch.tensor([9, 9])

    return make


@pytest.fixture(scope="session")
def gpt2():
    """A GPT-2 of 20 tokens with random weights, sharp enough that its choices matter."""
    from transformers import GPT2Config, GPT2LMHeadModel

    torch.manual_seed(0)
    sizes = {"n_embd": 16, "n_layer": 2, "n_head": 2, "n_positions": 32, "vocab_size": 20}
    model = GPT2LMHeadModel(GPT2Config(**sizes, bos_token_id=1, eos_token_id=0)).eval()
    for weights in model.parameters():
        weights.data.mul_(4.0)
    return model


@pytest.fixture
def gpt2_step(gpt2):
    """The same model as a step of the course, (step, state, first) for four first tokens."""

    def step(state, newest):
        so_far = torch.cat((state[0], newest[:, None]), dim=1)
        with torch.inference_mode():
            return gpt2(so_far).logits[:, -1], (so_far,)

    return step, (torch.zeros(4, 0, dtype=torch.long),), torch.tensor([1, 5, 6, 7])
