"""Every regular expression of the product, how it is asked, and what would make it slow."""

import ast
import re
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from re import _constants as code  # the library's own reading of an expression
from re import _parser as reader
from typing import Any

from zabota.asides import quoting
from zabota.privacy.signs import signs_of

ROOT = Path(__file__).resolve().parent.parent.parent
ASKED_BY = {"search", "match", "fullmatch", "findall", "finditer", "sub", "subn", "split"}
FROM_THE_START = {"match", "fullmatch"}
PIECES = [
    *" \t\na0Z-_.,:;=/\\'\"<>()[]{}@#&?+*|ж",
    "a ",
    "a.",
    "a@",
    "a,",
    "0 ",
    "=?",
    "\r\n",
    "<a",
    "a=",
    '"a',
    "\\a",
]
SHORT, LONG = 400, 3_200
LINEAR, FLOOR_SECONDS = 24.0, 0.001
"""Eight times the input costs a linear expression eight times, a quadratic one sixty-four times."""
TINY = 22
"""So long an input already keeps an exponential expression busy."""
PATIENCE_SECONDS = 5.0

Pattern = re.Pattern[Any]


class TooSlow(Exception):
    """The expression did not come back."""


ADDRESSES = ["anna@example.com", "+373 69 123456", "AB 1234"]
MADE_OF_PEOPLE: dict[str, list[Pattern]] = {
    "zabota/privacy/signs.py": [
        sign.exact for sign in signs_of(["Анна-Мария Попеску", "Jo O'Neil"], ADDRESSES)
    ],
    "zabota/asides/quoting.py": list(quoting.signs_of(ADDRESSES)),
}
"""Their expressions are made of one person's own names and addresses: these stand for them."""


def sources() -> list[Path]:
    found = [*(ROOT / "zabota").rglob("*.py"), *(ROOT / "config").rglob("*.py")]
    return sorted(path for path in found if "migrations" not in path.parts)


def parsed(path: Path) -> ast.Module:
    """Before Python 3.11.5 a thread that parses at the same moment makes this one fail: once more then."""
    text = path.read_text(encoding="utf-8")
    try:
        return ast.parse(text)
    except SystemError:
        return ast.parse(text)


def expressions() -> dict[str, tuple[Pattern, set[str]]]:
    """Where it stands -> the expression and the methods it is asked by."""
    trees = {path: parsed(path) for path in sources()}
    everywhere = uses(trees.values())
    found = {}
    for path, tree in trees.items():
        where = str(path.relative_to(ROOT))
        compiled = 0
        for node in ast.walk(tree):
            method = method_of_re(node)
            if method in ASKED_BY:
                assert isinstance(node, ast.Call) and isinstance(node.args[0], ast.Constant), (
                    f"{where}:{node.lineno}: write the expression itself, compiled at the top of the module"
                )
                found[f"{where}:{node.lineno}"] = (re.compile(node.args[0].value), {method})
            compiled += method == "compile"
        if of_somebody := MADE_OF_PEOPLE.get(where):
            found |= {f"{where}: {sign.pattern}": (sign, {"search"}) for sign in of_somebody}
        elif compiled:
            module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
            of_module = dict(patterns_of(vars(module)))
            here = uses([tree])
            assert len(of_module) >= compiled, f"{where}: compile expressions at the top of the module"
            found |= {
                f"{where}:{name}": (one, (here if name[0] == "_" else everywhere).get(name, {"search"}))
                for name, one in of_module.items()
            }
    return found


def method_of_re(node: ast.AST) -> str:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if isinstance(node.func.value, ast.Name) and node.func.value.id == "re":
            return node.func.attr
    return ""


def uses(trees) -> dict[str, set[str]]:
    """Name of an expression -> the methods it is asked by anywhere."""
    found: dict[str, set[str]] = {}
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in ASKED_BY and isinstance(node.value, ast.Name):
                found.setdefault(node.value.id, set()).add(node.attr)
    return found


def patterns_of(names: dict[str, Any]) -> Iterator[tuple[str, Pattern]]:
    for name, held in names.items():
        if isinstance(held, re.Pattern):
            yield name, held
        elif isinstance(held, list | tuple | set | frozenset | dict) and not name.startswith("__"):
            inside = held.values() if isinstance(held, dict) else held
            for number, one in enumerate(inside):
                if isinstance(one, re.Pattern):
                    yield f"{name}[{number}]", one
        elif isinstance(held, type):
            for inner, one in vars(held).items():
                if isinstance(one, re.Pattern):
                    yield f"{name}.{inner}", one


