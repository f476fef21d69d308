from zabota.privacy.models.access import Access
from zabota.privacy.models.erasure import Erasure
from zabota.privacy.models.retention import AgedRow, RetentionRule

__all__ = ["Access", "AgedRow", "Erasure", "RetentionRule"]
