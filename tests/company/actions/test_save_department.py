from zabota.company.actions.save_department import save_department
from zabota.company.models import Department


def test_a_department_is_made_and_gets_a_head(central, oleg):
    department = save_department(None, name="Лаборатория", branch=central)
    save_department(department, name="Laborator", branch=central, head=oleg)
    assert Department.objects.get().head == oleg
