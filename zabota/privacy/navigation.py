from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, settings_pages

settings_pages.add(
    NavigationItem(
        "erasures",
        _("Erased people"),
        "shield-lock",
        "privacy:erasures",
        "privacy.see",
        order=61,
        more=_("Who was erased, when and by whom: a proof for each, that names nobody"),
    )
)
settings_pages.add(
    NavigationItem(
        "retention",
        _("How long things are kept"),
        "clock",
        "privacy:retention",
        "privacy.see",
        order=62,
        more=_("By sort and branch; what a rule would empty is shown before it does"),
    )
)
settings_pages.add(
    NavigationItem(
        "accesses",
        _("Who looked"),
        "eye",
        "privacy:accesses",
        "privacy.see",
        order=63,
        more=_("Who opened which customer's card, conversation, file, document or export"),
    )
)
