"""Whatever a reader passes to a loss or a measure is taken or refused in one sentence.

The calls are those of the pretended GPU, with other kinds of arguments in the place of tensors.
"""

import numpy as np
import pandas as pd
import pytest
import torch
from torch import Tensor

from multimodal.arguments import (
    as_ids,
    as_texts,
    measurable,
    require_number,
    require_positive,
    require_whole,
)
from multimodal.losses.checks import require_pairs
from tests.multimodal.pretended_gpu import public
from tests.multimodal.test_pretended_fusion import CALLS as FUSION
from tests.multimodal.test_pretended_gpu import CALLS as OTHERS

CALLS = OTHERS | FUSION

KINDS = {
    "whole numbers": lambda x: torch.ones(x.shape, dtype=torch.int64),
    "unsigned": lambda x: x.to(torch.uint16),
    "truth values": lambda x: torch.ones(x.shape, dtype=torch.bool),
    "array": lambda x: x.numpy(),
    "objects": lambda x: np.array(x.tolist(), dtype=object),
    "list": lambda x: x.tolist(),
    "table": lambda x: pd.DataFrame(x.reshape(len(x), -1).numpy()),
    "column": lambda x: pd.Series(x.flatten().numpy(), index=range(9, 9 + x.numel())),
    "missing": lambda x: pd.Series([1, None], dtype="Int64"),
    "empty": lambda x: x.reshape(-1)[:0],
    "no columns": lambda x: x[..., :0],
    "complex": lambda x: x.to(torch.complex64),
    "NaN": lambda x: torch.full(x.shape, float("nan")),
    "infinity": lambda x: torch.full(x.shape, float("inf")),
    "flat": lambda x: x.flatten(),
    "one number": lambda x: x.flatten()[0],
    "None": lambda x: None,
    "text": lambda x: "a dog",
    "number": lambda x: 3,
    "half": lambda x: x.half(),
    "double": lambda x: x.double(),
    "masked": lambda x: np.ma.masked_array(x.numpy(), mask=True),
    "rows with gradient": lambda x: [*x.clone().float().requires_grad_()],
    "eighth": lambda x: x.to(torch.float8_e4m3fn),
}
ROOMS = {name.rpartition(".")[2] for name, _ in public("losses", "metrics")}


@pytest.mark.parametrize("name", sorted(ROOMS & set(CALLS)))
@pytest.mark.filterwarnings("ignore")
def test_taken_or_refused_in_a_sentence(name):
    called, *inputs = CALLS[name]()
    tensors = [n for n, one in enumerate(inputs) if isinstance(one, Tensor) and one.ndim]
    for kind, change in KINDS.items():
        for places in (tensors, *([place] for place in tensors)):
            changed = [change(one) if n in places else one for n, one in enumerate(inputs)]
            try:
                called(*changed)
            except ValueError as refusal:
                assert "\n" not in str(refusal), kind  # noqa: PT017


MEASURES = {name.rpartition(".")[2] for name, _ in public("metrics")} & set(CALLS)


@pytest.mark.parametrize("name", sorted(MEASURES))
def test_measures_take_arrays_as_they_take_tensors(name):
    called, *inputs = CALLS[name]()
    arrays = [one.numpy() if isinstance(one, Tensor) else one for one in inputs]
    assert str(called(*arrays)) == str(called(*inputs))


@pytest.mark.parametrize("name", sorted(MEASURES - {"same_image"}))
def test_measures_refuse_what_is_not_a_number(name):
    called, first, *others = CALLS[name]()
    with pytest.raises(ValueError, match="not numbers"):
        called(torch.full_like(first, float("nan")), *others)


@pytest.mark.parametrize(
    ("sides", "message"),
    [
        ((torch.ones(2, 3), torch.ones(2, 3).double()), "one dtype, got torch.float32 and"),
        ((torch.ones(2, 3), torch.ones(2, 3, device="meta")), "one device, got cpu and meta"),
        ((torch.ones(2, 3), torch.ones(2, 3).long()), "second must hold floating-point numbers"),
        ((np.ones((2, 3)), torch.ones(2, 3)), "first must be a tensor, got ndarray"),
        ((torch.ones(0, 3), torch.ones(0, 3)), "first is empty"),
    ],
)
def test_pairs_are_of_one_kind(sides, message):
    with pytest.raises(ValueError, match=message):
        require_pairs(*sides)


