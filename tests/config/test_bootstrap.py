"""What happens between `python3 manage.py` and Django, on machines of several kinds.

The projects here are small copies: the real manage.py and bootstrap, and two
packages made on the spot. Nothing reaches for a network.
"""

import ast
import hashlib
import os
import pwd
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest

from config.bootstrap import installation, pythons, steps

ROOT = Path(__file__).resolve().parent.parent.parent
READ_BY_OLD_PYTHONS = [ROOT / "manage.py", *sorted((ROOT / "config" / "bootstrap").glob("*.py"))]

# Tells where it runs and whether the packages for the tests are there.
FAKE_DJANGO = """
import importlib.util, sys
def execute_from_command_line(arguments):
    tools = "with" if importlib.util.find_spec("testing_tools") else "without"
    print(f"{arguments[1]} in {sys.prefix} {tools} testing tools")
"""

# Found before Python's own venv, which spends seconds on unpacking pip: copies an environment
# that was really made, without what was installed in it afterwards.
QUICK_VENV = """
import shutil, sys
if __name__ == "__main__":
    option, folder = sys.argv[1:]
    assert option == "--clear"
    shutil.rmtree(folder, ignore_errors=True)
    later = shutil.ignore_patterns("django*", "complete")
    shutil.copytree({made!r}, folder, symlinks=True, ignore=later)
"""


# A project that needs one package, and one more for its tests.


def wheel(folder: Path, name: str, files: dict[str, str]) -> str:
    """Makes a package; its line for a requirements file, with the hash."""
    path = folder / f"{name}-1-py3-none-any.whl"
    information = {
        f"{name}-1.dist-info/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n",
        f"{name}-1.dist-info/WHEEL": "Wheel-Version: 1.0\nTag: py3-none-any\n",
    }
    contents = files | information
    record = "".join(f"{file},,\n" for file in contents) + f"{name}-1.dist-info/RECORD,,\n"
    with zipfile.ZipFile(path, "w") as archive:
        for file, text in (contents | {f"{name}-1.dist-info/RECORD": record}).items():
            archive.writestr(file, text)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return f"{name} @ {path.as_uri()} --hash=sha256:{digest}\n"


