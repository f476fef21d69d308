from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, settings_pages

settings_pages.add(
    NavigationItem(
        "imports",
        _("Imports"),
        "upload",
        "imports:imports",
        "imports.run",
        order=62,
        more=_("Customers from another program, with a look before and a way back"),
    )
)
settings_pages.add(
    NavigationItem(
        "mailboxes",
        _("Mail from files"),
        "mail-opened",
        "imports:mailboxes",
        "imports.run",
        order=63,
        more=_("Conversations of before from a mailbox file, with a look before and a way back"),
    )
)
