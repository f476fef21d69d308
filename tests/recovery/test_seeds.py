from datetime import timedelta

from zabota.recovery import seeds
from zabota.recovery.models import CallScript, GoodwillLimit


def test_they_are_provided_once_and_leave_what_was_changed(irina):
    seeds.provide()
    CallScript.objects.filter(language="ru").update(text="Своё")
    GoodwillLimit.objects.update(amount=1)
    seeds.provide()
    assert CallScript.objects.get(language="ru").text == "Своё"
    assert set(GoodwillLimit.objects.values_list("amount", flat=True)) == {1}


def test_a_case_is_played_to_its_end(case, irina):
    seeds.provide()
    seeds.play_no_answer(case, irina, after=timedelta(minutes=20))
    seeds.play_contact(case, irina, "Рассказала, как было", after=timedelta(hours=1))
    gift = ("money", "Такси", 120)
    seeds.play_fix(case, irina, "Перезаписали", after=timedelta(hours=5), gift=gift)
    seeds.play_word(case, "Да", after=timedelta(hours=20), mark=9)
    case.refresh_from_db()
    assert (case.ending, case.mark_after, case.goodwill.get().is_given) == ("confirmed", 9, True)
