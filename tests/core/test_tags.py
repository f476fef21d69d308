"""Tags that need the page they stand on."""

from types import SimpleNamespace

from django.template import Context, Template, engines
from django.test import RequestFactory


def test_a_title_is_written_once_and_told_twice():
    base = "<title>{% block title %}{% endblock %}</title><h1>{% again 'title' %}</h1>"
    engine = engines["django"].engine
    parent = engine.from_string("{% load zabota_tags %}" + base)
    child = engine.from_string("{% extends parent %}{% block title %}Обещания{% endblock %}")
    assert child.render(Context({"parent": parent})) == "<title>Обещания</title><h1>Обещания</h1>"


def test_the_pager_keeps_the_filters_of_the_address():
    request = RequestFactory().get("/promises/?branch=1&page=old")
    page = SimpleNamespace(previous=None, next="abc")
    shown = Template("{% load zabota_tags %}{% pager page %}").render(
        Context({"request": request, "page": page})
    )
    assert 'href="?branch=1&amp;page=abc"' in shown
    assert 'rel="prev"' not in shown


def test_a_single_page_has_no_pager():
    request = RequestFactory().get("/")
    context = Context({"request": request, "page": SimpleNamespace(previous=None, next=None)})
    assert Template("{% load zabota_tags %}{% pager page %}").render(context) == ""
