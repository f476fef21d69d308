from datetime import timedelta

from django.utils import timezone

from zabota.webhooks.actions.renew_secret import renew_secret


def test_the_former_one_holds_for_a_day_more(webhook, dan):
    renewed = renew_secret(webhook, by=dan)
    renewed.refresh_from_db()
    assert renewed.former_secret == webhook.secret != renewed.secret
    assert renewed.former_until < timezone.now() + timedelta(days=1, minutes=1)
