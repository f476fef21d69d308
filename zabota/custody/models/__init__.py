from zabota.custody.models.document import Document
from zabota.custody.models.opening import Opening

__all__ = ["Document", "Opening"]