# ---- what would make it slow


def attacks(pattern: Pattern, most_ways: int) -> list[Callable[[int], Any]]:
    """Inputs of any length: the way to a repetition, a piece again and again, an end that fits nothing."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    flags = pattern.flags if isinstance(pattern.pattern, str) else pattern.flags & ~re.UNICODE
    ways = {"", *ways_in(list(reader.parse(text, flags)))}
    is_text = isinstance(pattern.pattern, str)

    def made(way: str, piece: str) -> Callable[[int], Any]:
        def of_length(length: int):
            said = way + piece * (length // len(piece)) + "\x00"
            return said if is_text else said.encode("utf-8", "replace")

        return of_length

    pieces = [*PIECES, *sorted(way for way in ways if 0 < len(way) <= 40)]
    return [made(way, piece) for way in sorted(ways)[:most_ways] for piece in pieces]


def ways_in(nodes: list) -> Iterator[str]:
    """A text that leads to, and one that goes through, every repetition."""
    way = ""
    for op, given in nodes:
        if op in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            yield way
            inner = list(given[2])
            yield way + sample(inner)
            yield sample(inner)
            yield from (way + more for more in ways_in(inner))
        elif op is code.SUBPATTERN:
            yield from (way + more for more in ways_in(list(given[3])))
        elif op is code.BRANCH:
            for branch in given[1]:
                yield from (way + more for more in ways_in(list(branch)))
        way += sample([(op, given)])


def sample(nodes: list) -> str:
    """A short text that fits, as far as one can say without asking."""
    said = ""
    for op, given in nodes:
        if op is code.LITERAL:
            said += chr(given)
        elif op is code.NOT_LITERAL:
            said += "a" if given != ord("a") else "b"
        elif op is code.ANY:
            said += "a"
        elif op is code.IN:
            said += one_of(given)
        elif op in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            said += sample(list(given[2])) * max(1, min(given[0], 50))
        elif op is code.SUBPATTERN:
            said += sample(list(given[3]))
        elif op is code.ATOMIC_GROUP:
            said += sample(list(given))
        elif op is code.BRANCH:
            said += sample(list(given[1][0]))
    return said


KINDS = {code.CATEGORY_DIGIT: "0", code.CATEGORY_SPACE: " ", code.CATEGORY_WORD: "a"}


def one_of(choices: list) -> str:
    if choices[0][0] is code.NEGATE:
        barred = {given for op, given in choices if op is code.LITERAL}
        return next(c for c in "a b0-~" if ord(c) not in barred)
    op, given = choices[0]
    if op is code.RANGE:
        return chr(given[0])
    return chr(given) if op is code.LITERAL else KINDS.get(given, "-")


# ---- how slow it is


def seconds_of(pattern: Pattern, methods: set[str], said: Any) -> float:
    """CPU time of asking once in the most expensive of its ways; raises TooSlow."""
    began = time.thread_time()
    if methods == {"fullmatch"}:
        pattern.fullmatch(said)
    elif methods <= FROM_THE_START:
        pattern.match(said)
    else:
        deque(pattern.finditer(said), maxlen=0)
    return time.thread_time() - began


def growth(pattern: Pattern, methods: set[str], most_ways: int = 5) -> tuple[float, str]:
    """The worst ratio of time for eight times the input, and that input's beginning; raises TooSlow."""

    def ring(_signal, _frame):
        raise TooSlow

    worst = (0.0, "")
    before = signal.signal(signal.SIGALRM, ring)
    try:
        for attack in attacks(pattern, most_ways):
            signal.setitimer(signal.ITIMER_REAL, PATIENCE_SECONDS)
            seconds_of(pattern, methods, attack(TINY))
            if seconds_of(pattern, methods, attack(LONG)) < FLOOR_SECONDS:
                continue
            short, long = (
                min(seconds_of(pattern, methods, attack(length)) for _again in range(3))
                for length in (SHORT, LONG)
            )
            if long >= FLOOR_SECONDS:
                worst = max(worst, (long / max(short, 1e-6), repr(attack(60))))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    return worst
