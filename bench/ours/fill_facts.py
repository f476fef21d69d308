"""Fill the facts behind the desk's reports, and add their days up by the product's own action.

    python -m bench.ours.fill_facts 1000000

A year of contacts of two branches: 4 people, 12 reasons, 4 channels, 3 languages, 3 classes, busy by day;
made in the database from their number alone. Of conversations only what a list of rows shows is there.
Prints the session of a service manager.
"""

import json
import sys
import time
from datetime import date, timedelta

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from bench.ours.company import session_of  # noqa: E402
from zabota.company.models import Branch, Role, Team, User  # noqa: E402
from zabota.customers.models import Customer  # noqa: E402
from zabota.desk.models import ContactReason  # noqa: E402
from zabota.reports.actions.sum_up import sum_up  # noqa: E402
from zabota.reports.models import StaleDay  # noqa: E402

DAYS = 365
CONVERSATIONS = """
    INSERT INTO desk_conversation (id, created_at, customer_id, inbox_id, branch_id, team_id, address,
        subject, language, opened_at, resolved_at, outcome, resolution_note, version, customer_name, preview,
        message_count, last_message_at)
    SELECT f.conversation_id, f.opened_at, f.customer_id, %(inbox)s, f.branch_id, f.team_id, 'a@example.com',
           'Команда ' || f.conversation_id, f.language, f.opened_at, f.resolved_at, 'done', '', 1,
           'Ион Чебан', 'Когда придёт мой заказ?', 4, f.resolved_at
    FROM reports_contactfact AS f
"""
FACTS = """
    INSERT INTO reports_contactfact (conversation_id, customer_id, branch_id, team_id, channel, reason_id,
        customer_class, is_corporate, language, criterion, opened_at, opened_on, opened_hour, quarter,
        outside_hours, is_open, first_person_id, first_response_seconds, first_response_clock_seconds,
        first_response_in_target, resolver_id, resolved_at, resolved_on, resolved_hour, resolution_seconds,
        resolution_clock_seconds, resolution_in_target, contact_seconds, is_ripe, mark)
    SELECT n, %(customer)s, (%(branches)s::bigint[])[1 + n %% 2], CASE WHEN n %% 2 = 0 THEN %(team)s END,
           (ARRAY['email', 'form', 'chat', 'telegram'])[1 + (n / 2) %% 4],
           (%(reasons)s::bigint[])[1 + (n * 7) %% 12],
           (ARRAY['', 'regular', 'VIP'])[1 + (n * 5) %% 3], n %% 9 = 0,
           (ARRAY['ro', 'ru', 'en'])[1 + (n * 11) %% 3],
           (ARRAY['', 'round_robin', 'same_person'])[1 + (n / 7) %% 3],
           at, at::date, h, h * 4 + (n %% 4), h < 9 OR h > 17, false, person, first, first * 2, first < 3600,
           person, at + make_interval(secs => whole), (at + make_interval(secs => whole))::date,
           extract(hour FROM at + make_interval(secs => whole))::int, whole, whole * 2,
           whole < 28800, whole, true,
           CASE WHEN n %% 4 = 0 THEN 1 + (n * 13) %% 10 END
    FROM (SELECT n, h,
                 (%(begin)s::date + ((n * 2654435761) %% %(days)s)::int) + make_interval(hours => h) AS at,
                 (%(users)s::bigint[])[1 + (n * 3) %% 4] AS person,
                 (30 * exp(6 * ((n * 48271) %% 10007) / 10007.0))::int AS first,
                 (300 * exp(6 * ((n * 69621) %% 10009) / 10009.0))::int AS whole
          FROM (SELECT n, (8 + (n * 16807) %% 13)::int AS h
                FROM generate_series(1, %(total)s::bigint) AS n) AS o) AS m
"""


def fill(total: int) -> dict[str, float]:
    reasons = [ContactReason.objects.get_or_create(name=f"Причина {n}")[0].id for n in range(12)]
    begin = date.today() - timedelta(days=DAYS - 1)
    values = {
        "total": total,
        "days": DAYS,
        "begin": begin,
        "reasons": reasons,
        "customer": Customer.objects.get_or_create(name="Ион Чебан")[0].id,
        "branches": list(Branch.objects.order_by("id").values_list("id", flat=True)[:2]),
        "users": list(User.objects.order_by("id").values_list("id", flat=True)[:4]),
        "team": Team.objects.get().id,
        "inbox": Team.objects.get().inboxes.order_by("id").first().id,
    }
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(FACTS, values)
        cursor.execute(CONVERSATIONS, values)
    began = time.monotonic()
    for branch in values["branches"]:
        StaleDay.objects.bulk_create(
            (StaleDay(branch_id=branch, on=begin + timedelta(days=n)) for n in range(DAYS + 2)),
            ignore_conflicts=True,
        )
    sum_up()
    return {"summing": time.monotonic() - began}


def main() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    taken = fill(int(sys.argv[1]))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("SELECT count(*) FROM reports_daysum")
        taken["sums"] = cursor.fetchone()[0]
    manager = User.objects.create_user("elena@zabota.example", "a long password", name="Elena")
    manager.roles.add(Role.objects.get(key="service_manager"))
    print(json.dumps({"session": session_of(manager), "cookie": settings.SESSION_COOKIE_NAME, **taken}))


if __name__ == "__main__":
    main()
