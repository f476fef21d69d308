from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, Tab, Tabs, navigation, tabs

navigation.add(
    NavigationItem("answers", _("Answers"), "writing", "answers:replies", "desk.answer", order=16, key="g a")
)
tabs.add(
    Tabs(
        "answers",
        _("Prepared answers"),
        (
            Tab(_("Saved replies"), "answers:replies", "writing"),
            Tab(_("Macros"), "answers:macros", "bolt"),
            Tab(_("Nothing concrete"), "answers:vague", "mood-empty"),
            Tab(_("No answer yet"), "answers:questions", "question-mark"),
            Tab(_("Products"), "knowledge:products", "package"),
        ),
    )
)
