"""The databases and environments of a run, made once and kept under var/bench."""

import hashlib
import json
import shutil
import subprocess
import sys

from bench import place

FACTS = place.HOME / "facts.json"
MAILS = place.HOME / "helpdesk-mails"
PEERS_MOST = 100_000
"""django-helpdesk is not filled with more: a million tickets never came to an end."""


def prepare(sizes: list[int], with_peer: bool = True) -> None:
    """Whatever of it is missing."""
    place.HOME.mkdir(parents=True, exist_ok=True)
    (place.HOME / "static").mkdir(exist_ok=True)
    renew_older_tables()
    our_company()
    if with_peer:
        helpdesk_environment()
        helpdesk_company()
    for total in sizes:
        our_database(total)
        if with_peer and total <= PEERS_MOST:
            helpdesk_database(total)


def renew_older_tables() -> None:
    """Our databases of a run before the migrations changed are migrated; whichever cannot be is made anew."""
    digest = hashlib.sha256()
    for path in sorted(place.ROOT.glob("zabota/*/migrations/*.py")):
        digest.update(path.read_bytes())
    known = place.HOME / "migrations"
    if not known.exists() or known.read_text() != digest.hexdigest():
        for name in place.all_of("ours", "customers", "reports", "search", "voice"):
            tell(f"migrating {name}")
            try:
                place.ours("bench.ours.renew", database=name)
            except subprocess.CalledProcessError:
                place.drop(name)
        known.write_text(digest.hexdigest())


def our_company() -> None:
    if not place.has("ours"):
        tell("making our company")
        place.make("ours_new")
        keep("ours", place.ours("bench.ours.company", database="ours_new"))
        place.rename("ours_new", "ours")


def helpdesk_environment() -> None:
    """django-helpdesk in an environment of its own, from the locked list."""
    if not place.PEER_PYTHON.exists():
        tell("installing django-helpdesk")
        folder = place.PEER_PYTHON.parent.parent
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
        command = [sys.executable, "-m", "pip", "--python", place.PEER_PYTHON, "install", "--quiet"]
        if uv := shutil.which("uv"):
            command = [uv, "pip", "install", "--quiet", "--python", place.PEER_PYTHON]
        listed = place.ROOT / "bench" / "helpdesk.txt"
        subprocess.run([*map(str, command), "--require-hashes", "-r", str(listed)], check=True)


def helpdesk_company() -> None:
    if not place.has("helpdesk"):
        tell("making django-helpdesk's company")
        MAILS.mkdir(exist_ok=True)
        place.make("helpdesk_new")
        keep("helpdesk", place.peers("bench.peer.company", MAILS, database="helpdesk_new"))
        place.rename("helpdesk_new", "helpdesk")


def our_database(total: int) -> str:
    """The name of our database with this many conversations."""
    name = f"ours_{total}"
    if not place.has(name):
        tell(f"filling {total:,} conversations")
        place.make(f"{name}_new", "ours")
        place.ours("bench.ours.fill", total, database=f"{name}_new")
        place.run("bench.floor.prepare", database=f"{name}_new", settings="bench.floor.settings")
        place.rename(f"{name}_new", name)
    return name


def search_database(total: int) -> str:
    """The name of our database with this many conversations of many words, all of them findable."""
    name = f"search_{total}"
    if not place.has(name):
        tell(f"filling {total:,} conversations to be searched")
        place.make(f"{name}_new", "ours")
        place.ours("bench.ours.fill", total, database=f"{name}_new")
        place.run("bench.floor.prepare", database=f"{name}_new", settings="bench.floor.settings")
        place.rename(f"{name}_new", name)
    return name


def helpdesk_search_database(total: int) -> str:
    """The name of django-helpdesk's with the same words in as many tickets."""
    name = f"helpdesk_search_{total}"
    if not place.has(name):
        tell(f"filling {total:,} tickets to be searched")
        place.make(f"{name}_new", "helpdesk")
        place.peers("bench.peer.fill", total, database=f"{name}_new")
        place.rename(f"{name}_new", name)
    return name


def customers_database(total: int) -> str:
    """The name of our database with this many customers and no conversations."""
    name = f"customers_{total}"
    if not place.has(name):
        tell(f"filling {total:,} customers")
        place.make(f"{name}_new", "ours")
        place.ours("bench.ours.customers", total, database=f"{name}_new")
        place.rename(f"{name}_new", name)
    return name


def helpdesk_database(total: int) -> str:
    """The name of django-helpdesk's with as many tickets."""
    name = f"helpdesk_{total}"
    if not place.has(name):
        tell(f"filling {total:,} tickets")
        place.make(f"{name}_new", "helpdesk")
        place.peers("bench.peer.fill", total, database=f"{name}_new")
        place.rename(f"{name}_new", name)
    return name


def keep(who: str, printed: str) -> None:
    """The last line that the maker of a company printed."""
    facts = json.loads(FACTS.read_text()) if FACTS.exists() else {}
    facts[who] = json.loads(printed.splitlines()[-1])
    FACTS.write_text(json.dumps(facts))


def tell(what: str) -> None:
    print(f"... {what}", file=sys.stderr, flush=True)
