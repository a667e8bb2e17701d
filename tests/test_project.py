"""The promises of the project about itself."""

import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from subprocess import check_output

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

ROOT: Path = settings.BASE_DIR
# Where packages come from, and folders of somebody's machine: no business of a commit.
ELSEWHERE = re.compile(
    r"(pypi|pythonhosted|npmjs|debian)\.(org|com|net)|(?<![\w.~/])/(work|root|home)/\w"
)


def tracked() -> Iterator[Path]:
    """The text files that git knows, or would know if added."""
    listed = check_output(
        ["/usr/bin/env", "git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        text=True,
    )
    for name in listed.splitlines():
        path = ROOT / name
        if path.is_file() and b"\0" not in path.read_bytes()[:4096]:
            yield path


@pytest.mark.django_db
def test_the_migrations_are_in_step_with_the_models() -> None:
    call_command("makemigrations", "--check", "--dry-run", stdout=StringIO())


def test_every_migration_has_a_name_that_says_what_it_does() -> None:
    ours = [
        name for app, name in MigrationLoader(None).disk_migrations if app in {"houses", "networks"}
    ]

    assert ours
    assert not [name for name in ours if "_auto_" in name or re.fullmatch(r"\d{4}", name)]


def test_every_template_is_used() -> None:
    templates = ROOT / "templates"
    named = {str(path.relative_to(templates)) for path in templates.rglob("*.html")}
    # Django's own names: errors, the admin's pages and the widgets' are asked for by Django.
    by_django = {name for name in named if re.match(r"(\d{3}\.html|admin/|django/)", name)}
    sources = [*(ROOT / "houses").rglob("*.py"), *(ROOT / "networks").rglob("*.py")]
    sources += [ROOT / "config" / "gate.py", *templates.rglob("*.html")]
    text = "\n".join(path.read_text() for path in sources)

    assert not [name for name in named - by_django if f'"{name}' not in text]


def test_every_link_between_the_documents_leads_somewhere() -> None:
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in tracked()
        if page.suffix == ".md"
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text())
        if not (page.parent / target).exists()
    ]

    assert not broken


def test_no_file_names_a_registry_or_a_folder_of_a_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked()
        if path != Path(__file__) and (match := ELSEWHERE.search(path.read_text(errors="replace")))
    ]

    assert not found


def test_no_module_is_called_after_nothing_and_none_is_long() -> None:
    nothing = {"utils", "core", "common", "helpers", "services", "base", "misc"}
    modules = [
        path for path in tracked() if path.suffix == ".py" and "migrations" not in path.parts
    ]

    assert not [path for path in modules if path.stem in nothing]
    # What a reader holds in the head at once.
    assert not [path for path in modules if len(path.read_text().splitlines()) > 400]


def test_there_are_no_signals_and_no_overridden_saves() -> None:
    code = [
        path
        for app in ("houses", "networks")
        for path in Path(apps.get_app_config(app).path).rglob("*.py")
    ]

    # Infrastructure may work unseen (after a migration, in apps.py); a rule of the domain never.
    signals = re.compile(r"signals import (?!post_migrate\n)|signals\.|@receiver")
    models = [path for path in code if path.parent.name == "models"]
    assert models
    assert not [path for path in code if signals.search(path.read_text())]
    assert not [path for path in models if "def save(" in path.read_text()]


def test_what_visitors_get_has_no_inline_script_and_no_inline_style() -> None:
    templates = [path for path in (ROOT / "templates").rglob("*.html") if "admin" not in path.parts]

    assert templates
    for path in templates:
        text = path.read_text()
        module = r" type=\"module\" src=\"\{% static '[a-z-]+\.js' %\}\"></script>"
        scripts = re.findall(rf"<script(?! type=\"application/ld\+json\"|{module})", text)
        assert not scripts, path
        assert not re.search(r"\sstyle=|\son[a-z]+=|javascript:|<style", text), path
