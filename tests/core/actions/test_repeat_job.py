import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from zabota.core.actions.repeat_job import repeat_job
from zabota.core.events import react


@pytest.mark.django_db(transaction=True)
def test_a_parked_job_waits_again():
    job_id = react.defer(reaction="nowhere.nothing", event_id=0)
    job = ProcrastinateJob.objects.filter(id=job_id)
    with_sql("UPDATE procrastinate_jobs SET status = 'failed', attempts = 8 WHERE id = %s", job_id)
    repeat_job(job_id)
    assert job.get().status == "todo"


def with_sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
