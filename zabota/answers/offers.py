"""What can be put into a reply: saved replies, macros, help pages and products, found by words."""

from dataclasses import dataclass

from zabota.answers.actions.save_reply import SEARCHED
from zabota.answers.deed_words import in_words, names_for
from zabota.answers.inserts import product_said
from zabota.answers.models import Macro, SavedReply
from zabota.answers.wording import filled
from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.core.search import find, fold
from zabota.desk.models import Conversation
from zabota.desk.wording import language_of
from zabota.knowledge.actions.save_article import SEARCHED as ARTICLE
from zabota.knowledge.actions.save_product import SEARCHED as PRODUCT
from zabota.knowledge.finding import in_order, search, suggest
from zabota.knowledge.markdown import as_plain
from zabota.knowledge.models import Article, ArticleText, Product
from zabota.knowledge.queries import best_text

MOST = 12


@dataclass(frozen=True)
class Offer:
    """`kind` is reply, macro, article or product; `more` a word on it, e.g. a language."""

    kind: str
    id: int
    title: str
    preview: str
    icon: str
    more: str = ""


def replies_for(conversation: Conversation, user: User, text: str = "") -> list[Offer]:
    """Those whose words fit `text`; without it the most used ones first. In the customer's language."""
    mine = SavedReply.objects.visible_to(user).in_use().prefetch_related("texts")
    if text.strip():
        mine = mine.filter(id__in=find(SEARCHED, text).values("object_id"))
    return [as_offer(row, conversation, user) for row in mine.order_by("-times_used", "name")[:MOST]]


def as_offer(row: SavedReply, conversation: Conversation, user: User) -> Offer:
    said = filled(row, conversation, user)
    return Offer("reply", row.pk, row.name, said.text, "writing", "" if said.is_theirs else said.language)


def macros_for(user: User, text: str = "") -> list[Offer]:
    mine = list(Macro.objects.visible_to(user).in_use().order_by("-times_used", "name"))
    if text.strip():
        mine = [one for one in mine if fold(text.strip()) in fold(one.name)]
    names = names_for(one.what_is_done for one in mine)
    return [
        Offer("macro", one.pk, one.name, "; ".join(in_words(one.what_is_done, names)), "bolt")
        for one in mine[:MOST]
    ]


def likely_replies(conversation: Conversation, user: User, text: str, most: int = 2) -> list[Offer]:
    """Saved replies that share words with what the customer wrote."""
    mine = SavedReply.objects.visible_to(user).in_use().prefetch_related("texts")
    ids = suggest(SEARCHED, text, most)
    return [as_offer(row, conversation, user) for row in in_order(mine.filter(id__in=ids), ids)]


def articles_for(conversation: Conversation, text: str) -> list[Offer]:
    """Published help pages for the words that were typed; none without words."""
    return _pages(conversation, search(ARTICLE, text).ids[:MOST] if text else [])


def likely_articles(conversation: Conversation, text: str, most: int = 2) -> list[Offer]:
    """Published help pages that share words with what the customer wrote."""
    return _pages(conversation, suggest(ARTICLE, text, most))


def _pages(conversation: Conversation, ids: list[int]) -> list[Offer]:
    rows = Article.objects.published().filter(id__in=ids).prefetch_related("texts")
    texts = [(row, _best(row, conversation)) for row in in_order(rows, ids)]
    return [Offer("article", row.pk, text.title, as_plain(text.body), "book") for row, text in texts if text]


def products_for(conversation: Conversation, user: User, text: str) -> list[Offer]:
    """Products by any of their facts; none without words."""
    ids = search(PRODUCT, text).ids[:MOST] if text else []
    rows = Product.objects.visible_to(user).in_use().filter(id__in=ids).prefetch_related("texts", "branches")
    offers = []
    for row in in_order(rows, ids):
        said = product_said(row, conversation).split("\n")
        offers.append(Offer("product", row.pk, said[0], " · ".join(said[1:]), "package"))
    return offers


def _best(row: Article, conversation: Conversation) -> ArticleText | None:
    return best_text(row.texts.all(), language_of(conversation), value_of("company.language"))
