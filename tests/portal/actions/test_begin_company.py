import pytest

from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.core.errors import Refused
from zabota.desk.models import ContactReason, SlaPolicy
from zabota.feedback.models import Touchpoint
from zabota.portal.actions.begin_company import begin_company

ANSWERS = {
    "company": "Клиника «Забота»",
    "profile": "clinic",
    "name": "Дан",
    "email": "dan@zabota.example",
    "password": "a long password",
}


def test_a_company_begins_with_its_administrator_and_what_its_sector_needs(db):
    dan = begin_company(**ANSWERS)
    assert dan.may("company.manage_users") and dan.check_password("a long password")
    assert (value_of("company.name"), value_of("company.profile")) == ("Клиника «Забота»", "clinic")
    assert SlaPolicy.objects.exists() and ContactReason.objects.exists() and Touchpoint.objects.exists()


def test_there_is_one_first_administrator(db):
    begin_company(**ANSWERS)
    with pytest.raises(Refused):
        begin_company(**{**ANSWERS, "email": "other@zabota.example"})
    assert User.objects.count() == 1
