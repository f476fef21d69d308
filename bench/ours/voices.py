"""A year of customers' voices by COPY: 800 branches, 4,000 employees, 100 touchpoints, ten marks an answer.

    python -m bench.ours.voices 900000      900,000 answers to 7,500,000 invitations, 9,000,000 marks

Made from their number alone. Secondary indexes are dropped for the load and made again after it. Left out:
event records, search entries of the answers, history rows. Prints whom the client signs in as, links that
wait for an answer, and how many seconds each part took.
"""

import json
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import django

django.setup()

from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from bench.ours.company import session_of  # noqa: E402
from zabota.company.models import Branch, Role, User  # noqa: E402
from zabota.customers.models import Customer  # noqa: E402
from zabota.feedback.actions.design_survey import design_survey  # noqa: E402
from zabota.feedback.models import Invitation, Question, Touchpoint  # noqa: E402
from zabota.reading.actions.rebuild import rebuild  # noqa: E402

BRANCHES, PER_BRANCH, SURVEYS, ASKED = 800, 5, 10, 10
OF_25 = (0, 8, 16)
"""Which of 25 invitations are answered: 12 %."""
WAYS = ("reply", "sms", "link", "receipt")
STAGES = ("finding", "arriving", "choosing", "buying", "after")
LEVELS = [
    [10] * 48 + [9] * 22 + [8] * 12 + [7] * 7 + [6] * 4 + [5] * 3 + [3] * 2 + [1] * 2,
    [10] * 42 + [9] * 20 + [8] * 15 + [7] * 8 + [6] * 5 + [5] * 4 + [3] * 3 + [1] * 3,
    [10] * 36 + [9] * 18 + [8] * 17 + [7] * 10 + [6] * 6 + [5] * 5 + [3] * 4 + [1] * 4,
    [10] * 28 + [9] * 16 + [8] * 19 + [7] * 12 + [6] * 8 + [5] * 7 + [3] * 5 + [1] * 5,
]
SAID = {
    "ru": (
        "Слишком долго ждали в очереди",
        "Никто не объяснил, что дальше",
        "Не дозвониться до регистратуры",
    ),
    "ro": ("Am așteptat prea mult la coadă", "Nimeni nu mi-a explicat", "Parcarea era plină"),
    "en": ("The queue was far too long", "Nobody explained anything", "The sign is hard to see"),
}
LANGUAGES = ("ru", "ro", "en")
BLOCK = 1 << 20
TABLES = {
    "feedback_invitation": "id created_at survey_id customer_id branch_id employee_id touchpoints "
    "questions way visit is_sheet is_anonymous language nonce expires_at sent_at opened_at",
    "feedback_response": "id created_at invitation_id customer_id branch_id at lowest comment device version",
    "feedback_mark": "id created_at response_id touchpoint_id score why branch_id employee_id at",
}


