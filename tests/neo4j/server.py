"""A real Neo4j for the tests: on free loopback ports, with a password, with little memory."""

import secrets
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

from graph.settings import DatabaseSettings
from tests.neo4j.fetch import JARS

_MAIN = "org.neo4j.server.CommunityEntryPoint"
# It runs for minutes: the second compiler would take a third of its processor time for itself.
_JAVA = ("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
_OPENED = ("java.nio", "java.io", "sun.nio.ch")
_START = 90.0
_CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.pagecache.size=32m
"""


@contextmanager
def running(folder: Path) -> Iterator[DatabaseSettings]:
    """Settings of a server that runs inside the block and leaves nothing behind but the folder."""
    port, password = _free_port(), secrets.token_urlsafe(12)
    (folder / "conf").mkdir()
    (folder / "conf" / "neo4j.conf").write_text(_CONFIGURATION.format(port=port))
    opened = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in _OPENED]
    places = [f"--home-dir={folder}", f"--config-dir={folder / 'conf'}"]
    with (folder / "out").open("w") as out:
        server = subprocess.Popen(
            ["java", *_JAVA, *opened, "-cp", f"{JARS}/*", _MAIN, *places],
            stdout=out,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
    try:
        uri = f"bolt://127.0.0.1:{port}"
        _set_password(uri, password, server)
        yield DatabaseSettings(folder=folder, uri=uri, password=password, database="neo4j")
    finally:
        server.terminate()
        server.wait(30)


def _set_password(uri: str, password: str, server: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + _START
    while True:
        try:
            with (
                GraphDatabase.driver(
                    uri, auth=("neo4j", "neo4j"), max_transaction_retry_time=0
                ) as driver,
                driver.session(database="system") as session,
            ):
                session.run(
                    "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=password
                ).consume()
            return
        except (DriverError, Neo4jError):
            if time.monotonic() > end or server.poll() is not None:
                raise
            time.sleep(0.3)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
