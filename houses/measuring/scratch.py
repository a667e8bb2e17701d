from collections.abc import Iterator
from contextlib import contextmanager
from os import getpid

from django.db import connection


@contextmanager
def scratch_database() -> Iterator[None]:
    """An empty database of the same engine as the site's, for as long as the block lasts.

    The site's own is not touched. On PostgreSQL the account must be allowed to create databases.
    """
    own = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = (
        f"steunwijzer_scratch_{getpid()}" if connection.vendor == "postgresql" else None
    )
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(own, verbosity=0)
