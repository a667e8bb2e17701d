from django.utils.translation import gettext_lazy as _

from houses.models.organisations import Organisation


class Project(Organisation):
    """An entry of a kind project: the same row, with a page and an admin of its own.

    As in schema.org, a project is an organisation with an aim and a time. `founded` and
    `closed` are its start and end, `lifecycle` says whether it runs, who runs it is an
    affiliation (and may be unknown).
    """

    class Meta:
        proxy = True
        verbose_name = _("project")
        verbose_name_plural = _("projects")
