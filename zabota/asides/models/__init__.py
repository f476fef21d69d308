from zabota.asides.models.aside import Aside
from zabota.asides.models.aside_message import AsideMessage

__all__ = ["Aside", "AsideMessage"]
