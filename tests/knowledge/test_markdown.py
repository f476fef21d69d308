import pytest

from zabota.knowledge.markdown import as_html


def test_a_heading_never_competes_with_the_pages_own():
    assert "<h2>Cum</h2>" in as_html("# Cum")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "<img src=x onerror=alert(1)>",
        "[x](data:text/html,x)",
    ],
)
def test_nothing_in_a_help_page_runs(text):
    shown = as_html(text)
    assert "<script" not in shown and "<img" not in shown and 'href="javascript' not in shown
    assert 'href="data' not in shown
