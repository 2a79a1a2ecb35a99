"""How the embedded engine is started: its files, ports, password and arguments.

The engine is ArcadeDB as it comes in the wheel ``arcadedb-embedded``: a Java runtime and jars.
Its Python module is not imported, for that would bring a Java machine into this process.
"""

import importlib.util
import os
import secrets
import shutil
import socket
import sys
from pathlib import Path

from graph.causes import known_cause
from graph.messages import UserError, message
from graph.store import archive, supervisor

DATABASE, USER = "register", "root"
HOST = "127.0.0.1"
_PACKAGE = "arcadedb_embedded"
# A million rows are loaded in this, in parts; one transaction of 100,000 relations needs 0.6 GB.
_HEAP = "-Xmx768m"
SPACE = 64 * 1024 * 1024

_LOGGING = """\
handlers=java.util.logging.FileHandler
.level=WARNING
java.util.logging.FileHandler.pattern={log}/engine.log
java.util.logging.FileHandler.limit=1000000
java.util.logging.FileHandler.count=2
java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter
"""


def make_folder(folder: Path) -> None:
    """Make the data folder, for its owner alone; UserError when it cannot be used."""
    try:
        for each in (folder, *(folder / name for name in ("log", "engine", supervisor.CLIENTS))):
            each.mkdir(mode=0o700, parents=True, exist_ok=True)
            each.chmod(0o700)
    except OSError as error:
        raise UserError(
            message("store.folder", place=str(folder), why=known_cause(error)),
            message("store.folder.remedy"),
        ) from error
    check_space(folder)


def check_space(folder: Path) -> None:
    """Raise UserError when the folder's disk is nearly full."""
    if shutil.disk_usage(folder).free < SPACE:
        raise UserError(message("store.full", place=str(folder)), message("store.full.remedy"))


def write_launch(folder: Path) -> None:
    """Write everything a supervisor needs to start the engine of a folder, with a new password."""
    home = _home()
    port, password = _free_port(), secrets.token_urlsafe(24)
    log = folder / "log"
    _write_private(log / "logging.properties", _LOGGING.format(log=log.as_posix()))
    arguments = "\n".join(map(_quoted, _arguments(folder, home, port, password)))
    _write_private(folder / supervisor.ARGUMENTS, arguments)
    # The engine knows its users from here and not from its arguments: without it, it takes these.
    (folder / "engine" / "config" / "server-users.jsonl").unlink(missing_ok=True)
    java = home / "jre" / "bin" / ("java.exe" if sys.platform == "win32" else "java")
    state = {
        "java": str(java),
        "host": HOST,
        "port": port,
        "user": USER,
        "password": password,
        "database": DATABASE,
    }
    supervisor.write_state(folder, state)


def _home() -> Path:
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise UserError(message("store.no_engine"), message("store.no_engine.remedy"))
    return Path(spec.submodule_search_locations[0])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _write_private(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "w", encoding="utf-8") as file:
        file.write(text)


def _quoted(argument: str) -> str:
    """One line of a file of Java arguments, where a backslash escapes."""
    escaped = argument.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _arguments(folder: Path, home: Path, port: int, password: str) -> list[str]:
    settings = {
        "server.rootPath": folder / "engine",
        "server.databaseDirectory": folder / "databases",
        "server.logsDirectory": folder / "log",
        "server.rootPassword": password,
        "server.defaultDatabases": f"{DATABASE}[]",
        # "production" hides every error's reason.
        "server.mode": "development",
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        # Its web server cannot be left out; here it hears this machine only and asks the password.
        "server.httpIncomingHost": HOST,
        "server.httpIncomingPort": 0,
        "bolt.host": HOST,
        "bolt.port": port,
        "bolt.defaultDatabase": DATABASE,
        # Written means written: also when the power fails.
        "txWalFlush": 2,
        "opencypher.loadCsv.allowFileUrls": "false",
        "opencypher.loadCsv.allowRemoteUrls": "false",
    }
    return [
        _HEAP,
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        *archive.arguments(),
        "--add-modules=jdk.incubator.vector",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        f"-Djava.util.logging.config.file={folder / 'log' / 'logging.properties'}",
        *(f"-Darcadedb.{name}={value}" for name, value in settings.items()),
        "-cp",
        str(home / "jars" / "*"),
        "com.arcadedb.server.ArcadeDBServer",
    ]
