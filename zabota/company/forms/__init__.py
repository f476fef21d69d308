from zabota.company.forms.hours import HolidayForm, PublicHolidaysForm, WeekForm
from zabota.company.forms.parameters import ParametersForm
from zabota.company.forms.people import ProfileForm, RoleForm, TokenForm, UserForm
from zabota.company.forms.places import BranchForm, DepartmentForm, TeamForm

__all__ = [
    "BranchForm",
    "DepartmentForm",
    "HolidayForm",
    "ParametersForm",
    "ProfileForm",
    "PublicHolidaysForm",
    "RoleForm",
    "TeamForm",
    "TokenForm",
    "UserForm",
    "WeekForm",
]
