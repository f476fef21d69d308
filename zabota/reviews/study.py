"""What customers said in a study, beside our own figures (S2-05)."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

SOURCE = _("Verint Systems, more than 18,000 customers all over the world")


@dataclass(frozen=True)
class Benchmark:
    """`said` of the study; `kpi` is our nearest figure, "" where we have none yet."""

    said: Any
    share: str
    kpi: str


BENCHMARKS = (
    Benchmark(_("judge service by what came of it, not by how it went"), "> 50 %", "outcome_done"),
    Benchmark(_("prefer what they asked for to sympathy with their mood"), "80 %", "questions_answered"),
    Benchmark(_("are impressed by how fast somebody reacts"), "47 %", "first_response_in_target"),
    Benchmark(_("stayed with one company for three years: in 2012"), "85 %", ""),
    Benchmark(_("the same, later"), "60 %", ""),
    Benchmark(_("the same, of those who grew up after 2000"), "40 %", ""),
)
