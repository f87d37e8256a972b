"""A GPU that is not there: tensors know their shapes and devices and hold no numbers."""

import inspect
import itertools
import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, get_type_hints

import torch
from torch import Tensor, nn
from torch._subclasses.fake_tensor import FakeTensorMode

from multimodal.training.fit import to_device

GPU = torch.device("cuda", 0)
TRUTHS = [truths for n in (1, 2, 3) for truths in itertools.product((False, True), repeat=n)]


class PretendedGPU(FakeTensorMode):
    """Inside, a tensor of the CPU that meets one of the GPU raises, and so does double precision
    there: not every GPU has it.

    Args:
        truths: what code is told in turn that asks tensors whether something is so; numbers are 1.
    """

    def __init__(self, truths: tuple[bool, ...]) -> None:
        super().__init__(allow_non_fake_inputs=True)
        self.truths = itertools.cycle(truths)

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        if func is torch.ops.aten._local_scalar_dense.default:
            return next(self.truths) if args[0].dtype is torch.bool else 1
        result = super().__torch_dispatch__(func, types, args, kwargs)
        if any(one.device == GPU and one.dtype is torch.float64 for one in tensors(result)):
            raise TypeError(f"{func} in double precision on a GPU that has none")
        return result


def run_there(make: Callable[[], tuple[Any, ...]]) -> Any:
    """Build on the CPU, move as a user does, call on the GPU.

    Args:
        make: gives what is called and its arguments. Guards ask about numbers that are not there:
            the call must pass with some answers.
    """
    for truths in TRUTHS:
        called, *inputs = make()
        with PretendedGPU(truths), torch.backends.cudnn.flags(enabled=False):  # it asks a driver
            try:
                return _moved(called)(*map(_moved, inputs))
            except ValueError as error:
                refused = error
    raise refused


def _moved(thing: Any) -> Any:
    if not isinstance(thing, nn.Module):
        return to_device(thing, GPU)
    every = list(thing.named_parameters(remove_duplicate=False))
    shared = len(every) > len({id(weight) for _, weight in every})
    return _moved_once(thing) if shared else thing.to(GPU)


def _moved_once(module: nn.Module) -> nn.Module:
    """As ``to`` does with tensors that are there: a weight of two modules stays one weight."""
    moved: dict[int, nn.Parameter] = {}
    for part in module.modules():
        for name, weight in part._parameters.items():
            if weight is not None:
                if id(weight) not in moved:
                    moved[id(weight)] = nn.Parameter(weight.detach().to(GPU))
                part._parameters[name] = moved[id(weight)]
        for name, buffer in part._buffers.items():
            part._buffers[name] = buffer if buffer is None else buffer.to(GPU)
    return module


def tensors(result: Any) -> Iterator[Tensor]:
    """All tensors of a result."""
    if isinstance(result, Tensor):
        yield result
    elif isinstance(result, tuple | list):
        for one in result:
            yield from tensors(one)


def public(*rooms: str) -> Iterator[tuple[str, Any]]:
    """(file and name, thing) of everything public that rooms of the package define."""
    for room in rooms:
        package = import_module(f"multimodal.{room}")
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = import_module(found.name)
            for name, thing in vars(module).items():
                if getattr(thing, "__module__", "") == found.name and not name.startswith("_"):
                    yield f"{found.name.rpartition('.')[2]}.{name}", thing


def is_module(thing: Any) -> bool:
    """Whether a class is a network or a part of one."""
    return inspect.isclass(thing) and issubclass(thing, nn.Module)


def takes_tensors(thing: Any) -> bool:
    """Whether a function has a tensor among its arguments."""
    return inspect.isfunction(thing) and Tensor in _arguments(thing).values()


def builds_module(thing: Any) -> bool:
    """Whether a function gives a network."""
    return inspect.isfunction(thing) and is_module(get_type_hints(thing).get("return"))


def is_objective(thing: Any) -> bool:
    """Whether ``fit`` could minimise it."""
    called = thing.__call__ if inspect.isclass(thing) else thing
    return callable(called) and {"model", "batch"} <= _arguments(called).keys()


def _arguments(function: Any) -> dict[str, Any]:
    if not inspect.isfunction(function):
        return {}
    return {name: hint for name, hint in get_type_hints(function).items() if name != "return"}
