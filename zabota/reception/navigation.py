from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, navigation, settings_pages

navigation.add(
    NavigationItem(
        "reception",
        _("Front office"),
        "user-search",
        "reception:home",
        permission="reception.use",
        order=12,
        key="g f",
    )
)
settings_pages.add(
    NavigationItem(
        "extensions",
        _("Telephones"),
        "phone",
        "reception:extensions",
        permission="reception.set_extensions",
        order=45,
        more=_("Whose telephone has which number: the caller's card opens where it rings."),
    )
)
