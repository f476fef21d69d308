from django.utils.translation import gettext_lazy as _

from zabota.company.parameters import parameter

SECTION = _("Hot moments")
FIELDS_HELP = _("May hold {number}, {name}, {company} and {subject}.")

parameter(
    "workload.alarm_percent",
    _("Alarm when a team's load passes this share of its capacity, in percent"),
    100,
    kind="int",
    smallest=10,
    largest=1000,
    section=SECTION,
    per_branch=True,
)
parameter(
    "workload.calm_percent",
    _("The alarm ends below this share, in percent"),
    80,
    kind="int",
    help=_("Smaller than the alarm's, so that it does not flicker."),
    smallest=1,
    largest=1000,
    section=SECTION,
    per_branch=True,
)
parameter(
    "workload.answer_in_peak",
    _("While a hot moment lasts, tell new customers at once how long it may take"),
    False,
    kind="bool",
    help=_("Sent once in a conversation, as an automatic message: it never counts as an answer."),
    section=SECTION,
    per_branch=True,
)
parameter(
    "workload.peak_answer_en",
    _("Universal answer of a hot moment, in English"),
    "Hello, {name}!\n\nVery many customers write to us just now. We answer everybody, usually within "
    "40 minutes.\n\n{company}",
    help=FIELDS_HELP,
    section=SECTION,
    per_branch=True,
)
parameter(
    "workload.peak_answer_ru",
    _("Universal answer of a hot moment, in Russian"),
    "Здравствуйте, {name}!\n\nСейчас нам пишет очень много клиентов. Мы ответим каждому, обычно в течение "
    "40 минут.\n\n{company}",
    help=FIELDS_HELP,
    section=SECTION,
    per_branch=True,
)
parameter(
    "workload.peak_answer_ro",
    _("Universal answer of a hot moment, in Romanian"),
    "Bună ziua, {name}!\n\nAcum ne scriu foarte mulți clienți. Răspundem fiecăruia, de obicei în 40 de "
    "minute.\n\n{company}",
    help=FIELDS_HELP,
    section=SECTION,
    per_branch=True,
)
