"""The staff's pages of feedback while there is nothing yet; the full ones are among every page's test."""

PAGES = ["", "touchpoints/", "touchpoints/new/", "surveys/", "surveys/new/", "refusals/", "guards/"]
PAGES += ["waves/", "waves/new/", "quotas/"]


def test_an_empty_company_sees_pages_that_fit_and_are_accessible(phone, signed_in, dan, central, axe):
    page = signed_in(phone(color_scheme="light"), dan)
    for path in PAGES:
        assert page.goto(f"/feedback/{path}").status == 200, path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        axe(page)
