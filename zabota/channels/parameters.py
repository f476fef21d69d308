from django.utils.translation import gettext_lazy as _

from zabota.company.parameters import parameter

parameter(
    "channels.smallest_free_megabytes",
    _("Free space below which nothing more is taken in, in MB"),
    200,
    kind="int",
    smallest=0,
    help=_("Mail then waits at its server, and the page of inboxes says so."),
    section=_("Channels"),
)
parameter(
    "channels.largest_mail_megabytes",
    _("Largest mail that is taken in, in MB"),
    50,
    kind="int",
    smallest=1,
    largest=200,
    section=_("Channels"),
)
