"""``{course-code}`` in a notebook: a cell that prints the source, run already."""

import ast
from textwrap import indent

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_output

from coursekit.listings.course_code import split_names
from coursekit.listings.definition import definitions, extent
from coursekit.myst.directive import Directive

UNWRAPPED = {"property": ".fget", "cached_property": ".func"}


def source_cell(directive: Directive) -> NotebookNode:
    """The cell for a directive as it was staged, with what it prints."""
    module, body = directive.option("module"), directive.body.strip("\n")
    name = directive.argument.removeprefix(f"{module}.")
    root = ast.parse(body).body[0]
    parts: list[tuple[str, ast.stmt]] = [
        (f"{name}.{method}", next(node for node in definitions(root) if node.name == method))
        for method in split_names(directive.option("methods"))
    ] or [(name, root)]
    printed = ""
    lines = ["import inspect", "", f"from {module} import {name.split('.')[0]}", ""]
    for path, node in parts:
        lines.append(f"print(inspect.getsource({path}{_unwrapped(node)}))")
        first, last = extent(node)
        text = "\n".join(body.split("\n")[first - 1 : last])
        printed += indent(text, "    " * name.count(".")) + "\n\n"
    output = new_output("stream", name="stdout", text=printed)
    return new_code_cell("\n".join(lines), outputs=[output])


def _unwrapped(node: ast.stmt) -> str:
    """What leads to the function that a property hides."""
    decorators = getattr(node, "decorator_list", [])
    names = {getattr(d, "id", getattr(d, "attr", "")) for d in decorators}
    return next((UNWRAPPED[name] for name in UNWRAPPED if name in names), "")
