from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("houses", "0003_finding")]

    operations = [
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("founded_earliest__isnull", True),
                    ("closed_latest__isnull", True),
                    ("founded_earliest__lte", models.F("closed_latest")),
                    _connector="OR",
                ),
                name="organisation_closes_after_it_is_founded",
                violation_error_message="It closed before it was founded.",
            ),
        ),
    ]
