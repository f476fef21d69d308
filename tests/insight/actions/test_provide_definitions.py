from zabota.insight.actions.provide_definitions import provide_definitions
from zabota.insight.kpi import kpis
from zabota.insight.models import KpiDefinition


def test_every_kpi_is_defined_in_its_version(db):
    provide_definitions()
    kept = {(row.name, row.version) for row in KpiDefinition.objects.all()}
    assert kept >= {(kpi.name, kpi.version) for kpi in kpis}
    assert kpis


def test_a_definition_once_written_is_never_changed(db):
    name = next(iter(kpis)).name
    KpiDefinition.objects.update_or_create(name=name, version=1, defaults={"formula": "as it was"})
    provide_definitions()
    assert KpiDefinition.objects.get(name=name, version=1).formula == "as it was"
