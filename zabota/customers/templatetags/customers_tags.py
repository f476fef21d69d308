"""`{% load customers_tags %}`: a card's facts where only the customer is given, and the names of kinds."""

from django import template

from zabota.customers.card import card_of
from zabota.customers.display import kind_icon, kind_label, language_name

register = template.Library()

register.simple_tag(card_of)
register.filter(kind_icon)
register.filter(kind_label)
register.filter(language_name)
