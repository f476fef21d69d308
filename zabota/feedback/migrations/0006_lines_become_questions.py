from django.db import migrations


def make_questions(apps, schema_editor):
    """Every touchpoint that a survey asked about becomes a question for a mark. Invitations keep their own list."""
    question = apps.get_model("feedback", "Question")
    lines = apps.get_model("feedback", "SurveyTouchpoint").objects.order_by("survey_id", "order", "id")
    question.objects.bulk_create(
        question(survey_id=line.survey_id, kind="mark", touchpoint_id=line.touchpoint_id, order=line.order)
        for line in lines
    )


class Migration(migrations.Migration):
    dependencies = [("feedback", "0005_questions")]

    operations = [migrations.RunPython(make_questions, migrations.RunPython.noop)]
