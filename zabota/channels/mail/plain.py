"""Plain text out of format=flowed and out of HTML."""

import re

from selectolax.lexbor import LexborHTMLParser

from zabota.channels.mail import limits
from zabota.channels.mail.charsets import clean_text
from zabota.channels.mail.nesting import crude_text, is_parsable, without_embedded_files

_WHITE = re.compile(r"[ \t\r\n\f]+")
_MANY_LINES = re.compile(r"\n{3,}")
_QUOTE = re.compile(r">+")
_SKIPPED = frozenset("script style title head template noscript object svg math select".split())
_BLOCKS = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6"
    " header hr li main ol p pre section table tr ul".split()
)
_SPACED = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre"})


def unflow(text: str, *, delete_space: bool = False) -> str:
    """Lines of format=flowed (RFC 3676) joined to paragraphs; quote marks are kept."""
    paragraphs: list[str] = []
    open_depth: int | None = None
    for line in text.split("\n"):
        marks = _QUOTE.match(line)
        depth = marks.end() if marks else 0
        content = line[depth:].removeprefix(" ")
        is_signature = content == "-- "
        if open_depth == depth and not is_signature:
            paragraphs[-1] += content
        else:
            paragraphs.append(f"{'>' * depth} {content}" if depth else content)
        flows = content.endswith(" ") and not is_signature
        if flows and delete_space:
            paragraphs[-1] = paragraphs[-1][:-1]
        open_depth = depth if flows else None
    return "\n".join(paragraphs)


def html_to_text(html: str) -> str:
    """The words of an HTML mail in lines and paragraphs; blockquotes get '>' marks, list items a dash."""
    if not html.strip():
        return ""
    html = without_embedded_files(html[: limits.MAX_HTML_CHARS])
    if not is_parsable(html):
        return clean_text(_tidy(crude_text(html)))
    tree = LexborHTMLParser(html)
    if tree.root is None:
        return ""
    writer = _Writer()
    writer.walk(tree.body or tree.root)
    return clean_text(writer.text())


class _Writer:
    """Collects words; walks by hand, because recursion would follow a stranger's depth."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.quotes: list[tuple[int, bool]] = []
        self.preformatted = 0

    def walk(self, root) -> None:
        node, steps = root, 0
        while node is not None and steps < limits.MAX_HTML_NODES:
            steps += 1
            child = node.child if self._enter(node) else None
            if child is not None:
                node = child
                continue
            while node is not None:
                self._leave(node)
                if node.mem_id == root.mem_id:
                    return
                if node.next is not None:
                    node = node.next
                    break
                node = node.parent

    def _enter(self, node) -> bool:
        """Write what stands before a node's children; False to pass over them."""
        tag = node.tag
        if tag == "-text":
            self._say(node.text_content or "")
            return False
        if tag in _SKIPPED or tag.startswith(("-", "!", "_")):
            return False
        if tag == "br":
            self.out.append("\n")
        elif tag in _BLOCKS:
            self._line()
            if tag == "li":
                self.out.append("- ")
            elif tag == "blockquote":
                self.quotes.append((len(self.out), True))
            elif tag == "pre":
                self.preformatted += 1
        elif tag in ("td", "th"):
            self.out.append(" ")
        elif tag == "img" and (alt := node.attributes.get("alt")):
            self._say(alt)
        return True

    def _leave(self, node) -> None:
        tag = node.tag
        if tag in _BLOCKS:
            self._line()
            if tag in _SPACED:
                self.out.append("\n")
            if tag == "blockquote" and self.quotes:
                self.quotes.append((len(self.out), False))
            elif tag == "pre":
                self.preformatted -= 1

    def _say(self, text: str) -> None:
        if not self.preformatted:
            text = _WHITE.sub(" ", text)
            if not self.out or self.out[-1].endswith((" ", "\n")):
                text = text.lstrip(" ")
        if text:
            self.out.append(text)

    def _line(self) -> None:
        if self.out and not self.out[-1].endswith("\n"):
            self.out.append("\n")

    def text(self) -> str:
        """Everything written, with at most one empty line between paragraphs."""
        if not self.quotes:
            return _tidy("".join(self.out))
        lines: list[str] = []
        depth = position = 0
        for where, opens in [*self.quotes, (len(self.out), False)]:
            piece = _tidy("".join(self.out[position:where]))
            if lines and (depth == 0 or where == len(self.out) or lines[-1][:1] != ">"):
                lines.append("")
            marks = ">" * min(depth, 10)
            lines.extend(f"{marks} {line}".rstrip() if depth else line for line in piece.split("\n"))
            depth, position = max(0, depth + (1 if opens else -1)), where
        return _tidy("\n".join(lines))


def _tidy(text: str) -> str:
    lines = (line.rstrip(" \t\xa0") for line in text.split("\n"))
    return _MANY_LINES.sub("\n\n", "\n".join(lines)).strip("\n ")
