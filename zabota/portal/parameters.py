"""What only the house itself writes: no page offers it."""

from django.utils.translation import gettext_lazy as _

from zabota.company.parameters import parameter

parameter("demo.people", _("Whom to look around as"), [], kind="hidden")
parameter("portal.begins_empty", _("Whether an empty database stays empty"), False, kind="hidden")
parameter("portal.first_nonce", _("What the link of the first administrator is made with"), "", kind="hidden")
