import pytest

from tests.cast import hire
from zabota.asking.actions.rate_by_smiley import rate_by_smiley
from zabota.asking.models import CallList, Voucher
from zabota.company.models import Role


@pytest.fixture
def marketer(central):
    """Of one branch: the role as it comes sees all."""
    Role.objects.filter(key="marketer").update(sees_all_branches=False)
    return hire("Elena", "marketer", central)


def test_tills_and_kiosks_are_told_without_their_keys(program, till, kiosk, oleg, north):
    told = program(oleg)("get", "/asking/tills")
    assert [row["name"] for row in told.json()["rows"]] == ["Касса 1"]
    assert till.key not in told.content.decode()
    told = program(oleg)("get", "/asking/kiosks")
    assert [row["name"] for row in told.json()["rows"]] == ["У выхода"]
    assert kiosk.nonce not in told.content.decode() and kiosk.token not in told.content.decode()
    assert program(hire("Ana", "team_lead", north))("get", "/asking/tills").json()["rows"] == []


def test_a_call_list_holds_only_customers_one_may_see(program, survey, marketer, irina, alice, bob):
    wanted = {"name": "Ноябрь", "survey_id": survey.id, "customer_ids": [alice.id, alice.id, bob.id]}
    made = program(marketer)("post", "/asking/call-lists", wanted).json()
    assert (made["total"], made["left"]) == (1, 1)
    assert CallList.objects.get().calls.get().customer == alice
    assert [row["id"] for row in program(irina)("get", "/asking/call-lists").json()["rows"]] == [made["id"]]
    assert program(irina)("post", "/asking/call-lists", wanted).status_code == 403
    nobody = program(marketer)("post", "/asking/call-lists", {**wanted, "customer_ids": [bob.id]})
    assert nobody.status_code == 422 and CallList.objects.count() == 1


def test_a_discount_code_works_once(program, till, slip, nina, irina):
    rate_by_smiley(till, slip(), 1)
    code = Voucher.objects.get().code
    taken = program(nina)("post", "/asking/vouchers/redeem", {"code": code, "bill": "Счёт 55"})
    assert taken.json()["bill"] == "Счёт 55" and taken.json()["redeemed_at"]
    assert program(irina)("post", "/asking/vouchers/redeem", {"code": code}).status_code == 422
