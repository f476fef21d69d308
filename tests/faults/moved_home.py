"""A home that the test fills, moves and migrates by the product's own command, in other processes."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from config import postgres

ROOT = Path(__file__).resolve().parents[2]
FILL = """
import django; django.setup()
from django.conf import settings
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
from tests.rights.world import make_world
make_world()
"""
TABLES = """SELECT table_name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1"""
COLUMNS = """SELECT table_name, array_agg(column_name::text ORDER BY column_name)
    FROM information_schema.columns WHERE table_schema = 'public' GROUP BY 1"""


class MovedHome:
    """`database`, when given, is the address of a server of the company's own."""

    def __init__(self, folder: Path, database: str = ""):
        self.folder, self.database = folder, database

    def environment(self) -> dict[str, str]:
        chosen = {**os.environ, "ZABOTA_HOME": str(self.folder), "PYTHONUTF8": "1"}
        chosen["DJANGO_SETTINGS_MODULE"] = "config.settings"
        chosen.pop("DATABASE_URL", None)
        return {**chosen, "DATABASE_URL": self.database} if self.database else chosen

    def begin(self, *words: object) -> subprocess.Popen:
        """A command of the product's in a process of its own, which the test may kill."""
        command = [sys.executable, "-m", "config.cli", *map(str, words)]
        pipe = subprocess.PIPE
        return subprocess.Popen(
            command, cwd=ROOT, env=self.environment(), stdout=pipe, stderr=subprocess.STDOUT, text=True
        )

    def zabota(self, *words: object) -> str:
        process = self.begin(*words)
        said, _none = process.communicate(timeout=590)
        assert process.returncode == 0, said
        return said

    def fill(self) -> None:
        """Rows in nearly every table: the company of the matrix of rights."""
        done = subprocess.run(
            [sys.executable, "-c", FILL], cwd=ROOT, env=self.environment(), capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()

    def connect(self) -> psycopg.Connection:
        if self.database:
            return psycopg.connect(self.database, autocommit=True)
        return psycopg.connect(**postgres.ensure_running(self.folder), autocommit=True)

    def ask(self, query: Any, *values: Any) -> list[tuple]:
        with self.connect() as own:
            cursor = own.execute(query, values)
            return cursor.fetchall() if cursor.description else []

    def columns(self) -> dict[str, list[str]]:
        tables = {name for (name,) in self.ask(TABLES)}
        return {table: names for table, names in self.ask(COLUMNS) if table in tables}

    def sums(self, columns: dict[str, list[str]] | None = None) -> dict[str, tuple[int, str]]:
        """Of every table: how many rows, and a checksum of all that these columns hold."""
        query = "SELECT count(*), coalesce(md5(string_agg(line, '' ORDER BY line)), '') "
        query += "FROM (SELECT ({})::text AS line FROM {}) AS lines"
        found = {}
        with self.connect() as own:
            for table, names in (columns or self.columns()).items():
                row = sql.SQL("ROW({})").format(sql.SQL(", ").join(map(sql.Identifier, names)))
                asked = sql.SQL(query).format(row, sql.Identifier(table))
                found[table] = own.execute(asked).fetchone()
        return found
