from django.utils.translation import gettext_lazy as _

from zabota.core.navigation import NavigationItem, navigation

navigation.add(NavigationItem("visits", _("Appointments"), "calendar", "visits:day", "visits.use", order=17))
