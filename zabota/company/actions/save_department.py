from zabota.company.models import Branch, Department, User


def save_department(
    department: Department | None, *, name: str, branch: Branch | None = None, head: User | None = None
) -> Department:
    """Make a department, or rename it, move it or give it a head."""
    department = department or Department()
    department.name, department.branch, department.head = name, branch, head
    department.save()
    return department
