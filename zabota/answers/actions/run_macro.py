from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from zabota.answers.actions.do_deeds import do_deeds
from zabota.answers.models import Macro
from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.desk.models import Conversation


@transaction.atomic
def run_macro(
    macro: Macro, conversation: Conversation, *, by: User, key: str = "", at: datetime | None = None
) -> list[str]:
    """Do all that the macro says, as `by`, or nothing; the names of what was done."""
    if macro.retired_at:
        raise Refused(_("This macro is not in use any more."))
    done = do_deeds(conversation, macro.what_is_done, by=by, key=key, at=at)
    Macro.objects.filter(id=macro.id).update(times_used=F("times_used") + 1)
    return done
