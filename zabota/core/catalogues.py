"""Translations of one app: what its code and templates say, and what its .po files make of it."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

LANGUAGES = ("ru", "ro")
TEMPLATES = {".html", ".txt", ".svg", ".xml"}
WIDTH = 100
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
NOISE = re.compile(
    r'^"(Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team'
    r"|Generated-By|MIME-Version|Content-Transfer-Encoding):.*\n",
    re.MULTILINE,
)


@dataclass
class State:
    """How complete one file is; `text` is what the file should hold."""

    path: Path
    text: str
    stale: bool
    untranslated: list[str] = field(default_factory=list)
    fuzzy: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def is_complete(self) -> bool:
        return not (self.stale or self.untranslated or self.fuzzy or self.wrong)


def messages_of(app: Path) -> Catalog:
    """Every message of the app's Python files and templates; scripts get their texts from templates."""
    found = Catalog()
    for path in sorted(app.rglob("*")):
        if "migrations" in path.parts or "static" in path.parts:
            continue
        if path.suffix == ".py":
            source = path.read_bytes()
        elif path.suffix in TEMPLATES and "templates" in path.parts:
            source = _as_python(path)
        else:
            continue
        for _line, message, comments, context in extract(
            "python", io.BytesIO(source), KEYWORDS, ["Translators:"], {"encoding": "utf-8"}
        ):
            found.add(message, None, auto_comments=comments, context=context)
    return found


def _as_python(template: Path) -> bytes:
    """Django turns a template into calls of gettext between filler; its indentation means nothing."""
    text = templatize(template.read_text(encoding="utf-8"), origin=str(template))
    return "\n".join(line.strip() for line in text.splitlines()).encode()


def catalogue_path(app: Path, language: str) -> Path:
    return app / "locale" / language / "LC_MESSAGES" / "django.po"


def state_of(app: Path, language: str, wanted: Catalog) -> State:
    """What the language's file should hold: the wanted messages with the translations it has."""
    path = catalogue_path(app, language)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    old = read_po(io.StringIO(before), locale=language)
    new = Catalog(locale=language, fuzzy=False)
    for message in _messages(wanted):
        kept = old.get(message.id if isinstance(message.id, str) else message.id[0], message.context)
        new.add(
            message.id,
            _translation(message, kept, new.num_plurals),
            flags={"fuzzy"} if kept and kept.fuzzy else (),
            auto_comments=message.auto_comments,
            user_comments=kept.user_comments if kept else (),
            context=message.context,
        )
    text = _write(new)
    state = State(path, text, stale=text != before and not (not before and not len(new)))
    for message in _messages(new):
        words = message.string if isinstance(message.string, tuple) else (message.string,)
        name = message.id if isinstance(message.id, str) else message.id[0]
        if not all(words):
            state.untranslated.append(name)
        elif message.fuzzy:
            state.fuzzy.append(name)
        elif errors := message.check(new):
            state.wrong.append(f"{name} ({errors[0]})")
    return state


def _messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _translation(message: Message, kept: Message | None, plurals: int) -> str | tuple[str, ...]:
    """The kept translation where its form still fits, else empty."""
    if isinstance(message.id, str):
        return kept.string if kept and isinstance(kept.string, str) else ""
    forms = tuple(kept.string) if kept and isinstance(kept.string, (tuple, list)) else ()
    return forms if len(forms) == plurals else ("",) * plurals


def _write(catalogue: Catalog) -> str:
    """Sorted, without dates, tools and line numbers, so that only a change of words changes the file."""
    if not len(catalogue):
        return ""
    catalogue.header_comment = ""
    out = io.BytesIO()
    write_po(out, catalogue, width=WIDTH, no_location=True, sort_output=True, ignore_obsolete=True)
    return NOISE.sub("", out.getvalue().decode()).lstrip("\n").replace("#\nmsgid", "msgid", 1)


def compile_file(path: Path) -> None:
    """Write the .mo that Django reads beside a .po."""
    with path.open("rb") as text, path.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, read_po(text, locale=path.parent.parent.name))
