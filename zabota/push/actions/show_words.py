from zabota.push.models import Device


def show_words(device: Device, *, shows: bool) -> None:
    """Whether it may show who wrote and the first words, where the company allows that."""
    Device.objects.filter(id=device.id).update(shows_words=shows)
