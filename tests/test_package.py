"""What people install: its contents, its licences, and what it tells the systems it is installed on."""

from __future__ import annotations

import configparser
import json
import os
import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from defusedxml import ElementTree
from PySide6.QtGui import QGuiApplication, QImageReader

from installers import bundle, deb, icons, licences, setup_program, version_resource
from installers.project import HERE, ROOT, VERSION
from planner.files.plan_file import SUFFIX
from planner.program import PROGRAM_VERSION

EXAMPLE = ROOT / "resources" / "examples" / "overloaded_duo.dagdeel"
# Runs the program as the package does: without what is left out of it. Ends by telling what was loaded.
WITHOUT_THE_REST = """
import json, sys
sys.modules.update(dict.fromkeys(json.loads(sys.argv[1])))
before = set(sys.modules)
import main
statuses = [main.main(arguments) for arguments in json.loads(sys.argv[2])]
loaded = [name for name, module in sys.modules.items() if name not in before and module is not None]
print(json.dumps({"statuses": statuses, "loaded": loaded}))
"""


def entry(name: str, source: str = sys.prefix, kind: str = "BINARY") -> bundle.Entry:
    return name, source, kind


def kept(*entries: bundle.Entry) -> list[str]:
    return [name for name, _source, _kind in bundle.wanted(entries)]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Every module that the window, the workbook and an import of patients load, with the excluded ones away."""
    folder = tmp_path_factory.mktemp("package")
    plan, patients = folder / "plan.dagdeel", folder / "patients.csv"
    patients.write_text("Geboortedatum\n02-03-1980\n", encoding="utf-8")
    runs = [
        ["--self-check"],
        ["new", "--example", EXAMPLE.stem, "-o", str(plan)],
        ["calculate", str(plan), "--json", "--why", "role/gp/utilisation"],
        ["report", str(plan), "-o", str(folder / "book.xlsx")],
        ["import-patients", str(patients), "--into", str(plan)],
        ["import-patients", str(folder / "book.xlsx"), "--into", str(plan)],
    ]
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_THE_REST, json.dumps(bundle.EXCLUDED), json.dumps(runs)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    told = json.loads(done.stdout.splitlines()[-1])
    # The workbook is no list of patients: it is read, and then refused.
    assert told["statuses"] == [0, 0, 0, 0, 0, 1], done.stderr
    return list(told["loaded"])


def test_the_program_runs_without_what_is_left_out(loaded: list[str]) -> None:
    assert {"ui.pages.overview", "xlsxwriter", "python_calamine", "ortools.linear_solver.pywraplp"} <= set(loaded)


def test_every_module_of_the_program_goes_in(loaded: list[str]) -> None:
    own = {name for name in loaded if name.partition(".")[0] in ("planner", "ui")}

    assert own
    assert own - set(bundle.modules()) == set()


def test_everything_that_is_loaded_has_its_licence(loaded: list[str]) -> None:
    names = licences.shipped([entry(name, "", "PYMODULE") for name in loaded])
    files = [name for name, _source in licences.collected(names)]

    assert {"pydantic", "pyside6_essentials", "shiboken6", "xlsxwriter"} <= set(names)
    assert {name for name in names if not any(file.startswith(f"{name}/") for file in files)} == set()
    assert {"pyside6_essentials/LGPL-3.0.txt", "Python/LICENSE.txt", "Dagdeel/LICENSE.txt"} <= set(files)
    assert {"ortools/LICENSE", "ortools/OR-Tools.txt", "ortools/EPL-2.0.txt"} <= set(files)


def test_licence_files_are_there_and_hold_text(loaded: list[str]) -> None:
    names = licences.shipped([entry(name, "", "PYMODULE") for name in loaded])
    found = licences.collected(names)

    assert found
    assert [name for name, source in found if len(source.read_text(encoding="utf-8")) < 100] == []
    assert re.search(r"^pyside6_essentials +[\d.]+ +LGPL", licences.overview(names), re.MULTILINE)


def test_what_has_no_licence_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(licences, "_TEXTS", {})

    with pytest.raises(licences.NoLicenceError, match="shiboken6"):
        licences.collected(["shiboken6"])


def test_no_catalogue_source_goes_in_but_every_norm_and_example() -> None:
    names = {Path(source).name for source, _folder in bundle.data()}

    assert {EXAMPLE.name, "facts.csv", "dagdeel.svg", "dagdeel.mo"} <= names
    assert {name for name in names if name.endswith((".po", ".pot"))} == set()
    assert any(name.startswith("materialdesignicons6") for name in names)


def test_libraries_that_the_solver_loads_by_their_place_go_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / ".libs"
    folder.mkdir()
    (folder / "ortools.dll").touch()
    (folder / "ortools.lib").touch()
    monkeypatch.setattr(bundle, "_package_folder", lambda _name: tmp_path)

    assert bundle.binaries() == [(str(folder / "ortools.dll"), "ortools/.libs")]


def test_qt_comes_without_network_and_qml() -> None:
    home = "PySide6/Qt"
    wanted = [
        f"{home}/lib/libQt6Core.so.6",
        "libQt6Widgets.so.6",
        "PySide6/Qt6Gui.dll",
        f"{home}/lib/QtWidgets.framework/Versions/A/QtWidgets",
        f"{home}/plugins/platforms/libqxcb.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        f"{home}/plugins/platforms/libqcocoa.dylib",
        f"{home}/translations/qtbase_nl.qm",
        f"{home}/lib/libicudata.so.73",
    ]
    unwanted = [
        f"{home}/lib/libQt6Network.so.6",
        "libQt6Qml.so.6",
        "PySide6/Qt6Network.dll",
        "PySide6/opengl32sw.dll",
        f"{home}/lib/QtNetwork.framework/Versions/A/QtNetwork",
        f"{home}/plugins/tls/libqopensslbackend.so",
        "PySide6\\plugins\\platforms\\qdirect2d.dll",
        f"{home}/translations/qtbase_da.qm",
    ]

    assert kept(*(entry(name) for name in wanted + unwanted)) == wanted


def test_libraries_of_the_system_stay_where_they_are() -> None:
    assert kept(
        entry("libfontconfig.so.1", "/usr/lib/x86_64-linux-gnu/libfontconfig.so.1"),
        entry("libpython3.12.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.12.so.1.0"),
        entry("python3.12/lib-dynload/_json.so", "/usr/lib/python3.12/lib-dynload/_json.so", "EXTENSION"),
    ) == ["libpython3.12.so.1.0", "python3.12/lib-dynload/_json.so"]


def test_the_debian_package_asks_for_every_library_of_qt_once() -> None:
    listed = deb.depends(["libc6 (>= 2.35)", "libegl1 (>= 1.2)", "libglib2.0-0t64 (>= 2.80)"]).split(", ")
    names = [
        name for alternatives in listed for name in re.findall(r"[a-z][\w.+-]+", re.sub(r"\(.*?\)", "", alternatives))
    ]

    assert {"libxcb-cursor0", "libxkbcommon-x11-0", "libc6", "libgl1"} <= set(names)
    assert "libegl1 (>= 1.2)" in listed
    assert len(names) == len(set(names))


def test_versions_are_one() -> None:
    assert PROGRAM_VERSION == VERSION
    assert version_resource.numbers() == (*map(int, VERSION.split(".")), 0)
    assert f"'ProductVersion', '{VERSION}'" in version_resource.text()


def test_linux_knows_the_file_type_and_the_program() -> None:
    desktop = configparser.ConfigParser(interpolation=None)
    desktop.read(deb.ASSETS / "dagdeel.desktop", encoding="utf-8")
    about = desktop["Desktop Entry"]
    kind = ElementTree.parse(deb.ASSETS / "dagdeel.xml").getroot()[0]
    globs = [part.get("pattern") for part in kind if part.tag.endswith("glob")]

    assert about["exec"] == "dagdeel %f"
    assert about["mimetype"].rstrip(";") == kind.get("type")
    assert globs == [f"*{SUFFIX}"]


def test_the_set_up_program_stays_in_the_users_own_part_of_windows() -> None:
    script = setup_program.SCRIPT.read_text(encoding="utf-8")

    assert "RequestExecutionLevel user" in script
    assert set(re.findall(r"\bHK\w+", script)) == {"HKCU"}
    assert re.findall(r"\$PROGRAMFILES\w*|\$WINDIR|\$SYSDIR|SetShellVarContext all", script) == []


def test_the_set_up_program_speaks_both_languages() -> None:
    script = setup_program.SCRIPT.read_text(encoding="utf-8")
    texts = {
        language: re.findall(rf"LangString (\w+) \${{LANG_{language}}}", script) for language in ("DUTCH", "ENGLISH")
    }

    assert texts["DUTCH"]
    assert texts["DUTCH"] == texts["ENGLISH"]


def test_the_set_up_program_is_told_all_that_it_asks_for() -> None:
    script = setup_program.SCRIPT.read_text(encoding="utf-8")
    defined = set(re.findall(r"!define (\w+)", script))
    asked = set(re.findall(r"\$\{([A-Z]+)\}", script)) - defined

    assert asked - set(setup_program.definitions()) == set()
    assert set(setup_program.definitions()) - asked == set()


def test_icons_for_windows_have_every_size(qapp: QGuiApplication, tmp_path: Path) -> None:
    file = tmp_path / "dagdeel.ico"
    file.write_bytes(icons.ico())
    reader = QImageReader(str(file))
    sizes = []
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        image = reader.read()
        drawn = icons.picture(image.width())
        assert image.convertToFormat(drawn.format()) == drawn
        sizes.append(image.width())

    assert tuple(sizes) == icons.ICO_SIZES


def test_icons_for_macos_have_every_size(qapp: QGuiApplication) -> None:
    content = icons.icns()
    kinds, place = [], 8
    while place < len(content):
        kind, length = struct.unpack(">4sI", content[place : place + 8])
        assert content[place + 8 :].startswith(b"\x89PNG")
        kinds.append(kind.decode())
        place += length

    assert struct.unpack(">4sI", content[:8]) == (b"icns", len(content))
    assert sorted(kinds) == sorted(kind for named in icons.ICNS_KINDS.values() for kind in named)


def test_the_workflow_says_that_it_was_not_run_yet_and_runs_what_there_is() -> None:
    workflow = (ROOT / ".github" / "workflows" / "packages.yml").read_text(encoding="utf-8")
    modules = re.findall(r"python -m (installers[.\w]*)", workflow)
    targets = re.findall(r"run: make ([\w-]+)", workflow)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert "NOT YET RUN" in workflow.splitlines()[0]
    assert modules
    assert [
        name for name in modules if name != "installers" and not (ROOT / (name.replace(".", "/") + ".py")).exists()
    ] == []
    assert [target for target in targets if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []


def test_nothing_of_the_packages_is_a_library_by_name() -> None:
    """A folder named as a library would hide it from everything that is run here."""
    assert HERE.name not in sys.stdlib_module_names | {"packaging"}
