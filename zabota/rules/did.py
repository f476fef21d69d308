"""The words for what a rule did, by the names that `do_deeds` returns."""

from django.utils.translation import gettext_lazy as _

DID = {
    "note": _("left a note"),
    "team": _("handed over"),
    "assign": _("gave it to somebody"),
    "reply": _("sent a message"),
    "snooze": _("put it away"),
    "resolve": _("resolved it"),
}
