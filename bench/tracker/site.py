"""Its configuration, its database on the bench's own PostgreSQL, and its server of four processes."""

import json
import subprocess
import sys
from pathlib import Path

from bench import place, servers
from bench.stopwatch import cpu_seconds
from bench.talks import now, talk
from bench.tracker.multiply import BASE, multiply

LIBRARIES = Path("/usr/share/request-tracker5/lib")
SERVER = Path("/usr/share/request-tracker5/libexec/rt-server")
FOLDER = place.HOME / "tracker"
QUEUE = "Help"
ADDRESS = "rt@zabota.example"
CONFIGURATION = """
Set($rtname, 'bench'); Set($Organization, 'example.com'); Set($Timezone, 'UTC');
Set($WebDomain, '127.0.0.1'); Set($WebPort, 1); Set($WebBaseURL, 'http://127.0.0.1'); Set($WebPath, '');
Set($DatabaseType, 'Pg'); Set($DatabaseHost, '{sockets}'); Set($DatabasePort, '{port}');
Set($DatabaseUser, 'zabota'); Set($DatabasePassword, ''); Set($DatabaseName, '{database}');
Set($DatabaseAdmin, 'zabota');
Set($CorrespondAddress, '{address}'); Set($CommentAddress, '{address}'); Set($MailCommand, 'testfile');
Set($LogToSyslog, undef); Set($LogToSTDERR, 'error'); Set($StatementLog, undef); Set($DevelMode, 0);
Set($RestrictReferrer, 0); Set($DefaultSearchResultRowsPerPage, 50); Set($MaxInlineBody, 0);
Set(%FullTextSearch, Enable => 1, Indexed => 1, Column => 'ContentIndex', Table => 'AttachmentsIndex');
1;
"""


def is_installed() -> bool:
    return SERVER.exists()


def environment(database: str) -> dict[str, str]:
    """Of any program of it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    found = place.environment(database, "")
    sockets, port = found["BENCH_SOCKET"], found["DATABASE_URL"].split("port=")[1].split("&")[0]
    written = FOLDER / f"{database}.pm"
    text = CONFIGURATION.format(sockets=sockets, port=port, database=database, address=ADDRESS)
    written.write_text(text)
    return {**found, "RT_SITE_CONFIG": str(written), "RT_SITE_CONFIG_DIR": "/dev/null", "LC_ALL": "C.UTF-8"}


def database(total: int) -> str:
    """The name of its database with this many tickets."""
    name = f"tracker_{total}"
    if not place.has(name):
        print(f"... filling {total:,} tickets of Request Tracker", file=sys.stderr, flush=True)
        make(f"{name}_new", total)
        place.rename(f"{name}_new", name)
    return name


def make(name: str, total: int) -> None:
    """Its own set-up, then the first talks by its own code, copies of them, its own index."""
    place.drop(name)
    around = environment(name)
    program("/usr/sbin/rt-setup-database-5", "--action", "init", "--dba", "zabota", around=around)
    moment = now()
    lines = [json.dumps(as_ticket(number, total, moment)) for number in range(min(total, BASE))]
    facts = program(
        "perl",
        f"-I{LIBRARIES}",
        str(Path(__file__).with_name("fill.pl")),
        QUEUE,
        ADDRESS,
        around=around,
        said=lines,
    )
    (FOLDER / f"{name.removesuffix('_new')}.json").write_text(facts.splitlines()[-1])
    finish(name, total, around)


def finish(name: str, total: int, around: dict[str, str]) -> None:
    with place.connect(name) as own:
        multiply(own, total)
    index = ["--dba", "zabota", "--noask", "--table", "AttachmentsIndex", "--column", "ContentIndex"]
    program("/usr/sbin/rt-setup-fulltext-index-5", *index, around=around)
    program("/usr/sbin/rt-fulltext-indexer-5", "--all", "--quiet", around=around)
    with place.connect(name) as own:
        own.execute("VACUUM ANALYZE")
        own.execute("CHECKPOINT")


def as_ticket(number: int, total: int, moment: object) -> dict[str, object]:
    one = talk(number, total, moment)  # type: ignore[arg-type]
    said = [[is_ours, text] for is_ours, text in one.said]
    return {"subject": one.subject, "address": one.address, "is_open": one.is_open, "said": said}


def program(*words: str, around: dict[str, str], said: list[str] | None = None) -> str:
    given = "".join(f"{line}\n" for line in said or [])
    done = subprocess.run(
        [*words], env=around, input=given, stdout=subprocess.PIPE, text=True, check=True, cwd="/"
    )
    return done.stdout


class Tracker(servers.Server):
    """Its standalone server with four processes, as many as the others have threads."""

    def __init__(self, database: str):
        super().__init__("", database, "")
        self.environment = {**self.environment, **environment(database), "PGAPPNAME": f"bench-{self.port}"}
        words = ["--server", "Starman", "--port", str(self.port), "--workers", "4", "-E", "deployment"]
        self.command = ["perl", str(SERVER), *words, "--keepalive-timeout", "900"]

    def look(self) -> None:
        super().look()
        self.pids += children(self.process.pid)

    def cpu(self) -> float:
        return cpu_seconds(self.pids)


def children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            found += [child, *children(child)]
    return found
