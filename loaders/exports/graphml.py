"""GraphML, as Gephi, yEd, Cytoscape and igraph read it."""

import io

import networkx as nx

from loaders.exports._base import Exporter, Material
from loaders.exports._xml import graph


def _write(material: Material) -> bytes:
    content = io.BytesIO()
    nx.write_graphml_xml(graph(material), content)
    return content.getvalue()


EXPORTER = Exporter(id="graphml", ending=".graphml", write=_write)
