from django.contrib.admin.apps import AdminConfig


class StaffConfig(AdminConfig):
    """Django's admin, with the staff's own site in place of its plain one."""

    default_site = "config.staff.StaffSite"
