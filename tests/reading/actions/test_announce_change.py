from datetime import date

from zabota.core.models import EventRecord
from zabota.reading.actions.announce_change import announce_change
from zabota.reading.models import AnnouncedChange


def test_what_was_made_better_is_kept_with_its_branches_and_told(central, north, reception, dan, nina, pavel):
    change = announce_change(" Больше стульев ", reception, date(2026, 3, 1), branches=[central], by=dan)
    everywhere = announce_change("Новая вывеска", reception, date(2026, 4, 1))
    assert change.name == "Больше стульев" and list(change.branches.all()) == [central]
    assert EventRecord.objects.filter(name="ChangeAnnounced").count() == 2
    assert set(AnnouncedChange.objects.visible_to(nina)) == {change, everywhere}
    assert set(AnnouncedChange.objects.visible_to(pavel)) == {everywhere}
