"""Deadlines that come with the product, country by country: a beginning, to be checked by one's lawyer.

Laws differ by trade and change; each preset names what it was taken from, and the company may set its own.
"""

from zabota.complaints.deadlines import Rule, Term, Unit

DAY = Term(1, Unit.WORKING)
MD_LAW = "Legea nr. 105/2003 privind protecția consumatorilor, art. 13"
RU_LAW = "Закон РФ № 2300-1 «О защите прав потребителей», ст. 22"
PETITIONS = "OG nr. 27/2002 (petiții), art. 8"
CONFORMITY = "OUG nr. 140/2021, art. 11"
PSD2 = "Directive (EU) 2015/2366, Art. 101(2), taken as the measure"
ISO = "ISO 10002:2018, 8.3: at once; the answer is the company's own promise"

EU_MEMBERS = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
)
EU = "EU"
NAMED = ("MD", "RU", "RO", EU, "")
"""The rows of the settings page; the empty one stands for every other country."""

PRESETS: dict[str, dict[str, Rule]] = {
    "MD": {
        "complaint": Rule(DAY, Term(14), source=MD_LAW),
        "claim": Rule(DAY, Term(14), source=MD_LAW),
        "product_claim": Rule(DAY, Term(14), source=MD_LAW),
        "suggestion": Rule(Term(3, Unit.WORKING), Term(30), source=ISO),
    },
    "RU": {
        "complaint": Rule(DAY, Term(10), source=RU_LAW),
        "claim": Rule(DAY, Term(10), source=RU_LAW),
        "product_claim": Rule(DAY, Term(10), source=RU_LAW),
        "suggestion": Rule(Term(3, Unit.WORKING), Term(30), source=ISO),
    },
    "RO": {
        "complaint": Rule(DAY, Term(30), source=PETITIONS),
        "claim": Rule(DAY, Term(30), source=PETITIONS),
        "product_claim": Rule(DAY, Term(15), source=CONFORMITY),
        "suggestion": Rule(Term(3, Unit.WORKING), Term(30), source=ISO),
    },
    EU: {
        "complaint": Rule(DAY, Term(15, Unit.WORKING), source=PSD2),
        "claim": Rule(DAY, Term(15, Unit.WORKING), source=PSD2),
        "product_claim": Rule(DAY, Term(15, Unit.WORKING), source=PSD2),
        "suggestion": Rule(Term(3, Unit.WORKING), Term(30), source=ISO),
    },
    "": {
        "complaint": Rule(DAY, Term(14), source=ISO),
        "claim": Rule(DAY, Term(14), source=ISO),
        "product_claim": Rule(DAY, Term(14), source=ISO),
        "suggestion": Rule(Term(3, Unit.WORKING), Term(30), source=ISO),
    },
}


def preset_of(country: str) -> str:
    """Under which name a country's presets stand: its own, the European Union's, or everyone's."""
    if country in PRESETS:
        return country
    return EU if country in EU_MEMBERS else ""
