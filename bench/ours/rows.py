"""One talk as the rows that the actions would have written: pure, table by table."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from bench.talks import Talk
from zabota.core.search import lexemes, suffixes

COLUMNS = {
    "desk_conversation": "id created_at customer_id inbox_id branch_id team_id assignee_id address subject "
    "language opened_at resolved_at resolved_by_id outcome resolution_note version customer_name preview "
    "message_count last_message_at waiting_since first_answered_at due_at",
    "channels_delivery": "id created_at inbox_id key sameness raw facts attempts read_at outcome problem",
    "channels_dispatch": "id created_at inbox_id about to to_name copies subject body links message_id "
    "in_reply_to references is_automatic attempts sent_at problem external_id",
    "desk_message": "id created_at conversation_id direction author user_id sender sender_name text "
    "full_text html at message_id delivery_id dispatch_id is_absence_note problems request_key",
    "desk_slaclock": "created_at conversation_id target_id limit seconds in_business_time pauses started_at "
    "due_at met_at breached_at",
    "core_eventrecord": "name subject by_id values at",
    "core_searchentry": "kind object_id vector at",
}
"""In the order in which they are filled."""
Row = tuple[str, tuple[Any, ...]]
FIRST, RESOLUTION = "first_response", "resolution"


@dataclass
class Writer:
    """Turns talks into rows; `facts` are those of the company, every `searched`-th is findable."""

    facts: dict[str, Any]
    searched: int
    messages: int = 0

    def rows(self, talk: Talk) -> Iterator[Row]:
        """All rows of one talk; its number is one more than the talk's, messages are numbered onwards."""
        number = talk.number + 1
        yield "desk_conversation", self.conversation(talk, number)
        for place, (is_ours, text) in enumerate(talk.said):
            self.messages += 1
            yield from self.message(talk, number, place, is_ours, text)
        yield from self.clocks(talk, number)
        yield from self.events(talk, number)
        if talk.number % self.searched == 0:
            yield "core_searchentry", self.search_entry(talk, number)

    def user_of(self, talk: Talk) -> int | None:
        """Of open talks one in four is with nobody."""
        nobody = talk.assignee is None or (talk.is_open and talk.assignee == 3)
        return None if nobody else self.facts["users"][talk.assignee]

    def conversation(self, talk: Talk, number: int) -> tuple[Any, ...]:
        last = talk.moment(len(talk.said) - 1)
        user = self.user_of(talk)
        branch = self.facts["branches"][talk.branch]
        team = self.facts["team"] if talk.branch == 0 else None
        resolved = None if talk.is_open else last
        return (
            number, talk.opened_at, talk.customer + 1, self.facts["inbox"], branch, team, user, talk.address,
            talk.subject, talk.language, talk.opened_at, resolved, user if resolved else None,
            "done" if resolved else "", "", len(talk.said) + 1, talk.name,
            " ".join(talk.said[-1][1].split())[:160], len(talk.said), last, last if talk.is_waiting else None,
            self.answered_at(talk), self.due_at(talk),
        )  # fmt: skip

    def answered_at(self, talk: Talk) -> datetime | None:
        places = (place for place, (is_ours, _text) in enumerate(talk.said) if is_ours)
        return next((talk.moment(place) for place in places), None)

    def due_at(self, talk: Talk) -> datetime | None:
        return talk.opened_at + timedelta(days=2) if talk.is_open else None

    def message(self, talk: Talk, number: int, place: int, is_ours: bool, text: str) -> Iterator[Row]:
        at, row_id = talk.moment(place), self.messages
        user = self.user_of(talk) or self.facts["users"][0]
        sender = "" if is_ours else talk.address
        name = "" if is_ours else talk.name
        delivery = row_id if talk.is_long and not is_ours else None
        dispatch = row_id if talk.is_long and is_ours else None
        if delivery:
            raw = f"From: {talk.address}\r\n\r\n{text}".encode()
            yield "channels_delivery", (
                row_id, at, self.facts["inbox"], f"raw:{row_id}", "", raw, "{}", 1, at, "message", "",
            )  # fmt: skip
        if dispatch:
            yield "channels_dispatch", (
                row_id, at, self.facts["inbox"], f"message-{row_id}", talk.address, talk.name, "[]",
                f"Re: {talk.subject}", text, "{}", f"<{row_id}@zabota.example>", "", "", False, 1, at, "", "",
            )  # fmt: skip
        yield "desk_message", (
            row_id, at, number, "out" if is_ours else "in", "user" if is_ours else "customer",
            user if is_ours else None, sender, name, text, "", "", at,
            f"<{row_id}@{'zabota.example' if is_ours else 'example.com'}>", delivery, dispatch,
            False, "[]", "",
        )  # fmt: skip

    def clocks(self, talk: Talk, number: int) -> Iterator[Row]:
        for limit, met in ((FIRST, self.answered_at(talk)), (RESOLUTION, self.closed_at(talk))):
            target, seconds = self.facts["targets"][limit]
            due = talk.opened_at + timedelta(days=2)
            row = (talk.opened_at, number, target, limit, seconds, True, True, talk.opened_at, due, met, None)
            yield "desk_slaclock", row

    def closed_at(self, talk: Talk) -> datetime | None:
        return None if talk.is_open else talk.moment(len(talk.said) - 1)

    def events(self, talk: Talk, number: int) -> Iterator[Row]:
        """Of the short talks only that they were opened and resolved; of the long ones all of it."""
        subject, told = f"conversation-{number}", {"conversation_id": number}
        yield event("ConversationOpened", subject, None, told, talk.opened_at)
        if talk.is_long:
            for place, (is_ours, _text) in enumerate(talk.said):
                name = "ReplySent" if is_ours else "MessageReceived"
                row_id = self.messages - len(talk.said) + place + 1
                yield event(name, subject, None, {**told, "message_id": row_id}, talk.moment(place))
            if user := self.user_of(talk):
                values = {**told, "assignee_id": user}
                yield event("ConversationAssigned", subject, user, values, talk.opened_at)
        if closed := self.closed_at(talk):
            values = {**told, "outcome": "done"}
            yield event("ConversationResolved", subject, self.user_of(talk), values, closed)

    def search_entry(self, talk: Talk, number: int) -> tuple[Any, ...]:
        who = f"{talk.name} {talk.address}"
        words = {str(number)} | suffixes(who)
        words |= lexemes(f"{talk.subject} {who}")
        for _is_ours, text in talk.said:
            words |= forms_of(text)
        quoted = " ".join("'" + word.replace("\\", "").replace("'", "''") + "'" for word in sorted(words))
        return "conversation", number, quoted, talk.moment(len(talk.said) - 1)


@cache
def forms_of(text: str) -> frozenset[str]:
    """The pool's texts come again and again."""
    return frozenset(lexemes(text))


def event(name: str, subject: str, by: int | None, values: dict[str, Any], at: datetime) -> Row:
    return "core_eventrecord", (name, subject, by, json.dumps(values), at)
