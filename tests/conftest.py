"""Fixtures for all tests.

Every test begins with an empty directory and ends in a rollback. A test module about the real
houses asks for them once, at its top::

    pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_real_houses")]

They are loaded when the module's first test begins, in a transaction around the whole module, and
are gone after its last; what its tests change is undone after each. Such a module holds nothing
else: no test with `transaction=True` and none that needs an empty directory.
"""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils import translation
from django.utils.translation import trans_real
from pytest_django import DjangoDbBlocker

from tests.statistics import count_the_rows


@pytest.fixture(scope="module")
def the_real_houses(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The reference data and the demonstration data, as `manage.py demo` loads them."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_reference", verbosity=0)
        call_command("load_demonstration", verbosity=0)
        count_the_rows()
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _in_dutch() -> Iterator[None]:
    """Each test begins in the first language: a request leaves its own behind in the thread."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture
def in_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The sentences as they stand in the code, not as English readers get them."""
    monkeypatch.setattr(trans_real.translation("en"), "_catalog", trans_real.TranslationCatalog())
    with translation.override("en"):
        yield
