"""Every entry has one page of its own among the staff's: by its sort, as on the site."""

from django.urls import reverse

from houses.models import Organisation, Term

PAGES = {
    Term.Family.NETWORK: "admin:networks_network_change",
    Term.Family.PROJECT: "admin:houses_project_change",
}


def page_of(entry: Organisation) -> str:
    name = PAGES.get(Term.Family(entry.family), "admin:houses_organisation_change")
    return reverse(name, args=[entry.pk])
