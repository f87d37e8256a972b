"""Equal data have equal digests; any change, and any change of order or kind, has another."""

import numpy as np
import pytest
import torch

from multimodal.digest import digest, shown

FLOATS = torch.arange(6.0).reshape(2, 3)
DIFFERENT = [
    FLOATS,
    FLOATS.double(),
    FLOATS.reshape(3, 2),
    FLOATS.T.reshape(2, 3),
    -FLOATS,
    torch.tensor(1.0),
    torch.tensor([1.0]),
    FLOATS.bfloat16(),
    FLOATS > 2,
    [FLOATS, FLOATS],
    {"a": FLOATS},
    {"b": FLOATS},
    {"a": 1, "b": 2},
    {"b": 2, "a": 1},
    [],
    None,
    1,
    1.0,
    "1",
    "half a \ud83d",
    [1, [2, 3]],
    [1, 2, [3]],
    [[1, 2], 3],
    {1, 2},
    {1, 3},
    0.1 + 0.2,
    0.3,
]


def test_what_differs_has_another_digest():
    assert len({digest(one) for one in DIFFERENT}) == len(DIFFERENT)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FLOATS, FLOATS.clone()),
        (FLOATS, FLOATS.T.contiguous().T),
        (FLOATS, FLOATS.numpy()),
        (FLOATS, np.asfortranarray(FLOATS.numpy())),
        (FLOATS, FLOATS.clone().requires_grad_()),
        ((1, 2), [1, 2]),
        (dict.fromkeys("ab").keys(), {"b", "a"}),
    ],
)
def test_what_is_equal_has_the_same(one, other):
    assert digest(one) == digest(other)


def test_functions_are_shown_without_their_address():
    assert shown((test_what_is_equal_has_the_same, 1)).endswith("the_same>, 1)")