def fresh_project(folder: Path) -> Path:
    (folder / "deploy").mkdir(parents=True)
    shutil.copy(ROOT / "manage.py", folder)
    (folder / "config").mkdir()
    (folder / "config" / "__init__.py").touch()
    shutil.copytree(
        ROOT / "config" / "bootstrap",
        folder / "config" / "bootstrap",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    django = wheel(
        folder,
        "django",
        {
            "django/__init__.py": "",
            "django/core/__init__.py": "",
            "django/core/management.py": FAKE_DJANGO,
        },
    )
    tools = wheel(folder, "testing_tools", {"testing_tools.py": ""})
    (folder / "deploy" / "requirements.txt").write_text(django)
    (folder / "deploy" / "requirements-test.txt").write_text(django + tools)
    return folder


def manage(project: Path, *arguments: str, **variables: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=project,
        env={"HOME": str(project / "nowhere"), "PATH": os.defpath, "PIP_NO_INDEX": "1"} | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def outcome(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    output, errors = process.communicate()
    return process.returncode, output, errors


class Beginning(NamedTuple):
    project: Path
    outcomes: list[tuple[int, str, str]]


@pytest.fixture(scope="session")
def beginning(tmp_path_factory: pytest.TempPathFactory) -> Beginning:
    """A project that two runs began to set up at the same moment."""
    project = fresh_project(tmp_path_factory.mktemp("finished") / "project")
    first, second = manage(project, "one"), manage(project, "two")
    return Beginning(project, [outcome(first), outcome(second)])


@pytest.fixture
def project(beginning: Beginning, tmp_path: Path) -> Path:
    """A copy of the finished project, in which a new environment is quickly made."""
    copy = shutil.copytree(beginning.project, tmp_path / "project", symlinks=True)
    (copy / "venv.py").write_text(QUICK_VENV.format(made=str(beginning.project / ".venv")))
    return copy


def test_a_finished_environment_is_entered_without_a_word(project: Path) -> None:
    code, output, errors = outcome(manage(project, "hello"))

    assert (code, errors) == (0, "")
    assert output == f"hello in {project / '.venv'} without testing tools\n"


def test_the_test_command_adds_the_packages_of_the_tests(project: Path) -> None:
    _, output, errors = outcome(manage(project, "test"))

    assert "with testing tools" in output
    assert "deploy/requirements-test.txt" in errors
    assert "Making .venv" not in errors


def test_what_the_tests_installed_serves_the_other_commands_too(project: Path) -> None:
    outcome(manage(project, "test"))

    _, _, errors = outcome(manage(project, "hello"))

    assert errors == ""


def test_changed_pins_are_installed_by_the_next_run(project: Path) -> None:
    tests_pins = project / "deploy" / "requirements-test.txt"
    (project / "deploy" / "requirements.txt").write_text(tests_pins.read_text())

    _, output, _ = outcome(manage(project, "hello"))

    assert "with testing tools" in output


# An interrupted run left no stamp; a half-deleted folder and a Python that was removed are broken.
@pytest.mark.parametrize("missing", ["complete", "pyvenv.cfg", "bin/python"])
def test_an_unfinished_or_broken_environment_is_made_anew(project: Path, missing: str) -> None:
    (project / ".venv" / missing).unlink()
    (project / ".venv" / "half-written").touch()

    code, _, errors = outcome(manage(project, "hello"))

    assert code == 0
    assert "Making .venv" in errors
    assert not (project / ".venv" / "half-written").exists()


def test_of_two_first_runs_one_works_and_both_succeed(beginning: Beginning) -> None:
    assert [code for code, _, _ in beginning.outcomes] == [0, 0]
    assert sum("Making .venv" in errors for _, _, errors in beginning.outcomes) == 1


def test_without_a_network_one_sentence_says_so(project: Path) -> None:
    (project / "deploy" / "requirements.txt").write_text(f"missing==1 --hash=sha256:{'0' * 64}\n")
    # Nothing listens on port 9: the refusal comes at once, as with a cable unplugged.
    offline = {"PIP_NO_INDEX": "0", "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0"}

    code, _, errors = outcome(manage(project, "hello", **offline))

    assert code == 1
    assert errors.splitlines()[-1] == (
        "manage.py: the packages could not be downloaded:"
        " check the network or the proxy, then run this again."
    )


def test_a_package_with_another_hash_is_refused(project: Path) -> None:
    pins = project / "deploy" / "requirements.txt"
    name_and_place = pins.read_text().partition(" --hash")[0]
    pins.write_text(f"{name_and_place} --hash=sha256:{'0' * 64}\n")

    code, output, errors = outcome(manage(project, "hello"))

    assert (code, output) == (1, "")
    assert "is not the one that deploy/ names" in errors.splitlines()[-1]


def test_an_update_that_failed_is_not_taken_for_finished(project: Path) -> None:
    pins = project / "deploy" / "requirements.txt"
    finished = pins.read_text()
    pins.write_text("nowhere.whl\n")
    outcome(manage(project, "hello"))
    pins.write_text(finished)
    (project / ".venv" / "half-written").touch()
    # Once with Python's own venv, over what is there.
    (project / "venv.py").unlink()

    code, _, errors = outcome(manage(project, "hello"))

    assert code == 0
    assert "Making .venv" in errors
    assert not (project / ".venv" / "half-written").exists()


def test_a_misleading_environment_does_not_lead_astray(project: Path) -> None:
    (project / ".venv" / "complete").unlink()
    elsewhere = project / "elsewhere"

    _, output, _ = outcome(manage(project, "hello", PIP_TARGET=str(elsewhere), PIP_USER="1"))

    assert output.startswith(f"hello in {project / '.venv'}")
    assert not elsewhere.exists()


def test_a_deployment_may_bring_its_own_environment(tmp_path: Path) -> None:
    project = fresh_project(tmp_path / "project")

    code, _, errors = outcome(manage(project, "version", STEUNWIJZER_NO_BOOTSTRAP="1"))

    assert (code, errors) == (0, "")
    assert not (project / ".venv").exists()


# Machines with other Pythons: each is a small script that answers as that Python would.


def executable(path: Path, script: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with Python 3.11 only, and a uv that can fetch nothing."""
    old = executable(tmp_path / "bin" / "python3", "echo 3.11.2")
    executable(tmp_path / "bin" / "uv", "exit 2")
    workshop = tmp_path / "workshop"
    workshop.mkdir()
    account = SimpleNamespace(pw_dir=str(tmp_path / "account"))
    monkeypatch.setattr(sys, "executable", str(old))
    monkeypatch.setattr(sys, "base_prefix", str(tmp_path))
    monkeypatch.setattr(pwd, "getpwuid", lambda _number: account)
    monkeypatch.setattr(pythons, "COMMON_PLACES", ())
    monkeypatch.setattr(pythons, "WORKSHOP", workshop)
    monkeypatch.setattr(steps, "LOG", workshop / "setup.log")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.defpath}")
    monkeypatch.setenv("HOME", str(tmp_path / "empty"))
    monkeypatch.delenv("PYENV_ROOT", raising=False)
    return tmp_path


@pytest.fixture
def lock(tmp_path: Path) -> int:
    return os.open(tmp_path / "lock", os.O_CREAT)


def test_the_python_that_started_us_is_taken_if_it_is_new_enough(machine: Path, lock: int) -> None:
    started = executable(machine / "bin" / "python3", "echo 3.12.4")
    executable(machine / "bin" / "python3.14", "echo 3.14.1")

    assert pythons.find(lock=lock).path == started


def test_the_newest_python_that_answers_is_taken(machine: Path, lock: int) -> None:
    # So does pyenv's shim for a version that is switched off.
    executable(machine / "bin" / "python3.14", "exit 127")
    newest = executable(machine / "bin" / "python3.13", "echo 3.13.2")
    executable(machine / "bin" / "python3.12", "echo 3.12.9")

    assert pythons.find(lock=lock).path == newest


def test_pyenvs_versions_are_found_with_an_empty_home(machine: Path, lock: int) -> None:
    version = machine / "account" / ".pyenv" / "versions" / "3.12.1"
    python = executable(version / "bin" / "python3.12", "echo 3.12.1")

    assert pythons.find(lock=lock).path == python


def test_the_neighbours_of_a_running_pyenv_version_are_found(
    machine: Path, lock: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions = machine / "anywhere" / "versions"
    python = executable(versions / "3.13.0" / "bin" / "python3.13", "echo 3.13.0")
    monkeypatch.setattr(sys, "base_prefix", str(versions / "3.11.7"))

    assert pythons.find(lock=lock).path == python


def test_where_there_is_none_uv_fetches_a_python(machine: Path, lock: int) -> None:
    fetched = "$UV_PYTHON_INSTALL_DIR/cpython/bin/python3.13"
    executable(
        machine / "bin" / "uv",
        f"mkdir -p $UV_PYTHON_INSTALL_DIR/cpython/bin; cp {machine}/new {fetched}",
    )
    executable(machine / "new", "echo 3.13.5")

    assert pythons.find(lock=lock).version == "3.13.5"


def test_where_none_can_be_fetched_one_sentence_says_what_to_install(
    machine: Path, lock: int
) -> None:
    with pytest.raises(steps.SetupError, match=r"needs Python 3\.12 or newer.*install one"):
        pythons.find(lock=lock)


def test_debians_python_without_its_venv_package_is_named(machine: Path, lock: int) -> None:
    executable(machine / "bin" / "python3.12", "echo 3.12.3 ensurepip")

    with pytest.raises(steps.SetupError, match=r"lacks ensurepip: install .* python3\.12-venv"):
        pythons.find(lock=lock)


# What nobody would notice until a stranger's machine fails.


@pytest.mark.parametrize("path", READ_BY_OLD_PYTHONS, ids=lambda path: path.name)
def test_an_old_python_can_read_it_with_its_standard_library(path: Path) -> None:
    tree = ast.parse(path.read_text(), feature_version=(3, 8))

    at_import = {
        name.partition(".")[0] for statement in tree.body for name in imported_by(statement)
    }

    assert at_import <= sys.stdlib_module_names | {"config"}


def imported_by(statement: ast.stmt) -> list[str]:
    if isinstance(statement, ast.Import):
        return [alias.name for alias in statement.names]
    if isinstance(statement, ast.ImportFrom):
        return [statement.module or ""]
    return []


def test_the_packages_of_the_tests_hold_all_of_the_sites() -> None:
    site, tests = (
        {line.split()[0] for line in path.read_text().splitlines() if "==" in line}
        for path in (installation.SITE, installation.TESTS)
    )

    assert site <= tests
