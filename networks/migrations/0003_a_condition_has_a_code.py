from itertools import count

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils.text import slugify

import networks.models.charters


def give_codes(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """As new conditions get theirs: the network's slug, and how the text begins."""
    taken = set[str]()
    conditions = apps.get_model("networks", "Criterion").objects.select_related("charter__network")
    for condition in conditions.order_by("charter", "position", "pk"):
        words = slugify(condition.text.read(condition.text.original).text).split("-")[:6]
        while len("-".join(words)) > 50 and len(words) > 1:
            words.pop()
        stem = "-".join(filter(None, [condition.charter.network.slug, "-".join(words)[:50]]))
        codes = (f"{stem}-{number}" if number > 1 else stem for number in count(1))
        condition.code = next(code for code in codes if code not in taken)
        taken.add(condition.code)
        condition.save(update_fields=["code"])


class Migration(migrations.Migration):

    dependencies = [
        ('networks', '0002_charters_and_members_known_by_a_text'),
    ]

    operations = [
        migrations.AddField(
            model_name='criterion',
            name='code',
            field=models.SlugField(db_index=False, default='', editable=False, max_length=150, verbose_name='code'),
            preserve_default=False,
        ),
        migrations.RunPython(give_codes, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name='criterion',
            name='code',
            field=networks.models.charters.CodeField(editable=False, max_length=150, unique=True, verbose_name='code'),
        ),
    ]
