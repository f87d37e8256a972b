"""``{course-code}`` in a notebook: a cell that prints the source, run already."""

import ast
from textwrap import indent

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_output

from coursekit.listings.course_code import DIRECTIVE, split_names
from coursekit.listings.definition import Defined, definitions
from coursekit.myst.directive import Directive
from coursekit.notebooks.pieces import SourceCode

UNWRAPPED = {"property": ".fget", "cached_property": ".func"}


def source_code(directive: Directive) -> SourceCode | None:
    """The cell for a staged directive; None for any other directive."""
    if directive.name != DIRECTIVE:
        return None
    module = directive.option("module")
    name = directive.argument.removeprefix(f"{module}.")
    body = directive.body.strip("\n")
    chosen = split_names(directive.option("methods"))
    parts = [(f"{name}.{method}", _method(body, method)) for method in chosen] or [(name, body)]
    lines = ["import inspect", "", f"from {module} import {name.split('.')[0]}", ""]
    lines += [f"print(inspect.getsource({_object(part, text)}))" for part, text in parts]
    printed = "".join(f"{indent(text, '    ' * part.count('.'))}\n\n" for part, text in parts)
    return SourceCode("\n".join(lines), printed, body)


def source_cell(piece: SourceCode) -> NotebookNode:
    """The cell with what it prints."""
    output = new_output("stream", name="stdout", text=piece.printed)
    return new_code_cell(piece.source, outputs=[output])


def _method(body: str, name: str) -> str:
    """The source of a method of the class that ``body`` defines."""
    node = next(child for child in definitions(ast.parse(body).body[0]) if child.name == name)
    first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
    lines = body.split("\n")[first - 1 : node.end_lineno]
    return "\n".join(line.removeprefix("    ") for line in lines)


def _object(name: str, source: str) -> str:
    """An expression for the function behind a name: properties hide theirs."""
    node = ast.parse(source).body[0]
    assert isinstance(node, Defined)
    decorators = {getattr(d, "id", getattr(d, "attr", "")) for d in node.decorator_list}
    return name + next((UNWRAPPED[d] for d in UNWRAPPED if d in decorators), "")
