"""Settings: flags, else environment, else defaults. The one module that reads the environment."""

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from graph.fields import LANGUAGES
from graph.messages import UserError, message

_YES, _NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseSettings:
    """Which database: a Neo4j server when ``uri`` is given, else the embedded one in ``folder``."""

    folder: Path
    uri: str | None = None
    username: str = "neo4j"
    password: str | None = field(default=None, repr=False)
    database: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings of one process; secrets never appear in their representation."""

    database: DatabaseSettings
    host: str = "127.0.0.1"
    port: int = 8050
    language: str = "en"
    access_password: str | None = field(default=None, repr=False)
    read_only: bool = False


def read_settings(environment: Mapping[str, str] | None = None, **flags: object) -> Settings:
    """Settings of this process.

    Parameters
    ----------
    environment
        Variables to read instead of the process's own.
    flags
        ``data``, ``host``, ``port``, ``language``, ``read_only``: stand before the environment
        unless None.

    Raises
    ------
    UserError
        A port or language that is none, or a word that is neither yes nor no.
    """
    variables = os.environ if environment is None else environment
    given = {name: str(value) for name, value in flags.items() if value is not None}

    def setting(name: str, default: str) -> str:
        return given.get(name) or variables.get(f"STAKEHOLDERS_{name.upper()}") or default

    folder = setting("data", str(platformdirs.user_data_path("stakeholders", appauthor=False)))
    return Settings(
        database=DatabaseSettings(
            folder=Path(folder).expanduser().absolute(),
            uri=variables.get("NEO4J_URI") or None,
            username=variables.get("NEO4J_USERNAME") or "neo4j",
            password=variables.get("NEO4J_PASSWORD") or None,
            database=variables.get("NEO4J_DATABASE") or None,
        ),
        host=setting("host", "127.0.0.1"),
        port=_port(setting("port", "8050")),
        language=_language(setting("language", "en")),
        access_password=variables.get("STAKEHOLDERS_PASSWORD") or None,
        read_only=_yes(setting("read_only", "no")),
    )


def holidays_file() -> Path | None:
    """File of the office's holidays, as this process is set; None where none is named.

    Apart from the other settings: every row of a list asks for it.
    """
    text = os.environ.get("STAKEHOLDERS_HOLIDAYS")
    return Path(text).expanduser().absolute() if text else None


def is_loopback(host: str) -> bool:
    """Whether a host name or address is reached from this machine only."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _port(text: str) -> int:
    if not text.isdigit() or not 0 <= int(text) <= 65535:
        raise UserError(message("settings.port", value=text), message("settings.port.remedy"))
    return int(text)


def _yes(text: str) -> bool:
    word = text.strip().lower()
    if word not in (*_YES, *_NO):
        raise UserError(message("settings.yes", value=text), message("settings.yes.remedy"))
    return word in _YES


def _language(text: str) -> str:
    tags = {tag.lower(): tag for tag in LANGUAGES}
    try:
        return tags[text.replace("_", "-").lower()]
    except KeyError:
        raise UserError(
            message("settings.language", value=text),
            message("settings.language.remedy", languages=", ".join(LANGUAGES)),
        ) from None
