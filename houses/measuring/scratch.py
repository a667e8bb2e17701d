"""A database to measure in, apart from the site's."""

from collections.abc import Iterator
from contextlib import contextmanager
from os import getpid
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import DEFAULT_DB_ALIAS, connections


@contextmanager
def scratch_database() -> Iterator[None]:
    """An empty database of the same engine as the site's, for as long as the block lasts.

    All that this thread reads and writes goes to it; the site's own is not touched. On SQLite it
    is a file in a temporary folder. On PostgreSQL the account must be allowed to make databases.
    """
    own = connections[DEFAULT_DB_ALIAS]
    name = own.settings_dict["NAME"]
    scratch = own.copy()
    # A pool belongs to the alias: the scratch database would get connections to the site's own.
    scratch.settings_dict["OPTIONS"].pop("pool", None)
    scratch.settings_dict["CONN_MAX_AGE"] = None
    # The tables as the models have them: there is no past to walk through.
    scratch.settings_dict["TEST"]["MIGRATE"] = False
    with TemporaryDirectory() as folder:
        scratch.settings_dict["TEST"]["NAME"] = (
            f"steunwijzer_scratch_{getpid()}"
            if scratch.vendor == "postgresql"
            else str(Path(folder) / "scratch.sqlite3")
        )
        connections[DEFAULT_DB_ALIAS] = scratch
        try:
            scratch.creation.create_test_db(verbosity=0, autoclobber=True)
            yield
        finally:
            if scratch.settings_dict["NAME"] != name:
                scratch.creation.destroy_test_db(name, verbosity=0)
            connections[DEFAULT_DB_ALIAS] = own
            # What was kept in memory is of the other database.
            ContentType.objects.clear_cache()
            cache.clear()
