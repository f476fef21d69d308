import pytest

from zabota.answers.actions.save_reply import SEARCHED, save_reply
from zabota.core.errors import Refused
from zabota.core.search import find


def test_a_language_without_words_is_taken_away(hours_reply):
    save_reply(hours_reply, name="Часы", texts={"ru": "С 9 до 18", "ro": " "})
    assert list(hours_reply.texts.values_list("language", "text")) == [("ru", "С 9 до 18")]


def test_it_is_found_in_any_form_and_without_diacritics(hours_reply):
    for words in ("открыта", "deschis", "deschisi", "часа"):
        assert find(SEARCHED, words).values_list("object_id", flat=True)[0] == hours_reply.id


def test_a_field_that_nobody_knows_never_reaches_a_customer(db):
    with pytest.raises(Refused, match=r"\{custmer\}.*\{customer\}"):
        save_reply(None, name="x", texts={"en": "Hello {custmer}"})


def test_without_a_text_it_is_none(db):
    with pytest.raises(Refused):
        save_reply(None, name="x", texts={"en": "  "})
