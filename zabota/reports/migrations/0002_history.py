"""A company that has worked before gets the facts of its past: they are told within minutes."""

from django.db import migrations

ALL = "INSERT INTO reports_stalecontact (conversation_id, at) SELECT id, now() FROM desk_conversation"


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]
    operations = [migrations.RunSQL(ALL, migrations.RunSQL.noop)]
