"""Whether HTML may be given to a parser at all.

Parsers of HTML take time that grows with the square of the depth: 200,000 opened divs held two of them for
two minutes each. This counts, in linear time, how deep HTML can get at most; it may count too high, never too
low.
"""

import html as html_module
import re

MAX_TAGS = 50_000
MAX_DEPTH = 500
MAX_ATTRIBUTES = 2_000
MAX_REOPENED = 2_000_000

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,30})")
_ANY_TAG = re.compile(r"<[^<>]*+>")
_EMBEDDED_FILE = re.compile(r"data:[a-z]{1,20}/[a-z0-9.+-]{1,60};base64,[A-Za-z0-9+/=\s]*+", re.IGNORECASE)
_NEWLINES = re.compile(r"\n{2,}")
_BETWEEN_ATTRIBUTES = re.compile(r"[\s/]++")
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_LEAVES = frozenset("br hr img meta embed".split())
# These cannot stand in themselves without a table, a list or the like between, which is counted.
_UNCOUNTED = frozenset(
    "p li td th tr tbody thead tfoot dd dt option col input link area base wbr source param".split()
)
_BARRIERS = frozenset("table caption button object applet marquee template html svg math select".split())


def without_embedded_files(html: str) -> str:
    """The HTML without the contents of data: URLs, which are never shown and may be megabytes."""
    return _EMBEDDED_FILE.sub("data:", html) if "data:" in html or "DATA:" in html else html


def is_parsable(html: str) -> bool:
    """False for HTML so deep, so full of tags or attributes, that parsing it could take minutes."""
    if html.count("<") > 2 * MAX_TAGS or _has_overfull_tag(html):
        return False
    if html.count("<") < MAX_DEPTH:
        return True
    lowered = html.lower()
    in_pictures = "<svg" in lowered or "<math" in lowered
    return _depth_is_bounded(html, frozenset() if in_pictures else _UNCOUNTED)


def crude_text(html: str) -> str:
    """The words of HTML that is not parsable: everything between tags."""
    return html_module.unescape(_NEWLINES.sub("\n", _ANY_TAG.sub("\n", html))).strip()


def _has_overfull_tag(html: str) -> bool:
    pieces = html.split("<") if len(html) > MAX_ATTRIBUTES else ()
    return any(
        len(piece) > MAX_ATTRIBUTES * 2 and len(_BETWEEN_ATTRIBUTES.findall(piece)) > MAX_ATTRIBUTES
        for piece in pieces
    )


def _depth_is_bounded(html: str, uncounted: frozenset[str]) -> bool:
    stack: list[str] = []
    formatting: dict[str, int] = {}
    tags = most = reopened = 0
    for match in _TAG.finditer(html):
        tags += 1
        name = match[2].lower()
        if name in _LEAVES or name in uncounted:
            reopened += most
        elif name in _FORMATTING:
            formatting[name] = max(0, formatting.get(name, 0) + (-1 if match[1] else 1))
            most = sum(formatting.values())
        elif match[1]:
            _close(stack, name)
        else:
            stack.append(name)
            reopened += most
        if tags > MAX_TAGS or len(stack) + most > MAX_DEPTH or reopened > MAX_REOPENED:
            return False
    return True


def _close(stack: list[str], name: str) -> None:
    """Close the nearest element of this name, if nothing stands between that a parser would keep open."""
    for position in range(len(stack) - 1, max(-1, len(stack) - 50), -1):
        if stack[position] == name:
            del stack[position:]
            return
        if stack[position] in _BARRIERS and not (name == "table" and stack[position] != "table"):
            return
