"""Whom to call now, on any page that asks: a page that does not show it costs no query."""

from django import template

from houses.sheets.next_steps import lines_now

register = template.Library()
register.simple_tag(lines_now)
