"""Reading a feed of reviews: RSS, Atom, JSON Feed, or schema.org's Review as JSON. Pure; nothing is fetched.

A document with a DOCTYPE is refused, so that no entity is ever expanded.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from email.utils import parsedate_to_datetime
from typing import Any
from xml.etree import ElementTree

from selectolax.lexbor import LexborHTMLParser

MOST = 500
RATINGS = ("ratingvalue", "starrating", "rating", "_rating", "stars", "score")
DAYS = ("pubdate", "published", "date_published", "datepublished", "updated", "date", "created_at")
TEXTS = tuple("reviewbody encoded content_text content_html content description summary text body".split())
LISTS = ("items", "reviews", "review", "@graph", "data")
KEYS = ("guid", "id", "@id", "identifier")
LINKS = ("link", "url")


class NotAFeed(Exception):
    """What came is no feed that can be read; the message is for logs."""


@dataclass(frozen=True)
class Item:
    """One review as its source tells it; `stars` from 1 to 5, None when none are given or understood."""

    key: str
    author: str
    text: str
    url: str
    stars: Decimal | None
    said_at: datetime | None


def read_feed(body: bytes) -> list[Item]:
    """The reviews of a feed, MOST at most, as they stand there; raises NotAFeed."""
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start in (b"{", b"["):
        found = [plain(row) for row in rows_of_json(body)]
    elif start == b"<":
        found = [fields_of(element) for element in entries_of_xml(body)]
    else:
        raise NotAFeed("neither XML nor JSON")
    return [item for fields in found[:MOST] if (item := item_of(fields))]


def rows_of_json(body: bytes) -> list[dict[str, Any]]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NotAFeed(str(error)) from error
    rows = said
    if isinstance(said, dict):
        rows = next((said[name] for name in LISTS if name in said), None)
    if not isinstance(rows, list):
        raise NotAFeed("no list of reviews")
    return [row for row in rows if isinstance(row, dict)]


def plain(row: dict[str, Any]) -> dict[str, str]:
    """Lower-case name -> text; of what is nested (author, reviewRating) the telling parts."""
    found: dict[str, str] = {}
    for name, value in row.items():
        lowered = name.lower()
        if isinstance(value, list):
            value = value[0] if value else None
        if isinstance(value, dict) and lowered in ("author", "authors"):
            found["author"] = str(value.get("name", ""))
        elif isinstance(value, dict):
            found |= {
                inner.lower(): str(said)
                for inner, said in value.items()
                if inner in ("ratingValue", "bestRating")
            }
        elif isinstance(value, str | int | float) and not isinstance(value, bool):
            found[lowered] = str(value)
    return found


def entries_of_xml(body: bytes) -> Iterable[Any]:
    if b"<!DOCTYPE" in body[:4096].upper() or b"<!ENTITY" in body.upper():
        raise NotAFeed("it declares entities")
    try:
        root = ElementTree.fromstring(body)  # noqa: S314 - entities are refused above
    except ElementTree.ParseError as error:
        raise NotAFeed(str(error)) from error
    if local(root) not in ("rss", "feed", "rdf"):
        raise NotAFeed(f"<{local(root)}> is no feed")
    return [element for element in root.iter() if local(element) in ("item", "entry")]


def local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def fields_of(entry: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for child in entry.iter():
        name, text = local(child), (child.text or "").strip()
        if name == "link" and child.get("href") and child.get("rel", "alternate") == "alternate":
            text = child.get("href")
        if name in ("name", "creator"):
            name = "author"
        if name in ("starrating", "rating"):
            text = text or child.get("average", "") or child.get("value", "")
            found |= {"bestrating": best} if (best := child.get("max", "") or child.get("best", "")) else {}
        if text:
            found.setdefault(name, text)
    return found


def item_of(fields: dict[str, str]) -> Item | None:
    """None for what says nothing: neither words nor stars, or no name to know it by."""
    url = first(fields, LINKS)
    url = url if url.startswith(("https://", "http://")) and len(url) <= 500 else ""
    text, title = as_text(first(fields, TEXTS)), as_text(fields.get("title", ""))
    if title and title not in text:
        text = f"{title}\n{text}".strip()
    stars = stars_of(first(fields, RATINGS), fields.get("bestrating", ""))
    key = (first(fields, KEYS) or url)[:200]
    if not key or not (text or stars):
        return None
    author = " ".join(as_text(fields.get("author", "")).split())[:160]
    return Item(key, author, text[:20_000], url, stars, moment_of(first(fields, DAYS)))


def first(fields: dict[str, str], names: tuple[str, ...]) -> str:
    return next((fields[name] for name in names if fields.get(name)), "")


def as_text(markup: str) -> str:
    """Words alone, without markup and without what a database cannot keep."""
    markup = markup.replace("\x00", "")
    if "<" in markup or "&" in markup:
        page = LexborHTMLParser(markup)
        page.strip_tags(["script", "style"])
        body = page.body
        markup = body.text(separator=" ") if body else ""
    return "\n".join(" ".join(line.split()) for line in markup.splitlines()).strip()


def stars_of(given: str, best: str = "") -> Decimal | None:
    """On our scale of 1 to 5: x of `best` becomes 1 + 4 (x - 1) / (best - 1)."""
    try:
        value, most = Decimal(given.replace(",", ".")), Decimal(best.replace(",", ".") or 5)
    except InvalidOperation:
        return None
    if not (value.is_finite() and most.is_finite() and 1 < most <= 100 and 1 <= value <= most):
        return None
    return round(1 + 4 * (value - 1) / (most - 1), 1)


def moment_of(given: str) -> datetime | None:
    """RFC 3339 or RFC 2822; one without a zone counts as UTC."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(given.strip())
        except (ValueError, TypeError, IndexError):
            continue
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None
