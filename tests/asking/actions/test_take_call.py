from datetime import timedelta

from django.utils import timezone

from zabota.asking.actions.record_call import record_call
from zabota.asking.actions.take_call import take_call
from zabota.asking.models import Call
from zabota.feedback.actions.invite import invite
from zabota.feedback.models import Invitation


def test_two_interviewers_have_two_customers_and_one_s_own_comes_again(call_list, nina, oleg):
    first, second = take_call(call_list, by=nina), take_call(call_list, by=oleg)
    assert first.customer != second.customer and take_call(call_list, by=nina) == first
    record_call(first, "refused", by=nina)
    assert take_call(call_list, by=nina) is None
    later = timezone.now() + timedelta(minutes=31)
    assert take_call(call_list, by=nina, at=later) == second, "left half done, it comes back"


def test_whom_the_policy_spares_is_passed_over_with_the_reason(call_list, survey, alice, vera, nina):
    invite(alice, survey)
    assert take_call(call_list, by=nina).customer == vera
    spared = Call.objects.get(customer=alice)
    assert spared.outcome == "not_asked" and [name for name, _facts in spared.reasons] == ["too_soon"]
    assert Invitation.objects.count() == 1, "asking the policy reserves nothing"


def test_nobody_calls_another_branch_s_customers(call_list, pavel):
    assert take_call(call_list, by=pavel) is None
