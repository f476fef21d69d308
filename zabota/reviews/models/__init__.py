from zabota.reviews.models.public_answer import PublicAnswer
from zabota.reviews.models.review import Review
from zabota.reviews.models.site import ReviewSite

__all__ = ["PublicAnswer", "Review", "ReviewSite"]
