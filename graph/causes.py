"""What systems and libraries say went wrong, as messages in the reader's language.

The operating system is asked by its error number, libraries by how their sentences begin; what
is not known here is told as it was said.
"""

import errno
import re

from graph.messages import Message, message

_BY_NUMBER = {
    errno.ENOENT: "cause.missing",
    errno.EACCES: "cause.forbidden",
    errno.EPERM: "cause.forbidden",
    errno.EROFS: "cause.read_only",
    errno.ENOSPC: "cause.full",
    errno.EISDIR: "cause.folder",
    errno.ENOTDIR: "cause.no_folder",
    errno.EEXIST: "cause.exists",
    errno.ENAMETOOLONG: "cause.long_name",
    errno.EBUSY: "cause.busy",
    errno.EMFILE: "cause.many_files",
}
# How the sentences of zipfile, tarfile, gzip, zlib, json, expat, PyYAML and csv begin.
_BY_TEXT = {
    "cause.no_zip": ("file is not a zip file", "bad magic number"),
    "cause.no_archive": (
        "not a gzip",
        "file could not be opened",
        "invalid header",
        "bad checksum",
    ),
    "cause.cut": (
        *("truncated", "unexpected end of data", "compressed file ended", "empty header"),
        *("eof occurred", "unexpected end of file", "end of file"),
    ),
    "cause.damaged": ("error -", "bad crc", "crc check failed", "file name in directory"),
    "cause.value": ("expecting value",),
    "cause.name": ("expecting property name",),
    "cause.comma": ("expecting ',' delimiter",),
    "cause.colon": ("expecting ':' delimiter", "could not find expected ':'"),
    "cause.extra": ("extra data", "junk after document element"),
    "cause.unended_text": ("unterminated string", "unclosed token"),
    "cause.control": ("invalid control character", "line contains nul"),
    "cause.escape": ("invalid \\",),
    "cause.no_element": ("no element found",),
    "cause.not_formed": ("not well-formed",),
    "cause.tag": ("mismatched tag",),
    "cause.entity": ("undefined entity",),
    "cause.declaration": ("xml or text declaration not at start",),
    "cause.attribute": ("duplicate attribute",),
    "cause.indent": (
        *("expected <block end>", "mapping values are not allowed"),
        *("did not find expected key", "did not find expected <"),
    ),
    "cause.list_item": ("did not find expected '-'", "block sequence entries are not allowed"),
    "cause.alias": ("found undefined alias",),
    "cause.token": (
        *("found character", "found unexpected", "found unknown", "found invalid"),
        "did not find expected node",
    ),
    "cause.list_end": (
        *("expected ',' or ']'", "expected ',' or '}'"),
        "did not find expected ','",
    ),
    "cause.quote": ("',' expected after",),
    "cause.long_field": ("field larger than field limit",),
}
_PLACE = re.compile(r"line (\d+),? column (\d+)")


def known_cause(error: Exception | str) -> Message | str:
    """What went wrong in the reader's words, where it is a well-known cause."""
    number = getattr(error, "errno", None)
    if number in _BY_NUMBER:
        return message(_BY_NUMBER[number])
    said = str(getattr(error, "strerror", None) or error)
    begun = said.casefold()
    key = next((key for key, heads in _BY_TEXT.items() if begun.startswith(heads)), None)
    if key is None:
        return said
    place = _PLACE.search(begun)
    if place is None:
        return message(key)
    return message("cause.at", cause=message(key), line=int(place[1]), column=int(place[2]))
