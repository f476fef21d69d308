"""What the staff does on the pages of the desk, a program does over HTTP; or it is said here why not."""

import re
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[2] / "zabota"
APPS = (
    "desk channels reception answers knowledge rules routing orders agenda visits asides custody privacy "
    "complaints recovery customers"
).split()
CALL = re.compile(r"^from zabota\.(\w+)\.actions\.(\w+) import .*", re.M)
OF_PEOPLE_ONLY = {
    ("channels", "connect_inbox"): "holds the secrets of a provider, by a form of each kind",
    ("channels", "change_inbox"): "the same",
    ("channels", "set_up_inbox"): "tells the provider where to post; done once, at the form",
    ("channels", "take_in"): "the web door of other programs has a key of its own",
    ("channels", "note_seen"): "the visitor's browser says it in the chat",
    ("company", "set_parameter"): "the company's settings are no verb of the desk",
    ("complaints", "tell_customer"): "answering, acknowledging and putting off tell the customer",
    ("custody", "receive_document"): "the customer sends it by the link",
    ("custody", "decline_document"): "the customer says no by the link",
    ("customers", "add_new_customer"): "a card and an expectation, which are two operations",
    ("reception", "welcome"): "a card, an expectation and a visit, which are three operations",
    ("visits", "ask_to_move"): "the customer asks by the link",
    ("visits", "hear_word"): "the customer says it by the link",
}


def called(files: Iterable[Path]) -> set[tuple[str, str]]:
    return {verb for file in files for verb in CALL.findall(file.read_text())}


def test_every_verb_of_the_pages_is_an_operation_or_says_why_not():
    by_pages = called(page for app in APPS for page in (ROOT / app / "views").rglob("*.py"))
    by_programs = called([*ROOT.glob("*/*api.py"), *ROOT.glob("*/*/api.py")])
    assert len(by_pages) > 150 and by_pages - by_programs == set(OF_PEOPLE_ONLY)
