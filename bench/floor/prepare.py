"""Make the floor's own two tables in a database of ours.

python -m bench.floor.prepare
"""

import django

django.setup()

from django.db import connection  # noqa: E402

from bench.floor.models import Said, Talk  # noqa: E402


def main() -> None:
    """Nothing happens when they are there."""
    if Talk._meta.db_table not in connection.introspection.table_names():
        with connection.schema_editor() as editor:
            editor.create_model(Talk)
            editor.create_model(Said)


if __name__ == "__main__":
    main()
