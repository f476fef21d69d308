from django.utils import timezone

from zabota.asides.models import Aside
from zabota.asides.seeds import seed_asides
from zabota.desk.actions.open_conversation import open_conversation


def test_a_demo_has_a_question_that_is_answered_and_one_that_is_waited_for(asked, vera, nina, mail_inbox):
    open_conversation(inbox=mail_inbox, customer=vera, text="Где заказ?", by=None, from_customer=True)
    seed_asides(nina, timezone.now())
    assert {aside.state for aside in Aside.objects.all()} == {"answered", "waiting"}
