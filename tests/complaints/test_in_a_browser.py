"""The register, a complaint and the customer's page, on a phone and on a desk, in Russian, with axe."""

from zabota.complaints.actions.acknowledge_complaint import acknowledge_complaint
from zabota.complaints.actions.answer_complaint import answer_complaint
from zabota.complaints.models import Complaint


def test_irina_answers_on_a_phone_and_alice_says_what_she_thinks(
    server, signed_in, phone, desktop, axe, complaint, irina
):
    page = signed_in(phone(locale="ru-RU"), irina)
    page.goto("/complaints/")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("link", name="C1").first.click()
    page.get_by_role("button", name="Взять").click()
    page.get_by_label("Как сообщаем клиенту").first.select_option("phone")
    page.get_by_role("button", name="Сообщить клиенту").click()
    page.get_by_label("клиент прав").first.check()
    page.get_by_label("Ответ с обоснованием").first.fill("Поставили ещё шесть стульев.")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="Ответить", exact=True).click()
    page.get_by_text("Теперь слово за клиентом").wait_for()

    complaint.refresh_from_db()
    alice = desktop(locale="ru-RU", color_scheme="dark")
    alice.goto(f"/complaint/{complaint.token}/?language=ru")
    axe(alice)
    alice.get_by_label("Своими словами").fill("Теперь удобно")
    alice.get_by_role("button", name="Меня всё устраивает").click()
    alice.get_by_text("Вопрос закрыт").wait_for()
    axe(alice)
    assert Complaint.objects.get().view == "satisfied"


def test_where_they_come_from_and_what_everybody_may_read(
    server, signed_in, phone, desktop, axe, complaint, irina, dan, setting
):
    acknowledge_complaint(complaint, "phone", by=irina)
    answer_complaint(complaint, "Поставили", decision="upheld", way="phone", by=irina)
    setting("complaints.publish", True)
    for opened in (phone(locale="ru-RU", color_scheme="dark"), desktop(locale="ro-RO")):
        page = signed_in(opened, dan)
        for path in (
            "/complaints/where/?days=365",
            "/complaints/deadlines/",
            "/our-complaints/",
            "/complaints/new/?nobody=1",
        ):
            page.goto(path)
            axe(page)
            width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert width <= 0, path
