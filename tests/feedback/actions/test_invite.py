from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone, translation

from zabota.core.models import EventRecord
from zabota.core.registry import Registry
from zabota.customers.models import Consent, Customer
from zabota.feedback import policy
from zabota.feedback.actions.design_survey import design_survey
from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.mark_sent import mark_sent
from zabota.feedback.actions.retire_touchpoint import retire_touchpoint
from zabota.feedback.actions.revoke_invitation import revoke_invitation
from zabota.feedback.models import Invitation, Refusal
from zabota.feedback.policy import ReasonNotToAsk, words_of

NOON = datetime(2026, 3, 10, 10, tzinfo=UTC)


def refused(result: Invitation | Refusal, reason: str) -> bool:
    """Refused for this reason, kept, and explained in every language."""
    assert isinstance(result, Refusal) and Refusal.objects.filter(id=result.id).exists()
    for language in ("en", "ru", "ro"):
        with translation.override(language):
            assert all(
                str(words_of(name, facts)) not in ("", name) for name, facts in result.details["reasons"]
            )
    return result.reason == reason


def test_everyone_who_was_served_is_asked(alice, survey, talk):
    conversation = talk(alice)
    invitation = invite(conversation, survey)
    assert isinstance(invitation, Invitation)
    assert (invitation.customer, invitation.conversation, invitation.sent_at) == (alice, conversation, None)


def test_branch_employee_and_touchpoints_are_frozen_in_the_customers_language(
    vera, survey, talk, nina, central
):
    invitation = invite(talk(vera), survey)
    assert (invitation.branch, invitation.employee, invitation.language) == (central, nina, "ru")
    assert [line["name"] for line in invitation.touchpoints] == ["Регистратура", "Приём врача"]


def test_a_touchpoint_of_one_branch_is_asked_about_there_alone(bob, survey, talk):
    assert [line["name"] for line in invite(talk(bob), survey).touchpoints] == [
        "Recepția",
        "Parcarea",
        "Consultația medicului",
    ]


def test_it_announces_the_invitation(alice, survey, talk, central):
    invitation = invite(talk(alice), survey)
    event = EventRecord.objects.get(name="CustomerInvited")
    assert event.values == {"by_id": None, "invitation_id": invitation.id, "branch_id": central.id}


def test_a_customer_can_be_asked_without_a_conversation(bob, survey, north):
    assert invite(bob, survey).branch == north


def test_the_link_works_for_the_days_that_are_set(alice, survey, setting):
    setting("feedback.days_open", 5)
    assert invite(alice, survey, at=NOON).expires_at == NOON + timedelta(days=5)


def test_nobody_is_asked_again_before_the_gap_is_over(alice, survey):
    invite(alice, survey, at=NOON)
    assert refused(invite(alice, survey, at=NOON + timedelta(days=30, seconds=-1)), "too_soon")
    assert isinstance(invite(alice, survey, at=NOON + timedelta(days=30)), Invitation)


def test_the_gap_holds_backwards_too(alice, survey):
    invite(alice, survey, at=NOON)
    assert refused(invite(alice, survey, at=NOON - timedelta(days=29)), "too_soon")


def test_the_gap_is_a_setting(alice, survey, setting):
    setting("feedback.days_between", 2)
    invite(alice, survey, at=NOON)
    assert isinstance(invite(alice, survey, at=NOON + timedelta(days=2)), Invitation)


def test_nobody_is_asked_more_often_in_a_year_than_is_set(alice, survey, setting):
    setting("feedback.times_a_year", 2)
    for days in (0, 100):
        assert isinstance(invite(alice, survey, at=NOON + timedelta(days=days)), Invitation)
    assert refused(invite(alice, survey, at=NOON + timedelta(days=200)), "too_often")
    assert refused(invite(alice, survey, at=NOON - timedelta(days=200)), "too_often")
    assert isinstance(invite(alice, survey, at=NOON + timedelta(days=365)), Invitation)


def test_a_revoked_invitation_still_counts_for_the_rhythm(alice, survey, irina):
    revoke_invitation(invite(alice, survey), by=irina)
    assert refused(invite(alice, survey), "too_soon")


def test_who_withdrew_is_not_asked(alice, survey):
    Consent.objects.create(customer=alice, purpose="surveys", withdrawn_at=NOON, source="letter")
    refusal = invite(alice, survey)
    assert refused(refusal, "withdrawn")
    assert "2026" in words_of(*refusal.details["reasons"][0])


def test_privacy_means_no_survey_unless_the_customer_agreed_by_name(alice, survey):
    Customer.objects.filter(id=alice.id).update(privacy=Customer.Privacy.PRIVATE)
    assert refused(invite(alice, survey), "private")
    Consent.objects.create(customer=alice, purpose="surveys", given_at=timezone.now(), source="portal")
    assert isinstance(invite(alice, survey), Invitation)


def test_where_consent_is_needed_only_those_who_gave_it_are_asked(alice, bob, survey, setting):
    setting("feedback.consent_needed", True)
    Consent.objects.create(customer=bob, purpose="surveys", given_at=timezone.now(), source="card")
    assert refused(invite(alice, survey), "no_consent")
    assert isinstance(invite(bob, survey), Invitation)


def test_our_own_people_are_not_asked(alice, survey):
    Customer.objects.filter(id=alice.id).update(customer_class="own")
    assert refused(invite(alice, survey), "class")


def test_a_conversation_is_asked_about_once(alice, survey, talk):
    conversation = talk(alice)
    invite(conversation, survey, at=NOON)
    assert refused(invite(conversation, survey, at=NOON + timedelta(days=90)), "asked_already")


def test_a_survey_that_is_off_or_has_nothing_to_ask_is_not_sent(alice, survey, reception, doctor):
    for touchpoint in (reception, doctor):
        retire_touchpoint(touchpoint)
    assert refused(invite(alice, survey), "nothing_to_ask")
    design_survey(survey, [reception], switched_off_at=NOON)
    survey.refresh_from_db()
    assert refused(invite(alice, survey), "survey_off")


def test_every_reason_is_kept_not_only_the_first(alice, survey):
    invite(alice, survey, at=NOON)
    Consent.objects.create(customer=alice, purpose="surveys", withdrawn_at=NOON, source="letter")
    refusal = invite(alice, survey, at=NOON)
    assert [name for name, _facts in refusal.details["reasons"]] == ["withdrawn", "too_soon"]


def test_an_app_above_can_register_a_reason(alice, survey, monkeypatch):
    class OpenCase(ReasonNotToAsk):
        name = "open_case"
        label = "We are still putting something right with this customer."

        def holds(self, ask):
            return {"case": 7} if ask.customer == alice else None

    reasons: Registry = Registry("reasons not to ask")
    reasons.register(OpenCase)
    monkeypatch.setattr(policy, "reasons_not_to_ask", reasons)
    assert refused(invite(alice, survey), "open_case")


def test_a_merged_card_is_asked_as_the_person_it_became(alice, bob, survey):
    Customer.objects.filter(id=bob.id).update(merged_into=alice)
    assert invite(bob, survey).customer == alice
    assert refused(invite(alice, survey), "too_soon")


def test_an_unknown_language_falls_back_to_the_company(alice, survey, setting):
    Customer.objects.filter(id=alice.id).update(language="fr")
    setting("company.language", "ro")
    assert invite(alice, survey).language == "ro"


@pytest.mark.parametrize("sent", [True, False])
def test_reserving_counts_whether_or_not_it_was_sent(alice, survey, sent):
    invitation = invite(alice, survey)
    if sent:
        mark_sent(invitation)
    assert refused(invite(alice, survey), "too_soon")
