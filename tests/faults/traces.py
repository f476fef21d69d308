"""What a database holds, in figures that a doubled or lost effect changes and time does not."""

from django.db import connection

COLUMNS = """
SELECT c.table_name, c.column_name, c.data_type, c.is_nullable = 'YES'
FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
AND c.table_name NOT LIKE 'procrastinate%' AND c.table_name NOT LIKE 'django%'
AND c.table_name NOT LIKE 'reports_stale%'
ORDER BY c.table_name, c.ordinal_position
"""
NUMBERS = {"integer", "bigint", "smallint", "numeric", "double precision"}
OF_THE_RUN = {"id", "attempts", "emptied_last"}
"""Columns that say how often something was tried, what the last run did, or are only names."""


def traces() -> dict[str, str]:
    """Of each table: its rows, the sum of each number, how often each column that may be empty is filled.

    What marks a sum as stale is left out: marked twice, it is counted anew once.
    """
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS)
        wanted: dict[str, list[str]] = {}
        for table, column, kind, may_be_empty in cursor.fetchall():
            figures = wanted.setdefault(table, ["count(*)"])
            if column in OF_THE_RUN or column.startswith("pgh_"):
                continue
            if kind in NUMBERS and not column.endswith("_id"):
                figures.append(f'coalesce(sum("{column}")::numeric(40, 6), 0)')
            elif may_be_empty:
                figures.append(f'count("{column}")')
        questions = [
            f"SELECT '{table}', concat_ws(' ', {', '.join(figures)}) FROM \"{table}\""  # noqa: S608
            for table, figures in wanted.items()
        ]
        cursor.execute(" UNION ALL ".join(questions))
        return dict(cursor.fetchall())
