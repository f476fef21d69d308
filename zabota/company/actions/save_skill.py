from zabota.company.models import Skill


def save_skill(kind: str, name: str) -> Skill:
    """Name a skill that colleagues can have; named twice it is one."""
    skill, _new = Skill.objects.get_or_create(kind=kind, name=name)
    return skill
