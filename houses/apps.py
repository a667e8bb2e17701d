from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from houses.full_text import after_migration


class HousesConfig(AppConfig):
    name = "houses"
    verbose_name = _("Directory")

    def ready(self) -> None:
        post_migrate.connect(after_migration, sender=self)
