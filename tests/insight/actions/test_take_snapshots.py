from datetime import UTC, datetime

from zabota.insight.actions.take_snapshots import WEEKS, take_snapshots
from zabota.insight.kpi import Figure, Kpi, Scope, kpis
from zabota.insight.models import Snapshot
from zabota.insight.periods import weeks_before
from zabota.insight.queries import series

NOW = datetime(2026, 11, 18, 9, tzinfo=UTC)


class Visitors(Kpi):
    name, label = "test_visitors", "Visitors"
    counted = 7.0

    def value(self, period, scope):
        return Figure(self.counted, n=7)


def test_each_week_is_kept_once_and_stays_as_it_was(maria, monkeypatch):
    visitors = Visitors()
    monkeypatch.setattr(kpis, "_items", {visitors.name: visitors})
    assert take_snapshots(NOW) == WEEKS
    visitors.counted = 99.0
    assert take_snapshots(NOW) == 0
    figures = series(visitors, Scope(maria), weeks_before(NOW, WEEKS))
    assert [figure.value for figure in figures] == [7.0] * WEEKS


def test_without_someone_who_sees_everything_nothing_is_kept(nina):
    assert take_snapshots(NOW) == 0
    assert not Snapshot.objects.exists()
