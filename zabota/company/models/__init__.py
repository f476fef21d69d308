from zabota.company.models.api_token import ApiToken
from zabota.company.models.branch import Branch
from zabota.company.models.business_hours import BusinessHours, Holiday
from zabota.company.models.department import Department
from zabota.company.models.parameter import ParameterValue
from zabota.company.models.role import Role
from zabota.company.models.skill import Skill
from zabota.company.models.team import Team
from zabota.company.models.user import User

__all__ = [
    "ApiToken",
    "Branch",
    "BusinessHours",
    "Department",
    "Holiday",
    "ParameterValue",
    "Role",
    "Skill",
    "Team",
    "User",
]
