from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, Tab, Tabs, navigation, tabs

navigation.add(
    NavigationItem("reading", _("Scores"), "chart-dots", "reading:map", "feedback.see", order=31, key="g v")
)
tabs.add(
    Tabs(
        "reading",
        _("Scores"),
        (
            Tab(_("Map"), "reading:map"),
            Tab(_("Branches"), "reading:branches"),
            Tab(_("People"), "reading:people"),
            Tab(_("What changed"), "reading:changes"),
            Tab(_("Signal or noise"), "reading:charts"),
            Tab(_("What matters most"), "reading:drivers"),
            Tab(_("Words"), "reading:words"),
            Tab(_("Response rates"), "reading:rates"),
            Tab(_("Made better"), "reading:betterments"),
            Tab(_("Alarms"), "reading:alarms"),
        ),
    )
)
