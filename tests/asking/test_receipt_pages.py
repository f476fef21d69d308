"""What a stranger with a receipt sees: the questions, the faces, what they bring, and nothing of anybody."""

from django.urls import reverse

from zabota.asking.models import Receipt, Smiley, Voucher
from zabota.asking.signing import sign
from zabota.feedback.models import Invitation, Response
from zabota.recovery.models import RecoveryCase


def test_a_receipt_s_code_leads_to_a_mark_with_its_branch_and_till(
    client, till, slip, cashier, queue, central
):
    url = reverse("asking:receipt_page", args=[sign(till.key, "receipt", slip())])
    page = client.get(url, {"language": "ro"})
    assert "Casierul" in page.content.decode() and not Invitation.objects.exists(), "looking writes nothing"
    wrong = client.post(url, {f"mark-{cashier.id}": "77"})
    assert wrong.status_code == 422 and not Receipt.objects.exists()
    said = {f"mark-{cashier.id}": "3", f"why-{cashier.id}": "Грубил", f"mark-{queue.id}": "9"}
    assert client.post(f"{url}?language=ru", said).status_code == 302
    response = Response.objects.get()
    assert (response.branch, response.invitation.visit["till"]) == (central, "Касса 1")
    assert "Спасибо" in client.get(f"{url}?language=ru").content.decode()
    client.post(url, {f"mark-{cashier.id}": "10"})
    assert Response.objects.get().lowest == 3


def test_a_changed_an_old_and_a_foreign_purpose_link_are_refused(client, till, slip):
    token = sign(till.key, "receipt", slip())
    changed = token.replace("000123", "000124")
    old = sign(till.key, "receipt", slip(hours=24 * 15))
    for name, wrong, status in (
        ("receipt_page", changed, 404),
        ("smileys_page", token, 404),
        ("receipt_page", sign(till.key, "smileys", slip()), 404),
        ("receipt_page", old, 410),
        ("smileys_page", sign(till.key, "smileys", slip(hours=24 * 15)), 410),
    ):
        url = reverse(f"asking:{name}", args=[wrong])
        assert client.get(url).status_code == status
        assert client.post(url, {"face": "1"}).status_code == status
    assert not Receipt.objects.exists() and not Voucher.objects.exists()


def test_a_printed_face_only_chooses_and_the_indignant_get_a_code(client, till, slip, nina):
    url = reverse("asking:smileys_page", args=[sign(till.key, "smileys", slip())])
    assert 'value="1" checked' in client.get(url, {"face": "1"}).content.decode()
    assert not Smiley.objects.exists()
    assert client.post(url, {"face": "9"}).status_code == 422
    client.post(url, {"face": "1", "comment": "Холодный суп"})
    voucher = Voucher.objects.get()
    shown = client.get(url).content.decode()
    assert voucher.code[:4] in shown and "10 % off" in shown and "tip" not in shown
    client.force_login(nina)
    done = client.post(reverse("asking:vouchers"), {"code": voucher.code, "bill": "55"}, follow=True)
    assert "10 % off" in done.content.decode() and "bill 55" in done.content.decode()
    again = client.post(reverse("asking:vouchers"), {"code": voucher.code})
    assert again.status_code == 422 and "redeemed already" in again.content.decode()


def test_who_chose_a_low_smiley_may_be_called_back_and_the_case_opens(client, till, slip):
    url = reverse("asking:smileys_page", args=[sign(till.key, "smileys", slip())])
    client.post(url, {"face": "1", "comment": "Холодный суп"})
    assert "Позвонить" in client.get(url, {"language": "ru"}).content.decode()
    wrong = client.post(f"{url}contact/", {"contact": "нет"})
    assert wrong.status_code == 422 and not RecoveryCase.objects.exists()
    client.post(f"{url}contact/", {"contact": "+373 69 111 222", "name": "Ёлкина"})
    assert RecoveryCase.objects.get().customer == Response.objects.get().customer
    assert "contact/" not in client.get(url).content.decode(), "nobody is asked twice"


def test_the_most_satisfied_may_leave_a_tip_and_the_share_by_cashier_is_shown(
    client, till, slip, oleg, setting
):
    for number, face in enumerate("11255", 1):
        url = reverse("asking:smileys_page", args=[sign(till.key, "smileys", slip(f"{number}"))])
        client.post(url, {"face": face})
    assert "5 to 10 %" in client.get(url).content.decode()
    client.force_login(oleg)
    page = client.get(reverse("asking:smileys")).content.decode()
    assert "Nina" in page and "60 %" in page and "n = 5" in page


def test_anonymous_surveys_stay_anonymous_from_a_receipt(client, till, slip, cashier, survey):
    survey.is_anonymous = True
    survey.save()
    url = reverse("asking:receipt_page", args=[sign(till.key, "receipt", slip())])
    client.post(url, {f"mark-{cashier.id}": "2"})
    said = Response.objects.get()
    assert said.invitation.is_sheet and not said.invitation.visit and said.invitation.employee is None
    assert client.get(url).status_code == 200
    client.post(url, {f"mark-{cashier.id}": "9"})
    assert Response.objects.count() == 1
