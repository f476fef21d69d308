from zabota.core.models import EventRecord
from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.remove_quota import remove_quota
from zabota.feedback.actions.set_quota import set_quota
from zabota.feedback.models import Invitation


def test_without_it_as_many_are_asked_as_the_rest_allows(survey, alice, vera):
    quota = set_quota(1, "year")
    invite(alice, survey)
    remove_quota(quota)
    remove_quota(quota)
    assert isinstance(invite(vera, survey), Invitation)
    assert EventRecord.objects.filter(name="QuotasChanged").count() == 2
