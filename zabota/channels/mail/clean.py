"""Strangers' HTML made fit for a sandboxed frame with its own strict CSP. The frame stays necessary."""

import html as html_module
import re
from collections.abc import Mapping

import nh3

from zabota.channels.mail.nesting import crude_text, is_parsable, without_embedded_files

_TAGS = frozenset(
    "a abbr b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em font"
    " h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strike strong sub sup"
    " table tbody td tfoot th thead tr tt u ul var wbr".split()
)
_WITH_CONTENT = frozenset(
    "script style title noscript template object embed applet iframe frame frameset noembed noframes math"
    " svg textarea select audio video canvas xmp plaintext".split()
)
_SIZES = frozenset({"width", "height", "align", "valign", "bgcolor"})
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"style", "dir", "lang", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height", "border", "align", "hspace", "vspace"},
    "table": {"border", "cellpadding", "cellspacing", *_SIZES},
    "td": {"colspan", "rowspan", "nowrap", *_SIZES},
    "th": {"colspan", "rowspan", "nowrap", "scope", *_SIZES},
    "tr": set(_SIZES),
    "col": {"span", *_SIZES},
    "colgroup": {"span", *_SIZES},
    "div": {"align"},
    "p": {"align"},
    "hr": {"width", "size", "align", "color", "noshade"},
    "font": {"color", "size", "face"},
    "ol": {"start", "type", "reversed"},
    "ul": {"type"},
    "li": {"value", "type"},
    "h1": {"align"},
    "h2": {"align"},
    "h3": {"align"},
}
_PROPERTIES = frozenset(
    "color background-color font font-family font-size font-style font-weight font-variant line-height"
    " letter-spacing word-spacing text-align text-decoration text-indent text-transform vertical-align"
    " white-space word-break word-wrap overflow-wrap direction width max-width min-width height max-height"
    " min-height margin margin-top margin-right margin-bottom margin-left padding padding-top padding-right"
    " padding-bottom padding-left border border-top border-right border-bottom border-left border-color"
    " border-style border-width border-collapse border-spacing"
    " border-radius list-style-type table-layout display float clear".split()
)
_VALUE = re.compile(r"[\w\s#%.,'\"!+-]++\Z")
_RGB = re.compile(r"rgba?\([0-9.,%\s/]*+\)")
_NEGATIVE = re.compile(r"(?:\A|\s)-")
_LINK = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_REMOTE = re.compile(r"https?://", re.IGNORECASE)


def clean_html(html: str, *, remote: bool = False, inline: Mapping[str, str] | None = None) -> str:
    """HTML with ordinary mail formatting and nothing that acts.

    Pictures from the network lose their `src` until `remote` is True. `inline` maps a content id to the URL
    of a picture the caller has re-encoded; other `cid:` pictures and all `data:` ones lose their `src`.
    HTML too deep to be parsed in bounded time is shown as its words.
    """
    return _clean(html, _Filter(remote, inline or {}))


def count_remote_pictures(html: str) -> int:
    """How many pictures of the mail wait on the network for the reader's word."""
    judge = _Filter(False, {})
    _clean(html, judge)
    return judge.held_back


class _Filter:
    """Decides about one attribute at a time; None removes it."""

    def __init__(self, remote: bool, inline: Mapping[str, str]) -> None:
        self.remote = remote
        self.inline = inline
        self.held_back = 0

    def __call__(self, tag: str, attribute: str, value: str) -> str | None:
        if attribute == "style":
            return clean_style(value) or None
        if attribute == "href":
            return value if _LINK.match(value.strip()) else None
        if attribute == "src":
            return self._picture(value.strip())
        return value

    def _picture(self, source: str) -> str | None:
        if source[:4].lower() == "cid:":
            return self.inline.get(source[4:].strip("<> "))
        if not _REMOTE.match(source):
            return None
        if not self.remote:
            self.held_back += 1
            return None
        return source


def clean_style(style: str) -> str:
    """Only harmless properties with plain values: no position, no url(), no escapes, no negative margins."""
    kept = []
    for declaration in style.split(";"):
        name, _colon, value = declaration.partition(":")
        name, value = name.strip().lower(), value.strip()
        if name in _PROPERTIES and value and len(value) <= 200 and _VALUE.match(_RGB.sub("rgb", value)):
            if not (name.startswith("margin") and _NEGATIVE.search(value)):
                kept.append(f"{name}: {value}")
    return "; ".join(kept)


def _clean(html: str, judge: _Filter) -> str:
    html = without_embedded_files(html)
    if not is_parsable(html):
        return f"<pre>{html_module.escape(crude_text(html))}</pre>"
    return nh3.clean(
        html,
        tags=set(_TAGS),
        clean_content_tags=set(_WITH_CONTENT),
        attributes=_ATTRIBUTES,
        attribute_filter=judge,
        link_rel="noopener noreferrer nofollow",
        set_tag_attribute_values={"a": {"target": "_blank"}, "img": {"referrerpolicy": "no-referrer"}},
        url_schemes={"http", "https", "mailto", "tel", "cid"},
        url_relative="pass_through",  # the filter has refused strangers' relative links; ours pass
    )
