from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("feedback", "0006_lines_become_questions")]

    operations = [
        migrations.RemoveField("survey", "touchpoints"),
        migrations.DeleteModel("SurveyTouchpoint"),
    ]
