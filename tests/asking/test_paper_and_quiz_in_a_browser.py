"""Typed by hand on a phone: paper that readers key in, and a manager who names touchpoints."""

from django.urls import reverse
from playwright.sync_api import expect

from zabota.feedback.models import Response, TouchpointQuiz


def fits(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_paper_is_keyed_in_with_digits_alone(
    server, phone, signed_in, axe, batch, nina, oleg, cashier, queue
):
    first = signed_in(phone(locale="ru-RU"), nina)
    for reader in (first, signed_in(phone(color_scheme="dark", locale="ro-RO"), oleg)):
        number = "" if reader is first else "?number=1"
        reader.goto(reverse("asking:batch", args=[batch.pk]) + number)
        axe(reader)
        assert fits(reader)
        reader.locator(f"#mark-{cashier.id}").press_sequentially("0")
        expect(reader.locator(f"#mark-{queue.id}")).to_be_focused()
        reader.locator(f"#mark-{queue.id}").press_sequentially("7")
        reader.locator("#comment").fill("Ёлка, țipăt")
        with reader.expect_navigation():
            reader.locator("#comment").press("Enter")
    said = Response.objects.get()
    assert sorted(said.marks.values_list("score", flat=True)) == [7, 10]
    assert said.comment == "Ёлка, țipăt" and batch.sheets.get().second_by == oleg


def test_a_manager_names_what_comes_to_mind(server, phone, signed_in, axe, oleg, cashier, queue):
    page = signed_in(phone(locale="ru-RU"), oleg)
    page.goto(reverse("feedback:quizzes"))
    axe(page)
    with page.expect_navigation():
        page.locator("main form button").first.click()
    axe(page)
    for said in ("Кассир", "Очередь", "Вывеска на крыше"):
        page.locator("#one").fill(said)
        page.locator("#one").press("Enter")
    expect(page.locator("[data-count]")).to_have_text("3")
    assert fits(page)
    with page.expect_navigation():
        page.locator(".btn-wide").click()
    axe(page)
    assert fits(page) and TouchpointQuiz.objects.get().ended_at
