from django.utils.translation import gettext_lazy as _

from zabota.company.parameters import parameter

SECTION = _("Routing")

parameter(
    "routing.most_open",
    _("Most open conversations that one person is given"),
    20,
    kind="int",
    help=_(
        "A person's own limit, if there is one, counts instead. What people take themselves is not limited."
    ),
    smallest=1,
    largest=1000,
    section=SECTION,
    per_branch=True,
)
parameter(
    "routing.when_absent",
    _("When somebody is absent, conversations that wait for them"),
    "route",
    kind="choice",
    choices=(
        ("route", _("go to another by the routing policy")),
        ("queue", _("go back to the team's queue")),
        ("keep", _("stay with them")),
    ),
    section=SECTION,
    per_branch=True,
)
