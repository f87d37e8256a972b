"""YAML as the kit reads it: one loader, one way to say that a file is broken."""

from typing import Any

import yaml

from coursekit.course import CourseError

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(text: str, name: str) -> Any:
    """The content of a YAML text, which must be valid; ``name`` is what errors call it."""
    return _guarded(yaml.load, text, name)


def compose_yaml(text: str, name: str) -> yaml.Node | None:
    """The nodes of a YAML text, which know their lines."""
    return _guarded(yaml.compose, text, name)


def _guarded(read: Any, text: str, name: str) -> Any:
    try:
        return read(text, Loader=LOADER)
    except yaml.YAMLError as error:
        raise CourseError(f"{name} is not valid YAML: {error}") from None
