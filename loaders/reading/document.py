"""JSON, YAML, GEXF and GraphML files as trees, within bounds of size and depth."""

from graph.messages import Severity, UserError, message
from graph.questions import NO_ANSWERS, Answers
from loaders.limits import MAX_DOCUMENT_BYTES, MAX_YAML_BYTES
from loaders.reading.disguise import check_disguise
from loaders.reading.encoding import Decoded, decode
from loaders.reading.endings import KINDS, ending
from loaders.reading.json_tree import read_json
from loaders.reading.xml_tree import declared_encoding, read_xml
from loaders.reading.yaml_tree import read_yaml
from loaders.source import Document, Flaw


def read_document(
    content: bytes,
    file: str,
    encoding: str | None = None,
    answers: Answers = NO_ANSWERS,
) -> Document:
    """The document a file holds; its ending says what it is written in.

    Raises
    ------
    UserError
        It is too large or too deep, no text, not well-formed, or holds what could do harm.
    """
    check_disguise(content, file)
    kind = KINDS[ending(file)]
    most = MAX_YAML_BYTES if kind == "yaml" else MAX_DOCUMENT_BYTES
    if len(content) > most:
        raise UserError(
            message("load.limit.size", file=file, most=most // 1024**2),
            message("load.limit.remedy"),
        )
    said = declared_encoding(content) if kind == "xml" else None
    decoded = decode(content, file, encoding or said, answers)
    read = {"json": read_json, "yaml": read_yaml, "xml": read_xml}[kind]
    text = decoded.text.removeprefix("\ufeff")
    return Document(
        file=file,
        kind=kind,
        root=read(text, file),
        flaws=_flaws(decoded),
        question=decoded.question,
    )


def _flaws(decoded: Decoded) -> tuple[Flaw, ...]:
    if decoded.preview is None:
        return ()
    guessed = message("load.encoding.guessed", encoding=decoded.encoding, preview=decoded.preview)
    remedy = message("load.encoding.guessed.remedy")
    return (Flaw(severity=Severity.WARNING, reason=guessed, remedy=remedy),)
