"""Installed distributions: which one a module comes from, and what it needs in turn."""

import platform
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import Distribution, distributions, packages_distributions

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def imported_versions(modules: Iterable[str]) -> dict[str, str]:
    """The version of Python and of all that gives code its numbers.

    Args:
        modules: what the code imports, by the first part of its name; Python's own may be there.
    """
    providers = packages_of_modules()
    names = {name for module in modules for name in providers.get(module, ())}
    return {"python": platform.python_version()} | versions_with_needs(names)


def versions_with_needs(names: Iterable[str]) -> dict[str, str]:
    """The versions of these distributions and of all that they need, as far as installed."""
    found, waiting, used = installed(), list(names), dict[str, str]()
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name in found and name not in used:
            used[name] = found[name].version
            waiting += needs(name)
    return dict(sorted(used.items()))


@cache
def installed() -> dict[str, Distribution]:
    """All distributions by their canonical names; of two, the one that Python imports."""
    found = reversed(list(distributions()))
    return {canonicalize_name(each.name): each for each in found if each.name}


@cache
def packages_of_modules() -> dict[str, list[str]]:
    """Module → the distributions that bring it."""
    return dict(packages_distributions())


@cache
def needs(name: str) -> tuple[str, ...]:
    """What a distribution needs on this machine, extras left out."""
    return tuple(_needs(installed()[name]))


def _needs(found: Distribution) -> Iterator[str]:
    for line in found.requires or []:
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield canonicalize_name(requirement.name)
