from django.db import migrations

SPANS = """
CREATE FUNCTION search_spans(at timestamptz) RETURNS integer[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
SELECT ARRAY[
    floor(extract(epoch FROM at - timestamptz '1970-01-01 00:00+00') / (86400 * 4))::integer,
    1000000 + floor(extract(epoch FROM at - timestamptz '1970-01-01 00:00+00') / (86400 * 32))::integer,
    2000000 + floor(extract(epoch FROM at - timestamptz '1970-01-01 00:00+00') / (86400 * 256))::integer
]
$$
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0002_answered_calls")]

    operations = [
        migrations.RemoveIndex("searchentry", name="search_entry_vector"),
        migrations.RunSQL(SPANS, "DROP FUNCTION search_spans(timestamptz)"),
        migrations.RunSQL(
            "CREATE INDEX search_entry_words ON core_searchentry USING gin (vector, search_spans(at))",
            "DROP INDEX search_entry_words",
        ),
    ]
