from django.utils.translation import gettext_lazy as _

from zabota.company.parameters import parameter

SECTION = _("Appointments")
A_WEEK = 7 * 24 * 60

parameter(
    "visits.remind_minutes",
    _("Minutes before an appointment at which the customer is reminded and asked to confirm"),
    24 * 60,
    kind="int",
    help=_("0: no reminder."),
    section=SECTION,
    per_branch=True,
    smallest=0,
    largest=A_WEEK,
)
parameter(
    "visits.soon_minutes",
    _("Minutes before an appointment at which the customer gets a short last reminder"),
    5,
    kind="int",
    help=_("0: no reminder."),
    section=SECTION,
    per_branch=True,
    smallest=0,
    largest=24 * 60,
)
parameter(
    "visits.after_minutes",
    _("Minutes after an appointment at which the customer is asked whether it took place"),
    60,
    kind="int",
    help=_("0: nobody is asked."),
    section=SECTION,
    per_branch=True,
    smallest=0,
    largest=A_WEEK,
)
parameter(
    "visits.unconfirmed_minutes",
    _("Minutes before an appointment at which a colleague hears that it is not confirmed"),
    180,
    kind="int",
    help=_("The task is to call the customer before it begins. 0: nobody hears of it."),
    section=SECTION,
    per_branch=True,
    smallest=0,
    largest=A_WEEK,
)
parameter(
    "visits.no_word_hours",
    _("Hours without a word after which a colleague is to find out whether it took place"),
    24,
    kind="int",
    help=_("0: nobody hears of it."),
    section=SECTION,
    per_branch=True,
    smallest=0,
    largest=24 * 30,
)
parameter(
    "visits.answer_hours",
    _("Hours a colleague has for it when something was not done or no word came"),
    2,
    kind="int",
    section=SECTION,
    per_branch=True,
    smallest=1,
    largest=24 * 7,
)
parameter(
    "visits.quiet_from",
    _("No reminders from this time of day"),
    "21:00",
    kind="time",
    help=_("One that would fall into the quiet hours goes out before them; a last reminder is left out."),
    section=SECTION,
    per_branch=True,
)
parameter(
    "visits.quiet_until",
    _("Reminders again from this time of day"),
    "08:00",
    kind="time",
    help=_("The same as the time above: there are no quiet hours."),
    section=SECTION,
    per_branch=True,
)
