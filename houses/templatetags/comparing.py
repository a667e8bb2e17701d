"""What leads from an entry to its editions: a page that does not ask works out nothing."""

from django import template

from houses.sheets.missions.editions import edition_before

register = template.Library()
register.simple_tag(edition_before)
