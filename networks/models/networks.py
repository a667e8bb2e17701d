from django.utils.translation import gettext_lazy as _

from houses.models import Organisation


class Network(Organisation):
    """An organisation of a kind network: the same row, with pages and an admin of its own."""

    class Meta:
        proxy = True
        verbose_name = _("network")
        verbose_name_plural = _("networks")
