"""Surveys that are ready to be asked: nobody has to think of words for what every customer judges."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

Words = dict[str, str]
WHAT_ELSE: Words = {
    "en": "What should we do better?",
    "ru": "Что нам сделать лучше?",
    "ro": "Ce ar trebui să facem mai bine?",
}


@dataclass(frozen=True)
class ReadySurvey:
    """`asked`: for each question its kind and its words by language."""

    name: str
    label: Any
    hint: Any
    asked: tuple[tuple[str, Words], ...]


READY = {
    ready.name: ready
    for ready in (
        ReadySurvey(
            "contact",
            _("The contact: speed, quality, comfort"),
            _("After every contact, the three simple wishes of any customer."),
            (
                (
                    "csat",
                    {
                        "en": "How satisfied are you with the speed?",
                        "ru": "Насколько вы довольны скоростью?",
                        "ro": "Cât de mulțumit sunteți de rapiditate?",
                    },
                ),
                (
                    "csat",
                    {
                        "en": "How satisfied are you with the quality?",
                        "ru": "Насколько вы довольны качеством?",
                        "ro": "Cât de mulțumit sunteți de calitate?",
                    },
                ),
                (
                    "csat",
                    {
                        "en": "How comfortable was it for you?",
                        "ru": "Насколько вам было комфортно?",
                        "ro": "Cât de confortabil v-ați simțit?",
                    },
                ),
                ("free_text", WHAT_ELSE),
            ),
        ),
        ReadySurvey(
            "company",
            _("The company: speed, convenience, understanding"),
            _("Once in a while, what a customer demands of the company as a whole."),
            (
                (
                    "csat",
                    {
                        "en": "All in all, how satisfied are you with our speed?",
                        "ru": "Насколько вы в целом довольны нашей скоростью?",
                        "ro": "Per ansamblu, cât de mulțumit sunteți de rapiditatea noastră?",
                    },
                ),
                (
                    "csat",
                    {
                        "en": "All in all, how convenient is it to deal with us?",
                        "ru": "Насколько вам в целом удобно с нами?",
                        "ro": "Per ansamblu, cât de comod vă este cu noi?",
                    },
                ),
                (
                    "csat",
                    {
                        "en": "How well do we understand what matters to you?",
                        "ru": "Насколько хорошо мы понимаем, что для вас важно?",
                        "ro": "Cât de bine înțelegem ce contează pentru dumneavoastră?",
                    },
                ),
                ("free_text", WHAT_ELSE),
            ),
        ),
    )
}
