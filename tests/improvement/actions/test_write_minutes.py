import pytest

from zabota.core.errors import Refused
from zabota.improvement.actions.begin_meeting import begin_meeting
from zabota.improvement.actions.close_meeting import close_meeting
from zabota.improvement.actions.write_minutes import WrittenMeanwhile, write_minutes


def test_minutes_are_written_while_the_meeting_goes_on(meeting, cause, linked, maria):
    with pytest.raises(Refused, match="between"):
        write_minutes(meeting, "Рано", version=1, by=maria)
    begin_meeting(meeting, by=maria)
    item = meeting.items.first()
    write_minutes(item, " Купить стулья ", version=1, by=maria)
    write_minutes(meeting, "Всё", version=1, by=maria)
    assert (item.minutes, item.version, meeting.minutes) == ("Купить стулья", 2, "Всё")
    close_meeting(meeting, [maria.id], by=maria)
    with pytest.raises(Refused, match="between"):
        write_minutes(item, "Поздно", version=2, by=maria)


def test_of_two_who_write_at_once_neither_loses_a_word(meeting, cause, linked, maria, oleg):
    begin_meeting(meeting, by=maria)
    item = meeting.items.first()
    write_minutes(item, "Первый", version=1, by=maria)
    with pytest.raises(WrittenMeanwhile) as meanwhile:
        write_minutes(item, "Второй", version=1, by=oleg)
    assert (meanwhile.value.theirs, meanwhile.value.version) == ("Первый", 2)
    write_minutes(item, "Первый и второй", version=meanwhile.value.version, by=oleg)
    assert item.minutes == "Первый и второй"
