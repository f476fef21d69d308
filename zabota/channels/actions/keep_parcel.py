from django.db import transaction

from zabota.channels.actions.note_news import hold_id, news_key, note_news
from zabota.channels.kind import News
from zabota.channels.models import Delivery, Dispatch, Parcel


@transaction.atomic
def keep_parcel(dispatch: Dispatch, number: int, external_id: str) -> Parcel:
    """Note at once that the provider took one part of a dispatch, so that it is never handed over again.

    News of it that came earlier than we knew its id is noted now.
    """
    external_id = external_id[:250]
    parcel, is_new = Parcel.objects.get_or_create(
        dispatch=dispatch, number=number, defaults={"inbox": dispatch.inbox, "external_id": external_id}
    )
    if is_new and external_id:
        hold_id(dispatch.inbox_id, external_id)
        early = Delivery.objects.filter(
            inbox=dispatch.inbox, sameness=news_key(external_id), outcome=Delivery.Outcome.NEWS
        )
        for delivery in early.order_by("id"):
            news = dispatch.inbox.channel.read(dispatch.inbox, bytes(delivery.raw), delivery.facts)
            if isinstance(news, News):
                note_news(dispatch.inbox, news)
    return parcel
