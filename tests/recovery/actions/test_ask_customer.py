from tests.recovery.conftest import TUESDAY
from zabota.channels.models import Dispatch
from zabota.recovery.actions.ask_customer import ask_customer
from zabota.recovery.actions.confirm_case import confirm_case
from zabota.recovery.actions.fix_case import fix_case


def test_before_it_is_put_right_nothing_is_asked(case, irina):
    assert not ask_customer(case, by=irina)
    assert not Dispatch.objects.exists()


def test_after_the_customer_s_word_nothing_is_asked(case, irina):
    fix_case(case, "Перезаписали", by=irina, at=TUESDAY)
    confirm_case(case)
    assert not ask_customer(case, by=irina)


def test_it_is_asked_in_the_customer_s_language(case, irina):
    case.customer.language = "ru"
    case.customer.save()
    fix_case(case, "Перезаписали", by=irina, at=TUESDAY)
    assert "Всё ли теперь исправлено" in Dispatch.objects.get().body
