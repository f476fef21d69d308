"""Texts are taken from code and templates, translations are kept, and files change only when words do."""

import gettext

import pytest

from zabota.core.catalogues import catalogue_path, compile_file, messages_of, state_of

CODE = """
from django.utils.translation import gettext as _, ngettext, pgettext
title = _("Open conversations")
count = ngettext("%(n)s day", "%(n)s days", 3)
state = pgettext("of a conversation", "Open")
"""
TEMPLATE = """{% load i18n %}
  {% if x %}
      <h1>{% translate "Résumé of the day" %}</h1>
 {% endif %}
{% blocktranslate trimmed count n=days %}
  {{ n }} promise is late
{% plural %}
  {{ n }} promises are late
{% endblocktranslate %}
<p title="{% translate 'Waiting on us' context 'queue' %}">it's "quoted" {{ name|default:_("nobody") }}</p>
"""


@pytest.fixture
def app(tmp_path):
    (tmp_path / "templates" / "desk").mkdir(parents=True)
    (tmp_path / "views.py").write_text(CODE)
    (tmp_path / "templates" / "desk" / "page.html").write_text(TEMPLATE)
    return tmp_path


def write(app, language="ru"):
    state = state_of(app, language, messages_of(app))
    state.path.parent.mkdir(parents=True, exist_ok=True)
    state.path.write_text(state.text)
    return state


def translate(app, english, words, language="ru"):
    path = catalogue_path(app, language)
    text = path.read_text()
    assert f'msgid "{english}"\nmsgstr ""' in text
    path.write_text(text.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{words}"'))


def test_texts_of_code_and_of_templates_are_found(app):
    found = messages_of(app)
    for text in ("Open conversations", "Résumé of the day", "nobody", "%(n)s day", "%(n)s promise is late"):
        assert text in found
    assert found.get("Open", "of a conversation") and found.get("Waiting on us", "queue")
    assert len(found) == 7


@pytest.mark.parametrize("language", ["ru", "ro"])
def test_russian_and_romanian_have_three_plural_forms(app, language):
    assert "nplurals=3" in write(app, language).text
    assert 'msgstr[2] ""' in write(app, language).text


def test_a_translation_is_kept_and_compiled(app):
    write(app)
    translate(app, "Open conversations", "Открытые обращения")
    write(app)
    path = catalogue_path(app, "ru")
    compile_file(path)
    with path.with_suffix(".mo").open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("Open conversations") == "Открытые обращения"


def test_writing_twice_changes_nothing_and_names_no_dates_or_lines(app):
    write(app)
    again = state_of(app, "ru", messages_of(app))
    assert not again.stale
    assert "Date" not in again.text and "views.py" not in again.text and "Generated" not in again.text


def test_a_text_that_is_gone_goes_from_the_catalogue(app):
    write(app)
    translate(app, "Open conversations", "Открытые обращения")
    (app / "views.py").write_text("")
    state = state_of(app, "ru", messages_of(app))
    assert state.stale and "Открытые обращения" not in state.text


def test_what_is_untranslated_fuzzy_or_has_a_lost_placeholder_is_named(app):
    first = write(app)
    assert len(first.untranslated) == 7 and not first.is_complete
    (app / "views.py").write_text('_("Hello %(name)s")\n_("Late")\n')
    write(app)
    translate(app, "Hello %(name)s", "Привет, %(имя)s")
    path = catalogue_path(app, "ru")
    path.write_text(
        path.read_text().replace('msgid "Late"\nmsgstr ""', '#, fuzzy\nmsgid "Late"\nmsgstr "Поздно"')
    )
    state = state_of(app, "ru", messages_of(app))
    assert state.fuzzy == ["Late"]
    assert len(state.wrong) == 1 and state.wrong[0].startswith("Hello")


def test_an_app_without_texts_needs_no_file(tmp_path):
    assert state_of(tmp_path, "ru", messages_of(tmp_path)).is_complete