def test_a_low_precision_brings_kinds_together():
    with torch.autocast("cpu", dtype=torch.bfloat16):
        require_pairs(torch.ones(2, 3).bfloat16(), torch.ones(2, 3))


@pytest.mark.parametrize("number", [0, -1.5, float("nan"), None, "1", torch.ones(2), 1j])
def test_what_is_not_positive_is_named(number):
    require_positive(epsilon=1e-9, scale=torch.tensor(3.0))
    with pytest.raises(ValueError, match="epsilon must be"):
        require_positive(temperature=1.0, epsilon=number)


@pytest.mark.parametrize("number", [0, 1.5, 2.0, True, None, "2", float("inf")])
def test_what_is_not_whole_is_named(number):
    require_whole(1, rounds=np.int64(3))
    with pytest.raises(ValueError, match="rounds must be a whole number of at least 1, got"):
        require_whole(1, rounds=number)


@pytest.mark.parametrize(
    "ids",
    [
        [1.0, 2.5],
        [1.0, float("nan")],
        [float("inf"), float("inf")],
        [1e300, 2e300],
        np.array([2**60, 2**60 + 1], dtype=object),
        torch.tensor([2.0**24, 2.0**24]),
        torch.tensor([4096.0, 4096.0], dtype=torch.float16),
    ],
)
def test_numbers_that_may_have_become_one_are_no_ids(ids):
    with pytest.raises(ValueError, match="ids must be whole numbers, got others of"):
        as_ids("ids", ids)


def test_whole_floats_are_ids():
    assert as_ids("ids", [0.0, -3.0, 2.0**53 - 1]).tolist() == [0, -3, 2**53 - 1]
    assert as_ids("ids", torch.zeros(0)).tolist() == []


def test_numbers_and_shapes_are_said():
    require_number(scale=np.float32(2))
    assert measurable("x", [1, 2], "Q").dtype == torch.float64
    with pytest.raises(
        ValueError, match=r"^x must be \(N, D\) with N of at least 2, got \(1, 2\)$"
    ):
        measurable("x", [[1, 2]], least=2)
    with pytest.raises(ValueError, match=r"^x must be \(Q,\) with"):
        measurable("x", [[1, 2]], "Q")
    with pytest.raises(ValueError, match=r"^x holds values that are not finite"):
        measurable("x", [1, float("inf")], "Q")
    assert measurable("x", [1, float("inf")], "Q", finite=False)[1] == float("inf")


TEXTS = ["a dog", "un perro", "一只狗 🐕"]


@pytest.mark.parametrize(
    "kind",
    [list, tuple, iter, np.array, pd.Series, pd.Index, lambda t: pd.Series(t, index=[7, 8, 9])],
)
def test_columns_arrays_and_generators_of_texts_are_taken(kind):
    assert as_texts(kind(TEXTS)) == TEXTS


@pytest.mark.parametrize(
    "entry", [None, float("nan"), pd.NA, pd.NaT, 3, 2.5, b"a dog", ["a dog"], np.float64(1), True]
)
@pytest.mark.parametrize("kind", [list, lambda t: pd.Series(t, dtype=object)])
def test_an_entry_that_is_no_text_is_named(entry, kind):
    with pytest.raises(ValueError, match=r"^text 1 \(from 0 on\) is .*, not a text"):
        as_texts(kind(["a dog", entry, "a cat"]))


@pytest.mark.parametrize("text", ["\ud83d", "a dog \udc15", "\udc15\ud83d"])
def test_half_a_character_is_named(text):
    with pytest.raises(ValueError, match=r"^text 2 \(from 0 on\) holds half a character"):
        as_texts(["a", "b", text])


@pytest.mark.parametrize(
    "texts",
    ["a dog", b"a dog", {"a": 1}, {"a"}, 3, None, pd.DataFrame({"caption": TEXTS}), np.array("a")],
)
def test_what_is_no_row_of_texts_is_refused(texts):
    with pytest.raises(ValueError, match=r"^texts must be a list of texts or a column, got "):
        as_texts(texts)
