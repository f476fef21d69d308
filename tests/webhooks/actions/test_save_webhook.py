import pytest

from zabota.core.errors import Refused
from zabota.webhooks.actions.save_webhook import save_webhook
from zabota.webhooks.models import Webhook
from zabota.webhooks.subscriptions import wanted

NAMES = ["conversation.opened"]


@pytest.mark.parametrize(
    "url",
    ["ftp://x.example", "http://x.example/", "https://", "x", "https://a:b@x.example/", "https://x:9999999/"],
)
def test_only_an_encrypted_address_of_a_server(dan, url):
    with pytest.raises(Refused):
        save_webhook(None, name="x", url=url, happenings=NAMES, by=dan)


@pytest.mark.parametrize("names", [[], ["conversation.dreamt"]])
def test_only_events_that_exist(dan, names):
    with pytest.raises(Refused):
        save_webhook(None, name="x", url="https://x.example/", happenings=names, by=dan)


def test_nobody_names_an_owner_who_sees_more(oleg, irina, pavel, north, central, nina):
    for owner, branch in ((irina, None), (pavel, None), (nina, north)):
        with pytest.raises(Refused):
            save_webhook(
                None,
                name="x",
                url="https://x.example/",
                happenings=NAMES,
                by=oleg,
                owner=owner,
                branch=branch,
            )
    made = save_webhook(
        None, name="x", url="https://x.example/", happenings=NAMES, by=oleg, owner=nina, branch=central
    )
    assert Webhook.objects.get() == made


def test_it_counts_at_once(dan):
    assert wanted() == frozenset()
    made = save_webhook(None, name="x", url="https://x.example/", happenings=NAMES, by=dan)
    assert wanted() == {"conversation.opened"}
    save_webhook(made, name="y", url="https://x.example/", happenings=["task.set"], by=dan)
    assert wanted() == {"task.set"}
