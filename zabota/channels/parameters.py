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
parameter(
    "channels.allowed_hosts",
    _("Servers in your own network that may be called"),
    "",
    help=_(
        "Names or addresses, parted by spaces, e.g. of your own Bot API server or SMS gateway. "
        "All other private addresses are refused, and so is what is not encrypted."
    ),
    section=_("Channels"),
)
parameter(
    "channels.largest_media_megabytes",
    _("Largest file that is fetched from a messenger, in MB"),
    50,
    kind="int",
    smallest=1,
    largest=200,
    section=_("Channels"),
)
