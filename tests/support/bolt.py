"""A server that speaks just enough Bolt to be wrong in one way."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

SUCCESS, FAILURE, IGNORED = 0x70, 0x7F, 0x7E
HELLO, RUN, PULL = 0x01, 0x10, 0x3F


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """What a server answers.

    Parameters
    ----------
    handshake
        Its answer to the versions a driver offers; by default Bolt 5.4.
    agent
        What it calls itself.
    failure
        Code of the failure of every statement; None lets every statement succeed.
    """

    handshake: bytes = b"\x00\x00\x04\x05"
    agent: str = "Neo4j/5.26.0"
    failure: str | None = None


@contextmanager
def server(wrong: Wrong) -> Iterator[str]:
    """Address of a server that runs inside the block."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=_serve, args=(listening, wrong), daemon=True)
        thread.start()
        yield f"bolt://127.0.0.1:{listening.getsockname()[1]}"
        listening.shutdown(socket.SHUT_RDWR)
        thread.join(5)


def _serve(listening: socket.socket, wrong: Wrong) -> None:
    with suppress(OSError):
        while True:
            connection, _ = listening.accept()
            threading.Thread(target=_talk, args=(connection, wrong), daemon=True).start()


def _talk(connection: socket.socket, wrong: Wrong) -> None:
    with connection, suppress(OSError, EOFError):
        _exactly(connection, 20)
        connection.sendall(wrong.handshake)
        failed = False
        while True:
            tag = _message(connection)[1]
            if tag == RUN and wrong.failure:
                failed = True
                _answer(connection, FAILURE, {"code": wrong.failure, "message": "no"})
            elif tag == PULL and failed:
                _answer(connection, IGNORED, None)
            else:
                hello = {"server": wrong.agent, "connection_id": "bolt-1"}
                failed = False
                _answer(connection, SUCCESS, hello if tag == HELLO else {})


def _message(connection: socket.socket) -> bytes:
    whole = b""
    while True:
        size = int.from_bytes(_exactly(connection, 2), "big")
        if size:
            whole += _exactly(connection, size)
        elif whole:
            return whole


def _answer(connection: socket.socket, tag: int, facts: dict[str, str] | None) -> None:
    body = bytes([0xB0 + (facts is not None), tag])
    if facts is not None:
        packed = b"".join(_text(each) for pair in facts.items() for each in pair)
        body += bytes([0xA0 + len(facts)]) + packed
    connection.sendall(len(body).to_bytes(2, "big") + body + b"\x00\x00")


def _text(text: str) -> bytes:
    encoded = text.encode()
    return bytes([0xD0, len(encoded)]) + encoded


def _exactly(connection: socket.socket, size: int) -> bytes:
    got = b""
    while len(got) < size:
        more = connection.recv(size - len(got))
        if not more:
            raise EOFError
        got += more
    return got
