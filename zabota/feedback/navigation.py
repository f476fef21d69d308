from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, Tab, Tabs, navigation, tabs

navigation.add(
    NavigationItem(
        "feedback", _("Feedback"), "mood-smile", "feedback:responses", "feedback.see", order=30, key="g m"
    )
)
tabs.add(
    Tabs(
        "feedback",
        _("Feedback"),
        (
            Tab(_("Answers"), "feedback:responses"),
            Tab(_("Touchpoints"), "feedback:touchpoints"),
            Tab(_("Surveys"), "feedback:surveys"),
            Tab(_("Waves"), "feedback:waves"),
            Tab(_("Not asked"), "feedback:refusals"),
            Tab(_("Warning signs"), "feedback:guards"),
        ),
    )
)
