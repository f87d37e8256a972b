"""What may go wrong in a line of Python: for a node of a syntax tree, the same node with one slip.

Each operator takes a node and yields what could stand in its place; it knows nothing of files.
"""

import ast
import copy
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

Operator = Callable[[ast.AST], Iterator[ast.AST]]
Node = TypeVar("Node", bound=ast.AST)

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.Gt: ast.LtE, ast.GtE: ast.Lt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
BOUNDARIES: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
}  # fmt: skip
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult, ast.Mod: ast.FloorDiv, ast.Pow: ast.Mult,
}  # fmt: skip
PAIRS = (
    "mean sum", "max min", "argmax argmin", "amax amin", "any all", "sin cos", "floor ceil",
    "zeros ones", "zeros_like ones_like", "softmax log_softmax", "maximum minimum", "var std",
    "lower upper", "first second", "startswith endswith", "image_to_text text_to_image",
    "rows columns", "width height", "left right", "BLUE ORANGE", "GREEN RED", "INK GREY",
)  # fmt: skip
NAMES = {a: b for pair in PAIRS for a, b in (pair.split(), reversed(pair.split()))}
NAMES["median"] = "max"
NAMES |= dict.fromkeys(("no_grad", "inference_mode"), "enable_grad")
IDLE = {
    *("clone", "detach", "eval", "abs", "sqrt", "exp", "log", "square", "sort", "flip", "copy"),
    *("t", "logical_not", "logsumexp", "strip", "casefold", "lower", "sort_values", "cumsum"),
}
WRAPPERS = {"normalize", "sorted", "abs", "reversed", "relu", "clamp"}
AXES = {"dim", "axis", "axes"}
SYMMETRIC = {"min", "max", "torch.maximum", "torch.minimum", "np.maximum", "np.minimum"}


def changed(node: Node, **fields: Any) -> Node:
    """A copy of a node with other fields."""
    result = copy.copy(node)
    for name, value in fields.items():
        setattr(result, name, value)
    return result


def compare(node: ast.AST) -> Iterator[ast.AST]:
    """``<`` becomes ``>=``; beside a whole number also ``<=``."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        kind, sides = type(node.ops[0]), (node.left, node.comparators[0])
        yield changed(node, ops=[COMPARISONS[kind]()])
        whole = any(isinstance(s, ast.Constant) and type(s.value) is int for s in sides)
        if whole and kind in BOUNDARIES:
            yield changed(node, ops=[BOUNDARIES[kind]()])


def arithmetic(node: ast.AST) -> Iterator[ast.AST]:
    """``+`` becomes ``-``, ``*`` becomes ``/``; a sign is lost."""
    parts = [node.left, node.right] if isinstance(node, ast.BinOp) else []
    numbers = not any(isinstance(p, ast.JoinedStr) or _is_text(p) for p in parts)
    if isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in ARITHMETIC and numbers:
        yield changed(node, op=ARITHMETIC[type(node.op)]())
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield node.operand


def constant(node: ast.AST) -> Iterator[ast.AST]:
    """A whole number is one more, a broken one is doubled, a truth is its contrary."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, bool):
            yield changed(node, value=not node.value)
        elif isinstance(node.value, int):
            yield changed(node, value=node.value + 1)
        elif isinstance(node.value, float):
            yield changed(node, value=node.value * 2 or 1.0)


def logic(node: ast.AST) -> Iterator[ast.AST]:
    """``and`` becomes ``or``, ``not`` goes, a branch is taken when it should not be."""
    if isinstance(node, ast.If | ast.While):
        yield changed(node, test=ast.UnaryOp(ast.Not(), node.test))
    if isinstance(node, ast.BoolOp):
        yield changed(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    if isinstance(node, ast.IfExp):
        yield changed(node, body=node.orelse, orelse=node.body)
    if isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
        first, *others = node.generators
        if first.ifs:
            yield changed(node, generators=[changed(first, ifs=first.ifs[1:]), *others])


def name(node: ast.AST) -> Iterator[ast.AST]:
    """The other function of a pair: ``mean`` becomes ``sum``, ``no_grad`` allows gradients."""
    if isinstance(node, ast.Attribute) and node.attr in NAMES:
        yield changed(node, attr=NAMES[node.attr])
    match node:
        case ast.Name(id=known, ctx=ast.Load()) if known.isupper() and known in NAMES:
            yield changed(node, id=NAMES[known])
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in NAMES:
        yield changed(node, func=changed(node.func, id=NAMES[node.func.id]))


def call(node: ast.AST) -> Iterator[ast.AST]:
    """A call that does something to a value is left out: ``x.clone()`` becomes ``x``."""
    if isinstance(node, ast.Call):
        function = node.func
        if isinstance(function, ast.Attribute) and function.attr in IDLE and not node.args:
            yield function.value
        named, _, called = ast.unparse(function).rpartition(".")
        if called in WRAPPERS:
            if named in {"", "F", "np", "torch"}:
                yield from node.args[:1]
            elif isinstance(function, ast.Attribute):
                yield function.value


def argument(node: ast.AST) -> Iterator[ast.AST]:
    """A named argument is forgotten, two neighbours change places."""
    if isinstance(node, ast.Call):
        for dropped in node.keywords:
            if dropped.arg:
                yield changed(node, keywords=[one for one in node.keywords if one is not dropped])
        if ast.unparse(node.func) in SYMMETRIC:
            return
        for place, pair in enumerate(zip(node.args, node.args[1:], strict=False)):
            if all(isinstance(one, ast.Name | ast.Attribute | ast.Subscript) for one in pair):
                args = [*node.args[:place], *reversed(pair), *node.args[place + 2 :]]
                yield changed(node, args=args)


def axis(node: ast.AST) -> Iterator[ast.AST]:
    """The other axis; ``.T`` is forgotten."""
    if isinstance(node, ast.Call):
        for place, word in enumerate(node.keywords):
            if word.arg in AXES:
                try:
                    value = {-1: 0, 0: -1}.get(ast.literal_eval(word.value), 0)
                except (ValueError, TypeError):
                    continue
                turned = changed(word, value=ast.Constant(value))
                yield changed(node, keywords=[
                    turned if other == place else one for other, one in enumerate(node.keywords)
                ])  # fmt: skip
    if isinstance(node, ast.Attribute) and node.attr in {"T", "mT"}:
        yield node.value


def statement(node: ast.AST) -> Iterator[ast.AST]:
    """A step is left out."""
    deleted = isinstance(node, ast.AugAssign | ast.Raise | ast.Continue | ast.Break)
    if deleted or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)):
        yield ast.Pass()


def returned(node: ast.AST) -> Iterator[ast.AST]:
    """Of two values that are given back the other one comes first; of one its argument."""
    if isinstance(node, ast.Return):
        value = node.value
        if isinstance(value, ast.Tuple) and len(value.elts) > 1 and not _is_spread(value):
            yield changed(node, value=changed(value, elts=[*value.elts[1::-1], *value.elts[2:]]))
        match value:
            case ast.Call(args=[ast.Name() as only], keywords=[]):
                yield changed(node, value=only)


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_spread(value: ast.Tuple) -> bool:
    return any(isinstance(one, ast.Starred) for one in value.elts)


OPERATORS: tuple[Operator, ...] = (
    *(compare, arithmetic, constant, logic, name, call, argument, axis, statement, returned),
)
