"""Files as the kit reads them: texts, YAML, programs; each with one way to say what is broken."""

import ast
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from coursekit.refusal import CourseError
from multimodal.syntax import parse_module

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
MISSING = object()
NAMES: dict[Any, str] = {
    dict: "a mapping",
    dict[str, str]: "a mapping of texts",
    list[str]: "a list of texts",
    str: "a text",
    int: "a number",
    bool: "true or false",
}


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, with or without a byte order mark, whatever ends its lines."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise CourseError(f"{path} is missing") from None
    except OSError as error:
        raise CourseError(f"{path} cannot be read: {error.strerror}") from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, byte = content.count(b"\n", 0, error.start) + 1, content[error.start]
        raise CourseError(
            f"{path}, line {line}: the byte 0x{byte:02x} is not UTF-8: save the file as UTF-8"
        ) from None
    if found := CONTROL.search(text):
        line, code = text.count("\n", 0, found.start()) + 1, ord(found[0])
        raise CourseError(
            f"{path}, line {line}: the control character U+{code:04X} has no place in a text: "
            "delete it"
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_yaml(path: Path) -> dict[str, Any]:
    """The mapping that a YAML file must hold."""
    content = load_yaml(read_text(path), str(path))
    if not isinstance(content, dict):
        raise CourseError(f"{path} must hold a mapping")
    return content


def load_yaml(text: str, name: str) -> Any:
    """The content of a YAML text, which must be valid; ``name`` is what errors call it."""
    return _guarded(_construct, text, name)


def compose_yaml(text: str, name: str) -> yaml.Node | None:
    """The nodes of a YAML text, which know their lines."""
    return _guarded(yaml.compose, text, name)


def _guarded(read: Any, text: str, name: str) -> Any:
    try:
        return read(text, LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f"line {mark.line + 1}: " if mark else ""
        raise CourseError(f"{name} is not valid YAML: {line}{error.problem}") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise CourseError(f"{name} is not valid YAML: {error}") from None


def _construct(text: str, kind: Any) -> Any:
    loader = kind(text)
    root = loader.get_single_node()
    if root is None:
        return None
    _require_sound(root)
    return loader.construct_document(root)


def _require_sound(node: yaml.Node, *above: yaml.Node) -> None:
    """Refuse a key that stands twice, of which one would be lost, and what holds itself."""
    inner = node.value if isinstance(node, yaml.nodes.CollectionNode) else []
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key in (key for key, _ in inner if isinstance(key, yaml.ScalarNode)):
            if key.value in seen:
                problem = f"{key.value!r} stands twice"
                raise yaml.MarkedYAMLError(problem=problem, problem_mark=key.start_mark)
            seen.add(key.value)
        inner = [each for pair in inner for each in pair]
    if node in above:
        raise yaml.MarkedYAMLError(problem="it holds itself", problem_mark=node.start_mark)
    for each in inner:
        _require_sound(each, *above, node)


def require_types(content: Mapping[str, Any], types: Mapping[str, Any], name: str) -> None:
    """Refuse values of the wrong kind.

    Args:
        types: dotted key → what must stand there, if anything does.
    """
    for dotted, kind in types.items():
        value: Any = content
        for key in dotted.split("."):
            value = value.get(key, MISSING) if isinstance(value, dict) else MISSING
        if value is not MISSING and not is_a(value, kind):
            raise CourseError(f"{name}: {dotted} must be {NAMES[kind]}, not {value!r}")


def is_a(value: Any, kind: Any) -> bool:
    """Whether a value of YAML is of a kind; ``true`` is no number."""
    if kind == list[str]:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if kind == dict[str, str]:
        return isinstance(value, dict) and is_a([*value.keys(), *value.values()], list[str])
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))


def read_program(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    with programs_read():
        return parse_module(path)


@contextmanager
def programs_read() -> Iterator[None]:
    """Let a file that is no Python end in a sentence of the kit."""
    try:
        yield
    except ValueError as error:
        raise CourseError(str(error)) from None
