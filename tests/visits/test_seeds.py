from django.utils import timezone

from tests.cast import greet
from zabota.visits.models import Appointment
from zabota.visits.seeds import seed_appointments


def test_a_demo_day_has_appointments_in_every_state(central, nina, oleg, lena, mail_inbox):
    for number in range(9):
        greet(f"Гость {number}", f"guest{number}@example.com", central)
    seed_appointments(central, [nina, oleg], lena, timezone.now())
    found = {one.state for one in Appointment.objects.all()}
    assert found == {"confirmed", "moving", "called_off", "booked", "held", "past"}
    assert Appointment.objects.filter(word="not_all").count() == 1
