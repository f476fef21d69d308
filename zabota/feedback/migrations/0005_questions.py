from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("feedback", "0004_touchpoint_register")]

    operations = [
        migrations.AddField("invitation", "is_anonymous", models.BooleanField(default=False)),
        migrations.AddField("question", "asked_at", models.DateTimeField(blank=True, null=True)),
    ]
