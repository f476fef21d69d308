"""Markdown as safe HTML: no raw HTML goes through, and what comes out is cleaned once more."""

import re
from html import unescape

import nh3
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

TAGS = {"p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "code", "pre", "blockquote", "a", "hr", "br"}
_reader = MarkdownIt("commonmark", {"html": False})


def as_html(text: str) -> SafeString:
    """The text as HTML; headings begin at h2, links open no other scheme than http, mailto and tel."""
    rendered = _reader.render(text).replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    cleaned = nh3.clean(rendered, tags=TAGS, url_schemes={"http", "https", "mailto", "tel"})
    return mark_safe(cleaned)  # noqa: S308 - nh3 has just cleaned it


def as_plain(text: str) -> str:
    """The text as a mail says it: paragraphs, lists with dashes, nothing else."""
    html = as_html(text).replace("<li>", "<li>- ").replace("<p>", "\n").replace("</p>", "\n")
    lines = (line.strip() for line in unescape(strip_tags(html)).replace("- \n", "- ").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
