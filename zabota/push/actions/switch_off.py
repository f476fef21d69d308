from zabota.push.models import Device


def switch_off(device: Device) -> None:
    """Notify this browser no more; what waits for it goes as well."""
    device.delete()
