from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, navigation

navigation.add(
    NavigationItem("answers", _("Answers"), "writing", "answers:replies", "desk.answer", order=16, key="g a")
)