class Voices:
    """The rows of one year, from the number of an invitation; ids begin with `first`."""

    def __init__(self, answers: int, first: dict[str, int], now: datetime):
        self.total = answers * 25 // len(OF_25)
        self.first = first
        self.start = now - timedelta(days=365)
        self.seconds = 365 * 86_400 / self.total
        self.asked = [
            json.dumps(
                [{"id": first["touchpoint"] + survey * ASKED + n, "name": f"T{n}"} for n in range(ASKED)]
            )
            for survey in range(SURVEYS)
        ]
        self.questions = [
            json.dumps(
                list(Question.objects.filter(survey_id=first["survey"] + n).values_list("id", flat=True))
            )
            for n in range(SURVEYS)
        ]

    def moment(self, number: int, minutes: int = 0) -> str:
        at = self.start + timedelta(seconds=int(number * self.seconds) + minutes * 60)
        return at.strftime("%Y-%m-%d %H:%M:%S+00")

    def people(self, number: int) -> tuple[int, int, int]:
        """Customer, branch and employee of an invitation."""
        branch = number * 7919 % BRANCHES
        worker = branch * PER_BRANCH + number // BRANCHES % PER_BRANCH
        customers = max(1, self.total // 15)
        return (
            self.first["customer"] + number % customers,
            self.first["branch"] + branch,
            self.first["user"] + worker,
        )

    def invitations(self) -> Iterator[str]:
        for number in range(self.total):
            customer, branch, employee = self.people(number)
            at, is_answered = self.moment(number), number % 25 in OF_25
            expires = self.moment(number, 30 * 24 * 60)
            opened = at if is_answered or number % 4 == 0 else "\\N"
            survey = number % SURVEYS
            yield (
                f"{number + 1}\t{at}\t{self.first['survey'] + survey}\t{customer}\t{branch}\t{employee}\t"
                f"{self.asked[survey]}\t{self.questions[survey]}\t{WAYS[number % 4]}\t{{}}\t"
                f"f\tf\t{LANGUAGES[number % 3]}\t"
                f"{number * 2654435761 % 2**64:016x}\t{expires}\t{at}\t{opened}\n"
            )

    def answers(self) -> Iterator[tuple[int, int, int, list[int]]]:
        """Number of the answer, of its invitation, its dice, its marks."""
        answer = 0
        for number in range(self.total):
            if number % 25 in OF_25:
                answer += 1
                dice = number * 6364136223846793005 + 1442695040888963407
                level = LEVELS[(number * 7919 % BRANCHES) % len(LEVELS)]
                mood = (dice >> 33) % 50
                marks = [level[((dice >> (5 * n + 3)) % 50 + mood + n) % 100] for n in range(ASKED)]
                yield answer, number, dice >> 40, marks

    def responses(self) -> Iterator[str]:
        for answer, number, dice, marks in self.answers():
            customer, branch, _employee = self.people(number)
            at = self.moment(number, 20)
            said = SAID[LANGUAGES[number % 3]][dice % 3] if dice % 10 == 0 else ""
            yield f"{answer}\t{at}\t{number + 1}\t{customer}\t{branch}\t{at}\t{min(marks)}\t{said}\t\t1\n"

    def marks(self) -> Iterator[str]:
        mark = 0
        for answer, number, dice, scores in self.answers():
            _customer, branch, employee = self.people(number)
            at, words = self.moment(number, 20), SAID[LANGUAGES[number % 3]]
            touchpoint = self.first["touchpoint"] + number % SURVEYS * ASKED
            for place, score in enumerate(scores):
                mark += 1
                why = words[(dice + place) % 3] if score < 9 and (dice + place) % 4 == 0 else ""
                about = f"{answer}\t{touchpoint + place}\t{score}\t{why}"
                yield f"{mark}\t{at}\t{about}\t{branch}\t{employee}\t{at}\n"


def company() -> dict[str, int]:
    """Branches, people, touchpoints and surveys; their first ids."""
    branches = Branch.objects.bulk_create(Branch(name=f"Филиал {n:03}") for n in range(BRANCHES))
    users = User.objects.bulk_create(
        User(email=f"e{n}@voices.example", name=f"Сотрудник {n}") for n in range(BRANCHES * PER_BRANCH)
    )
    points = Touchpoint.objects.bulk_create(
        Touchpoint(
            name=f"Точка {n:02}", stage=STAGES[n % ASKED // 2], kind="company" if n % ASKED == 9 else "person"
        )
        for n in range(SURVEYS * ASKED)
    )
    surveys = [
        design_survey(None, points[n * ASKED : (n + 1) * ASKED], name=f"Опрос {n}") for n in range(SURVEYS)
    ]
    return {
        "branch": branches[0].id,
        "user": users[0].id,
        "touchpoint": points[0].id,
        "survey": surveys[0].id,
        "customer": (Customer.objects.order_by("-id").values_list("id", flat=True).first() or 0) + 1,
    }


def fill(answers: int) -> dict[str, object]:
    now = timezone.now().astimezone(UTC).replace(microsecond=0)
    first = company()
    voices, taken = Voices(answers, first, now), {}
    customers = max(1, voices.total // 15)
    people = (
        f"{first['customer'] + n}\t{voices.moment(0)}\tКлиент {n}\tru\t\tf\tunasked\t\t1\n"
        for n in range(customers)
    )
    of_customers = "id created_at name language customer_class is_corporate privacy note version"
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        copy(cursor, "customers_customer", of_customers, people)
        indexes = without_indexes(cursor)
        for table, rows in zip(
            TABLES, (voices.invitations(), voices.responses(), voices.marks()), strict=True
        ):
            began = time.perf_counter()
            copy(cursor, table, TABLES[table], rows)
            taken[table] = time.perf_counter() - began
        began = time.perf_counter()
        for definition in indexes:
            cursor.execute(definition)
        taken["indexes"] = time.perf_counter() - began
        for table in ("customers_customer", *TABLES):
            sequence = f"pg_get_serial_sequence('{table}', 'id')"
            cursor.execute(f"SELECT setval({sequence}, (SELECT max(id) FROM {table}))")  # noqa: S608
        cursor.execute("VACUUM ANALYZE")
        began = time.perf_counter()
        rebuild()
        taken["tallies"] = time.perf_counter() - began
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")
    return {"taken": taken, "touchpoint": first["touchpoint"], **whom(first)}


def without_indexes(cursor) -> list[str]:
    """Drop those that are no constraint; returns how to make them again."""
    cursor.execute(
        """SELECT indexname, indexdef FROM pg_indexes JOIN pg_class ON relname = indexname
        WHERE tablename = ANY(%s)
        AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = pg_class.oid)""",
        [list(TABLES)],
    )
    found = cursor.fetchall()
    for name, _definition in found:
        cursor.execute(f'DROP INDEX "{name}"')
    return [definition for _name, definition in found]


def copy(cursor, table: str, columns: str, rows: Iterator[str]) -> None:
    names = ", ".join(f'"{name}"' for name in columns.split())
    with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as stream:
        waiting, size = [], 0
        for row in rows:
            waiting.append(row)
            size += len(row)
            if size > BLOCK:
                stream.write("".join(waiting))
                waiting, size = [], 0
        stream.write("".join(waiting))


def whom(first: dict[str, int]) -> dict[str, object]:
    """Somebody who sees all branches, and links that wait for an answer."""
    director = User.objects.create_user("director@voices.example", "a long password", name="Мария")
    director.roles.add(Role.objects.get(key="director"))
    waiting = Invitation.objects.filter(response=None, expires_at__gt=timezone.now()).order_by("-id")[:1500]
    links = [
        [one.token, [[line["id"], 10 if place % 5 else 4] for place, line in enumerate(one.touchpoints)]]
        for one in waiting
    ]
    return {"session": session_of(director), "links": links}


if __name__ == "__main__":
    print(json.dumps(fill(int(sys.argv[1]))))
