"""The measured figures as Markdown: tables, and each bar with what was reached."""

from datetime import UTC, datetime
from typing import Any

from bench.parts.create import ALONE, IN_BATCHES, MANY

HEAD = "| | p50 ms | p95 ms | CPU ms | requests |\n|---|---:|---:|---:|---:|\n"
Found = dict[str, Any]


def whole(found: Found) -> str:
    """Everything that was measured; parts that were not are left out."""
    parts = [bars(found)]
    for total, pages in sorted(found.get("pages", {}).items()):
        parts.append(f"### Pages at {total:,} conversations\n\n{table({**pages['list'], **pages['talk']})}")
    if growth := found.get("growth"):
        parts.append(f"### Growth, both sizes in turn\n\n{table(growth)}")
    if create := found.get("create"):
        parts.append(f"### Creating over HTTP\n\n{table(create)}")
    if intake := found.get("intake"):
        parts.append(f"### Mail into conversations\n\n{intake_table(intake, found.get('smtp'))}")
    if cold := found.get("cold"):
        parts.append(
            f"### Start and memory\n\nFirst start with a new demo company {cold['first']:.1f} s (without "
            f"installing), second start {cold['second']:.1f} s, idle memory of server, jobs, mail receiver "
            f"and database together {cold['memory']:.0f} MB."
        )
    return "\n\n".join(parts) + "\n"


def put(document: str, name: str, text: str) -> str:
    """The document with the text between the two marks of that name; the rest of it stays as it is."""
    begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->\n"
    before, rest = document.split(begin)
    return f"{before}{begin}\n{text}\n\n{end}{rest.split(end)[1]}"


def table(rows: Found) -> str:
    lines = [
        f"| {name} | {one['p50']:.1f} | {one['p95']:.1f} | {one['cpu']:.1f} | {one['n']} |"
        for name, one in rows.items()
    ]
    return HEAD + "\n".join(lines)


def intake_table(intake: Found, smtp: Found | None) -> str:
    names = {"ours": "ours", "floor": "floor: parse, store raw, commit", "helpdesk": "django-helpdesk"}
    lines = [
        f"| {names[who]} | {one['rate']:.0f} | {one['wall']:.1f} | {one['cpu']:.1f} |"
        for who, one in intake.items()
    ]
    if smtp:
        lines.append(f"| ours over SMTP, one connection | {smtp['rate']:.0f} | | {smtp['cpu']:.1f} |")
    return "| | mails a second | ms a mail | CPU ms a mail |\n|---|---:|---:|---:|\n" + "\n".join(lines)


def bars(found: Found) -> str:
    """Each bar as a ratio of CPU times in this run; by the clock beside it."""
    lines = []
    pages = found.get("pages", {})
    if one := pages.get(100_000):
        lines += page_bars(one)
    if growth := found.get("growth"):
        for name in ("inbox page", "conversation page"):
            few, many = (one for said, one in growth.items() if said.startswith(name))
            lines.append(bar(f"{name}, 1,000,000 against 1,000", many, few, "at most", 1.3))
    if (intake := found.get("intake")) and "helpdesk" in intake:
        lines.append(
            bar("django-helpdesk's mail against ours", intake["helpdesk"], intake["ours"], "at least", 5)
        )
    if intake:
        lines.append(bar("our mail against the floor", intake["ours"], intake["floor"], "at most", 3))
    if (create := found.get("create")) and "django-helpdesk's API" in create:
        theirs = create["django-helpdesk's API"]
        for said, name in (("one in a call", ALONE), (f"{MANY} in a call", IN_BATCHES)):
            words = f"django-helpdesk's create against ours, {said}"
            lines.append(bar(words, theirs, create[name], "at least", 4))
    return "| bar | wanted | CPU | clock | |\n|---|---|---:|---:|---|\n" + "\n".join(lines)


def page_bars(one: Found) -> list[str]:
    inbox, talk = one["list"]["inbox page"], one["talk"]["conversation page"]
    lines = [
        bar("inbox page against a bare list page", inbox, one["list"]["bare list page"], "at most", 2),
        bar(
            "conversation page against a bare page",
            talk,
            one["talk"]["bare page of 20 messages"],
            "at most",
            2.5,
        ),
    ]
    if "django-helpdesk's ticket list" in one["list"]:
        theirs, page = (
            one["list"]["django-helpdesk's ticket list"],
            one["talk"]["django-helpdesk's ticket page"],
        )
        lines += [
            bar("django-helpdesk's list with its data against our inbox page", theirs, inbox, "at least", 20),
            bar("django-helpdesk's ticket page against our conversation page", page, talk, "at least", 5),
        ]
    return lines


def bar(name: str, one: Found, other: Found, sense: str, limit: float) -> str:
    cpu = one["cpu"] / other["cpu"]
    clock = one.get("p50", one.get("wall", 0)) / other.get("p50", other.get("wall", 1))
    met = [value <= limit if sense == "at most" else value >= limit for value in (cpu, clock)]
    said = "met" if all(met) else "met by one of the two" if any(met) else "not met"
    return f"| {name} | {sense} {limit} | {cpu:.2f} | {clock:.2f} | {said} |"


def today() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%d")
