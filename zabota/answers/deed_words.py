"""What a macro or a rule does, in words for those who read the list."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zabota.answers.deeds import Deeds
from zabota.answers.models import SavedReply
from zabota.company.models import Team, User
from zabota.desk.models import ContactReason, Conversation


@dataclass(frozen=True)
class Names:
    """Names by number, asked for once for a whole list."""

    teams: dict[int, str]
    users: dict[int, str]
    replies: dict[int, str]
    reasons: dict[int, str]


def names_for(all_deeds: Iterable[Deeds]) -> Names:
    deeds = list(all_deeds)
    users = [int(one.assign) for one in deeds if one.assign.isdecimal()]
    return Names(
        dict(Team.objects.filter(id__in=[one.team for one in deeds if one.team]).values_list("id", "name")),
        dict(User.objects.filter(id__in=users).values_list("id", "name")),
        dict(
            SavedReply.objects.filter(id__in=[one.reply for one in deeds if one.reply]).values_list(
                "id", "name"
            )
        ),
        dict(
            ContactReason.objects.filter(id__in=[one.reason for one in deeds if one.reason]).values_list(
                "id", "name"
            )
        ),
    )


def in_words(deeds: Deeds, names: Names) -> list[str]:
    """One sentence a verb, in the order in which they are done."""
    said = []
    if deeds.note:
        said.append(_("leave the note “%(text)s”") % {"text": deeds.note[:60]})
    if deeds.team:
        said.append(_("hand over to %(team)s") % {"team": names.teams.get(deeds.team, "?")})
    if deeds.assign == "me":
        said.append(_("take it"))
    elif deeds.assign == "nobody":
        said.append(_("give it to nobody"))
    elif deeds.assign:
        said.append(_("give it to %(name)s") % {"name": names.users.get(int(deeds.assign), "?")})
    if deeds.reply:
        said.append(_("send “%(name)s”") % {"name": names.replies.get(deeds.reply, "?")})
    if deeds.resolves:
        outcome = Conversation.Outcome(deeds.outcome).label
        said.append(_("resolve: %(outcome)s") % {"outcome": outcome})
    elif deeds.snooze_hours:
        hours = deeds.snooze_hours
        said.append(
            ngettext("put away for %(hours)d hour", "put away for %(hours)d hours", hours) % {"hours": hours}
        )
    return said
