from django.utils.translation import gettext_lazy as _

from zabota.company.parameters import parameter

SECTION = _("Desk")
FIELDS_HELP = _("May hold {number}, {name}, {company} and {subject}.")

parameter(
    "desk.reopen_days",
    _("Days after which an answer to a resolved conversation begins a new one"),
    14,
    kind="int",
    smallest=0,
    largest=3650,
    section=SECTION,
)
parameter(
    "desk.acknowledge",
    _("Tell customers at once that their message arrived"),
    True,
    kind="bool",
    help=_("Never for automatic mail. An inbox can decide otherwise in its settings."),
    section=SECTION,
    per_branch=True,
)
parameter(
    "desk.acknowledgement_en",
    _("That their message arrived, in English"),
    "Hello, {name}!\n\nWe have your message, it is #{number}. We will answer here.\n\n{company}",
    help=FIELDS_HELP,
    section=SECTION,
    per_branch=True,
)
parameter(
    "desk.acknowledgement_ru",
    _("That their message arrived, in Russian"),
    "Здравствуйте, {name}!\n\nМы получили ваше сообщение, его номер #{number}. Ответим в этой же переписке."
    "\n\n{company}",
    help=FIELDS_HELP,
    section=SECTION,
    per_branch=True,
)
parameter(
    "desk.acknowledgement_ro",
    _("That their message arrived, in Romanian"),
    "Bună ziua, {name}!\n\nAm primit mesajul dvs., are numărul #{number}. Vă vom răspunde aici.\n\n{company}",
    help=FIELDS_HELP,
    section=SECTION,
    per_branch=True,
)
parameter(
    "desk.most_automatic_per_customer",
    _("Most automatic messages to one customer in a day"),
    2,
    kind="int",
    help=_("A brake against two machines that answer each other without end."),
    smallest=0,
    largest=50,
    section=SECTION,
)
parameter(
    "desk.most_automatic_per_conversation",
    _("Most automatic messages in one conversation"),
    1,
    kind="int",
    smallest=0,
    largest=10,
    section=SECTION,
)
parameter(
    "desk.escalation",
    _("When a limit is missed"),
    "mention",
    kind="choice",
    choices=(
        ("nothing", _("only mark it")),
        ("mention", _("call the team lead in with a note")),
        ("assign", _("give the conversation to the team lead")),
    ),
    section=SECTION,
    per_branch=True,
)
