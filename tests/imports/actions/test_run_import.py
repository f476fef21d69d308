from tests.imports.conftest import taken_over
from zabota.customers.models import Customer
from zabota.imports.actions.run_import import run_import
from zabota.imports.models import ImportedRow


def test_not_before_it_is_started_and_not_twice(brought, dan):
    of = brought()
    run_import(of.id)
    assert not ImportedRow.objects.exists()
    taken_over(of, dan)
    made = Customer.objects.count()
    run_import(of.id)
    assert Customer.objects.count() == made == 2
