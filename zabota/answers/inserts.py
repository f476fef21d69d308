"""What a help page or a product says when it is put into a reply, in the customer's language."""

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from zabota.company.parameters import value_of
from zabota.desk.models import Conversation
from zabota.desk.wording import language_of
from zabota.knowledge.markdown import as_plain
from zabota.knowledge.models import FACTS, Article, Product
from zabota.knowledge.queries import best_text

MOST_ARTICLE = 1_200


def article_said(article: Article, conversation: Conversation) -> str:
    """The beginning of the page as plain text, and where all of it stands."""
    text = best_text(article.texts.all(), language_of(conversation), value_of("company.language"))
    if text is None:
        return ""
    plain = as_plain(text.body)
    begin = plain if len(plain) <= MOST_ARTICLE else plain[:MOST_ARTICLE].rsplit(" ", 1)[0] + " …"
    return "\n\n".join(part for part in (begin, public_address(article)) if part)


def public_address(article: Article) -> str:
    try:
        return settings.SITE_URL + reverse("portal:help_page", args=[article.slug])
    except NoReverseMatch:
        return ""


def product_said(product: Product, conversation: Conversation) -> str:
    """Name and price, the facts, and where it is to be had."""
    language = language_of(conversation)
    text = best_text(product.texts.all(), language, value_of("company.language"))
    if text is None:
        return ""
    price = f": {product.price:.2f} {product.currency}" if product.price is not None else ""
    lines = [f"{text.name}{price}", *(getattr(text, fact) for fact in FACTS if getattr(text, fact))]
    places = ", ".join(branch.name for branch in product.branches.all())
    if places:
        with override(language):
            lines.append(_("Available at: %(places)s") % {"places": places})
    return "\n".join(lines)
