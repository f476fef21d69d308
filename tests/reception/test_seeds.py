from django.utils.translation import override

from zabota.channels.models import Inbox
from zabota.customers.actions.add_customer import add_customer
from zabota.reception.models import BookEntry, Call, Consultation, HandOver, SeniorCall
from zabota.reception.seeds import seed_front_office


def test_a_front_office_in_the_middle_of_a_day(central, lena, nina, oleg, mail_inbox):
    for number in range(8):
        add_customer(name=f"Клиент {number}", addresses=[("email", f"k{number}@example.com")], branch=central)
    with override("ru"):
        seed_front_office(central, lena, nina, oleg)
    assert HandOver.objects.waiting().count() == 1 and HandOver.objects.returned().count() == 1
    assert BookEntry.objects.get().photo.is_picture and SeniorCall.objects.get().waited_seconds == 180
    assert Call.objects.count() == 2 and Consultation.objects.to_come().count() == 1
    assert Inbox.objects.filter(kind="video").exists()


def test_an_empty_company_gets_nothing(central, lena, nina, oleg):
    seed_front_office(central, lena, nina, oleg)
    assert not HandOver.objects.exists()
