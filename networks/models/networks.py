from django.db import models
from django.utils.translation import gettext_lazy as _

from houses.models import Organisation, Term
from houses.models.organisations import OrganisationQuerySet


class NetworkManager(models.Manager.from_queryset(OrganisationQuerySet)):
    def get_queryset(self) -> OrganisationQuerySet:
        return super().get_queryset().of_family(Term.Family.NETWORK)


class Network(Organisation):
    """An organisation of a kind network: the same row, with pages and an admin of its own."""

    objects = NetworkManager()

    class Meta:
        proxy = True
        verbose_name = _("network")
        verbose_name_plural = _("networks")
