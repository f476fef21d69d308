from django.utils.translation import gettext_lazy as _

from zabota.company.parameters import parameter

parameter(
    "privacy.access_days",
    _("Days to keep who opened what"),
    730,
    kind="int",
    help=_("Cards, conversations, files, originals, documents and exports that colleagues opened."),
    section=_("Data about people"),
    smallest=30,
    largest=3650,
)
