from zabota.channels.actions.keep_parcel import keep_parcel
from zabota.channels.actions.queue_dispatch import queue_dispatch
from zabota.channels.models import Parcel


def test_a_part_is_kept_once(plane_inbox):
    dispatch = queue_dispatch(inbox=plane_inbox, to="vera", body="Готово")
    assert keep_parcel(dispatch, 0, "a" * 300) == keep_parcel(dispatch, 0, "другой")
    assert Parcel.objects.get().external_id == "a" * 250
