from datetime import timedelta

from django.utils import timezone

from zabota.reading.actions.rebuild import rebuild

TODAY = timezone.localdate()  # in UTC: a branch may be a day further
SPAN = f"since={TODAY - timedelta(days=7)}&until={TODAY + timedelta(days=2)}"


def test_scores_are_told_with_n_and_interval(program, answer, reception, doctor, central, north, maria):
    for score in (10, 9, 9, 8, 3):
        answer(central, {reception: score, doctor: 10})
    answer(north, {reception: 2})
    rebuild()
    [whole] = program(maria)("get", f"/scores?{SPAN}").json()
    assert (whole["promoters"], whole["passives"], whole["critics"]) == (8, 1, 2)
    assert whole["n"] == 6 and whole["low"] < whole["nps"] < whole["high"] and whole["is_thin"]
    by = {row["of"]: row for row in program(maria)("get", f"/scores?{SPAN}&by=touchpoint").json()}
    assert (by[reception.id]["critics"], by[doctor.id]["nps"]) == (2, 100)
    days = program(maria)("get", f"/scores?{SPAN}&by=day").json()
    assert sum(row["critics"] for row in days) == 2


def test_another_branch_s_scores_are_not_told(program, answer, reception, central, north, oleg):
    answer(central, {reception: 9})
    answer(north, {reception: 1})
    rebuild()
    [own] = program(oleg)("get", f"/scores?{SPAN}&by=branch").json()
    assert (own["of"], own["critics"]) == (central.id, 0)
    [whole] = program(oleg)("get", f"/scores?{SPAN}").json()
    assert (whole["promoters"], whole["critics"]) == (1, 0)
    assert program(oleg)("get", f"/scores?{SPAN}&branch_id={north.id}").status_code == 404
    assert program(oleg)("get", f"/scores?since={TODAY}&until={TODAY}").status_code == 422
    assert program(oleg)("get", "/scores/alarms").json()["rows"] == []
