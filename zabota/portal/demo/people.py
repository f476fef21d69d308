"""Who works in a demo company: the same thirteen people in each, three of them to look around as."""

from typing import NamedTuple

from zabota.company import roles

PASSWORD = "zabota-demo"  # noqa: S105 - shown on the sign-in page; it opens a demo company only
NAMED = ("nina", "irina", "maria", "dan")
"""Who has a password: a desk specialist, customer relations, the director, and the administrator."""


class Person(NamedTuple):
    key: str
    name: str
    role: str
    places: tuple[int, ...] = ()
    """Numbers of branches; whoever sees all branches has none."""
    languages: tuple[str, ...] = ("ro", "ru")
    topic: int = 0
    """The place of a reason in the plan that this person knows best, from 1."""

    def answers_at(self, place: int) -> bool:
        return place in self.places and self.role in (roles.DESK, roles.FRONT_OFFICE)


STAFF = (
    Person("nina", "Nina Rotaru", roles.DESK, (0,), ("ro", "ru", "en"), 1),
    Person("pavel", "Pavel Guțu", roles.DESK, (1,), topic=2),
    Person("svetlana", "Светлана Кравчук", roles.DESK, (2,), ("ru", "ro"), 3),
    Person("ana", "Ana Munteanu", roles.FRONT_OFFICE, (0,)),
    Person("victor", "Victor Popa", roles.FRONT_OFFICE, (1,), ("ro", "en")),
    Person("lilia", "Лилия Маноле", roles.FRONT_OFFICE, (2,), ("ru", "ro")),
    Person("oleg", "Oleg Bejan", roles.TEAM_LEAD, (0, 1, 2)),
    Person("irina", "Irina Ceban", roles.RELATIONS, (), ("ro", "ru", "en")),
    Person("elena", "Elena Sîrbu", roles.SERVICE_MANAGER),
    Person("igor", "Игорь Цуркан", roles.MARKETER),
    Person("raisa", "Raisa Balan", roles.HR),
    Person("maria", "Maria Lungu", roles.DIRECTOR),
    Person("dan", "Dan Moraru", roles.ADMINISTRATOR),
)
