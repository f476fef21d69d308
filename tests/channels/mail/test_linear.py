"""Every compiled expression, and what is built of them, takes time that grows with the input only."""

import collections
import importlib
import inspect
import pkgutil
import random
import re
import time

import pytest

from zabota.channels import mail
from zabota.channels.mail.clean import clean_html
from zabota.channels.mail.nesting import is_parsable
from zabota.channels.mail.plain import html_to_text
from zabota.channels.mail.quotes import quote_start
from zabota.channels.mail.read import read
from zabota.channels.mail.reply import strip_quote

ATTACKS = (
    "a", " ", "\n", "\r\n", "\n ", ";", "; ", ";a=", ';a="', '"', '\\"', "(", ")", "<", "<a", "<a@", ">",
    ">\n", "=?", "=?a?q?", "=?a?q?x", "?=", "@", "a@", "a@b,", "0", "1.", "14.03.2025 ", "On ",
    "a scris ", "wrote ", "От: ", "-- ", "-", "_", "*", "data:", "data:a/b;base64,", "<meta ",
    "<meta charset", "\n--", "\n--a", "#1", "re: ", "Re[2]", "'", "rgb(", "rgb(1,",
    "<zabota.1.",
    "bounce-", "a-", "no", "nu-", "absent ", ": ", "a=b", "a=", "в ", "la ", "а", "\xa0",
)  # fmt: skip


USED = {"match", "search", "fullmatch", "finditer", "findall", "sub", "split"}


def uses():
    """(pattern,
    method) as the package calls them: `match` at one place costs less than `search` everywhere."""
    modules = [
        importlib.import_module(f"zabota.channels.mail.{module.name}")
        for module in pkgutil.iter_modules(mail.__path__)
    ]
    for module in modules:
        source = inspect.getsource(module)
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                methods = set(re.findall(rf"{name}\.(\w+)", source)) & USED
                assert methods, f"{module.__name__}.{name} is never used"
                for method in sorted(methods):
                    yield pytest.param(
                        value, method, id=f"{module.__name__.rpartition('.')[2]}.{name}.{method}"
                    )


def seconds(work) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def grows_too_fast(work, small: int, factor: int = 8) -> bool:
    """True when `factor` times the input takes far more than `factor` times as long, and noticeably long."""
    start = time.process_time()
    work(small * factor)
    if time.process_time() - start < 0.05:
        return False
    return seconds(lambda: work(small * factor)) > 4 * factor * max(seconds(lambda: work(small)), 1e-5)


@pytest.mark.parametrize(("pattern", "method"), list(uses()))
def test_no_expression_backtracks_on_an_attack(pattern, method):
    for attack in ATTACKS:
        for end in ("", "\x01", "!x"):

            def work(length, attack=attack, end=end):
                text = attack * (length // len(attack)) + end
                apply(pattern, method, text.encode() if isinstance(pattern.pattern, bytes) else text)

            assert not grows_too_fast(work, 8_000), (attack, end)


def apply(pattern, method, subject):
    """Call the pattern as the code does and use up what it gives."""
    if method == "sub":
        pattern.sub(subject[:0], subject)
    elif method == "finditer":
        collections.deque(pattern.finditer(subject), maxlen=0)
    else:
        getattr(pattern, method)(subject)


def test_the_check_sees_a_quadratic_expression():
    bad = re.compile(r"\s+(?=x)")
    assert grows_too_fast(lambda length: bad.search(" " * length + "y"), 800)


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_built_of_them_is_quadratic_either(attack):
    def whole(length):
        text = attack * (length // len(attack))
        strip_quote(text)
        read(f"To: {text}\nSubject: {text}\nContent-Type: {text}\n\n{text}".encode())

    assert not grows_too_fast(whole, 4_000)


@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<table>",
        "<b>",
        "<svg><tr>",
        "<p>",
        "</p>",
        "<td>",
        "<a x=1>",
        "<!--",
        " ",
        "&amp",
        "<li><ul>",
    ],
)
def test_html_of_any_depth_takes_bounded_time(piece):
    html = piece * (1_000_000 // len(piece)) + "the last word"
    assert seconds(lambda: html_to_text(html)) < 10
    assert seconds(lambda: clean_html(html)) < 10


def test_many_attributes_take_bounded_time():
    html = "<a " + " ".join(f"a{n}=1" for n in range(100_000)) + ">word</a>"
    assert seconds(lambda: html_to_text(html)) < 10
    assert "word" in clean_html(html)


def test_many_introductions_take_bounded_time():
    assert not grows_too_fast(lambda length: quote_start(["On Friday Alice wrote"] * length), 1_000)


TAGS = "div span p table tr td li ul b i a font button select option svg math tbody foreignObject h1".split()


def test_whatever_counts_as_parsable_is_parsed_in_bounded_time():
    parsed = 0
    for number in range(400):
        chance = random.Random(number)
        pieces = [
            chance.choice(["<{}>", "</{}>", "<{} x=1>", "x{}"]).format(chance.choice(TAGS))
            for _ in range(chance.randint(1, 6))
        ]
        html = "".join(pieces) * (8_000 // len(pieces))
        if is_parsable(html):
            parsed += 1
            assert seconds(lambda html=html: html_to_text(html)) < 5, pieces
            assert seconds(lambda html=html: clean_html(html)) < 5, pieces
    assert parsed > 40


def test_a_long_sloppy_newsletter_is_parsable():
    row = '<tr><td><p>Ofertă<br><font color="red"><b>10 %</b></font><div><span>x</span></div></td></tr>'
    assert is_parsable("<!--[if mso]><table><tr><td><![endif]--><table>" + row * 2_000 + "</table>")
