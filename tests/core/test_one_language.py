"""At run time the apps' catalogues are one: the same English text means the same in each of them."""

from collections import defaultdict
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import zabota
from zabota.core.catalogues import LANGUAGES

HOME = Path(zabota.__file__).parent


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_text_is_translated_alike_in_every_app(language):
    translations = defaultdict(lambda: defaultdict(list))
    for path in sorted(HOME.glob(f"*/locale/{language}/LC_MESSAGES/django.po")):
        with path.open("rb") as text:
            for message in read_po(text, locale=language):
                english = message.id if isinstance(message.id, str) else message.id[0]
                if english and any(message.string):
                    app = path.relative_to(HOME).parts[0]
                    translations[message.context, english][message.string].append(app)
    assert len(translations) > 1000
    different = {key: dict(found) for key, found in translations.items() if len(found) > 1}
    assert not different
