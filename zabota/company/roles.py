"""The roles that come with the product. Which permissions they start with stands beside each permission."""

from django.utils.translation import gettext_noop as _

FRONT_OFFICE = "front_office"
DESK = "desk_specialist"
RELATIONS = "customer_relations"
TEAM_LEAD = "team_lead"
SERVICE_MANAGER = "service_manager"
HR = "hr_trainer"
MARKETER = "marketer"
DIRECTOR = "director"
DATA_KEEPER = "data_keeper"
ADMINISTRATOR = "administrator"

ROLES = {
    FRONT_OFFICE: _("Front office"),
    DESK: _("Desk specialist"),
    RELATIONS: _("Customer relations"),
    TEAM_LEAD: _("Team lead"),
    SERVICE_MANAGER: _("Service manager"),
    HR: _("HR and trainer"),
    MARKETER: _("Marketer"),
    DIRECTOR: _("Director"),
    DATA_KEEPER: _("Data keeper"),
    ADMINISTRATOR: _("Administrator"),
}
"""Their names as they are stored: a Role shows its own in the reader's language until somebody renames it."""
SEE_ALL_BRANCHES = {RELATIONS, SERVICE_MANAGER, HR, MARKETER, DIRECTOR, DATA_KEEPER, ADMINISTRATOR}
EVERYONE = tuple(ROLES)
SERVING = (FRONT_OFFICE, DESK, RELATIONS, TEAM_LEAD, SERVICE_MANAGER, ADMINISTRATOR)
LEADING = (TEAM_LEAD, SERVICE_MANAGER, DIRECTOR, ADMINISTRATOR)
