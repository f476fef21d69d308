from django.db import migrations

CREATE = """
CREATE UNLOGGED TABLE core_shortmemory (
    key text NOT NULL,
    part text NOT NULL DEFAULT '',
    value bytea NOT NULL DEFAULT '',
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    until timestamptz NOT NULL,
    PRIMARY KEY (key, part)
) WITH (fillfactor = 50, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0)
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0003_spans_beside_words")]

    operations = [migrations.RunSQL(CREATE, "DROP TABLE core_shortmemory")]
