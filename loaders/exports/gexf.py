"""GEXF 1.2, as Gephi and Gephi Lite read it. Dates are attributes, not a timeline."""

import io
from typing import Any

from networkx.readwrite.gexf import GEXFWriter

from loaders.exports._base import Exporter, Material
from loaders.exports._xml import graph


class _Writer(GEXFWriter):
    """The writer without its column ``networkx_key``: an edge's id says the same."""

    def add_attributes(
        self, node_or_edge: Any, xml_obj: Any, data: dict[str, Any], default: Any
    ) -> Any:
        """Write the fields of a node or edge."""
        data.pop("key", None)
        return super().add_attributes(  # type: ignore[no-untyped-call]  # the stub has no types
            node_or_edge, xml_obj, data, default
        )


def _write(material: Material) -> bytes:
    out = graph(material)
    for _, _, key, values in out.edges(keys=True, data=True):
        values["id"] = key  # else the writer numbers them and keeps ours as a column
    content = io.BytesIO()
    writer = _Writer(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(out)
    writer.write(content)
    return content.getvalue()


EXPORTER = Exporter(id="gexf", ending=".gexf", write=_write)
