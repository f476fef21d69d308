import shutil

from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.utils.translation import gettext as _

from zabota.company.actions.provide_roles import provide_roles
from zabota.company.parameters import value_of
from zabota.core.errors import Refused
from zabota.portal.actions.begin_empty import begin_empty


def clear_demo() -> None:
    """Empty the database of a demo company, whatever visitors added; Refused where there is a real one."""
    cache.clear()
    if not value_of("demo.people"):
        raise Refused(_("This is not a demo company. Nothing was changed."))
    call_command("flush", interactive=False, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    shutil.rmtree(settings.FILES, ignore_errors=True)
    cache.clear()
    provide_roles()
    begin_empty()
