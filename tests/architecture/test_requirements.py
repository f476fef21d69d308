"""The table of requirements names places and tests that exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs" / "requirements.md").read_text().splitlines()
    if re.match(r"\| (S\d|PF)-\d+ ", line)
]


def test_every_row_is_met_with_a_test_or_open():
    assert not [row[0] for row in ROWS if (row[2] == "open") != (row[3] == "")]


def test_what_the_table_names_exists():
    named = [(row[0], path) for row in ROWS for path in re.findall(r"`([a-z_]+/[\w./]*)`", " ".join(row[2:]))]
    assert len(named) > 60
    assert not [
        (requirement, path)
        for requirement, path in named
        if not (ROOT / path).exists() and not (ROOT / "zabota" / path).exists()
    ]


def test_every_requirement_stands_once():
    ids = [row[0] for row in ROWS]
    assert len(ids) == len(set(ids)) > 400


def test_the_head_counts_the_rows_that_are_met():
    met = sum(row[2] != "open" for row in ROWS)
    assert f"{met} of {len(ROWS)} entries" in (ROOT / "docs" / "requirements.md").read_text()
