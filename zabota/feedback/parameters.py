from django.utils.translation import gettext_lazy as _

from zabota.company.parameters import parameter

SECTION = _("Feedback")

parameter(
    "feedback.ask_in_the_reply",
    _("Ask how it was in the reply that brings the result"),
    True,
    kind="bool",
    section=SECTION,
    per_branch=True,
)
parameter(
    "feedback.ask_after_resolution",
    _("Ask in a message of its own when the reply did not ask"),
    True,
    kind="bool",
    section=SECTION,
    per_branch=True,
)
parameter(
    "feedback.days_between",
    _("Days between two surveys to one person"),
    30,
    kind="int",
    help=_("Often enough to see changes, never so often that it annoys."),
    section=SECTION,
    smallest=1,
    largest=365,
)
parameter(
    "feedback.times_a_year",
    _("Surveys to one person in a year, at most"),
    6,
    kind="int",
    section=SECTION,
    smallest=1,
    largest=52,
)
parameter(
    "feedback.consent_needed",
    _("Ask only customers who agreed to surveys"),
    False,
    kind="bool",
    help=_("Otherwise everyone is asked who has not refused."),
    profiles={"bank": True},
    section=SECTION,
)
parameter(
    "feedback.classes_not_asked",
    _("Customer classes that are not asked, separated by commas"),
    "own",
    help=_("For example the company's own people."),
    section=SECTION,
)
parameter(
    "feedback.days_open",
    _("Days a survey link works"),
    30,
    kind="int",
    section=SECTION,
    smallest=1,
    largest=365,
)
parameter(
    "feedback.quiz_seconds",
    _("How long the touchpoint quiz lasts"),
    180,
    kind="seconds",
    section=SECTION,
    smallest=30,
    largest=1800,
)
parameter(
    "feedback.most_questions",
    _("Questions in one survey, at most"),
    8,
    kind="int",
    help=_("Half a minute of a customer's time is what one may ask for."),
    section=SECTION,
    smallest=1,
    largest=30,
)
parameter(
    "feedback.critic_weight",
    _("What a bad experience weighs against a good one, percent"),
    190,
    kind="int",
    help=_("A bad one is told to 9 or 10 people, a good one to 5. 100 weighs both alike."),
    section=SECTION,
    smallest=100,
    largest=1000,
)
