"""`zabota mail deliver`, run as a mail server's pipe runs it."""

import json
import os
import subprocess
import sys

import pytest
from django.db import connection

from tests.channels.test_smtp_receiver import letter
from zabota.channels.models import Delivery, Inbox

pytestmark = pytest.mark.django_db(transaction=True)

PROGRAM = """
import sys, django
django.setup()
from django.core.management import call_command
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
call_command("mail", "deliver", "--inbox", sys.argv[2])
"""


def deliver(raw: bytes, key: str, **environment: str) -> tuple[int, dict]:
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", **environment}
    command = [sys.executable, "-c", PROGRAM, connection.settings_dict["NAME"], key]
    ran = subprocess.run(command, input=raw, env=env, capture_output=True, timeout=60)
    return ran.returncode, json.loads(ran.stdout.decode().splitlines()[-1])


def test_a_mail_is_taken_in_read_and_told_about(mail_inbox):
    code, said = deliver(letter(), "central")
    assert code == 0, said
    assert said["outcome"] == "message" and said["new"] is True
    delivery = Delivery.objects.get(id=said["delivery"])
    assert bytes(delivery.raw) == letter() and delivery.read_at
    assert said["conversation"] == delivery.messages.get().conversation_id
    code, again = deliver(letter(), "central")
    assert (code, again["new"], again["conversation"]) == (0, False, said["conversation"])


def test_a_broken_mail_is_taken_in_and_its_problems_are_named(mail_inbox):
    code, said = deliver(b"\xff\xfe\x00 no header at all", "central")
    assert code == 0
    assert said["problems"] and Delivery.objects.get().read_at


def test_an_unknown_inbox_an_empty_mail_and_one_switched_off_have_codes_of_their_own(mail_inbox):
    assert deliver(letter(), "no-such-key")[0] == os.EX_NOUSER
    assert deliver(b"  \n", "central")[0] == os.EX_NOINPUT
    Inbox.objects.update(switched_off_at="2026-01-01T00:00Z")
    assert deliver(letter(), "central")[0] == os.EX_TEMPFAIL
    assert not Delivery.objects.exists()


def test_without_a_database_the_mail_server_shall_try_again():
    code, said = deliver(letter(), "central", DATABASE_URL="postgres://nobody@127.0.0.1:9/nothing")
    assert code == os.EX_TEMPFAIL and "could not be kept" in said["error"]


def test_a_database_that_cannot_start_asks_the_mail_server_to_come_again(tmp_path):
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "strange").write_text("not a database")
    env = {**os.environ, "ZABOTA_HOME": str(tmp_path)}
    env.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "config.cli", "mail", "deliver", "--inbox", "central"]
    ran = subprocess.run(command, input=letter(), env=env, capture_output=True, timeout=60)
    assert ran.returncode == os.EX_TEMPFAIL, ran.stderr.decode()
    assert "could not be kept" in json.loads(ran.stdout)["error"]
