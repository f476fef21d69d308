"""`{% load portal_tags %}`: what every page of the customers asks."""

from django import template

from zabota.portal.prices import has_prices

register = template.Library()

register.simple_tag(has_prices)
