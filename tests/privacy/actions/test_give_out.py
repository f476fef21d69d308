import json
from zipfile import ZipFile

import pytest

from tests.privacy.conftest import CANARY, MAIL, NAME
from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.privacy.actions.give_out import give_out


def test_one_zip_holds_rows_files_and_messages_as_they_came(stefania, world, keeper):
    with ZipFile(give_out(stefania, by=keeper)) as archive:
        told = json.loads(archive.read("data.json"))
        names = archive.namelist()
        raw = next(name for name in names if name.startswith("raw/delivery-"))
        assert CANARY.encode() in archive.read(raw)
        assert any(name.startswith("files/") for name in names)
    assert NAME in told["names"] and MAIL in told["addresses"] and len(told["cards"]) == 2
    kept = told["kept"]
    for table in ("desk.Message", "desk.Note", "feedback.Mark", "recovery.Goodwill", "complaints.Complaint"):
        assert CANARY in json.dumps(kept[table], ensure_ascii=False), table
    assert kept["desk.Fulfilment"][0]["is_met"] is False
    assert "nonce" not in kept["complaints.Complaint"][0]
    assert world.foreign.secret not in json.dumps(told, ensure_ascii=False)
    assert EventRecord.objects.filter(name="PersonGivenOut", by_id=keeper.id).exists()


def test_only_who_keeps_data_may(stefania, world):
    with pytest.raises(Refused):
        give_out(stefania, by=world.people["team_lead"])
