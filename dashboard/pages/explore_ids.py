"""Ids of the Explore page's components."""

from dashboard.canvas import CanvasIds

CANVAS = CanvasIds("explore")
READER = "explore-reader"
DRAWN = "explore-drawn"
HEAD = "explore-head"
MENUS = "explore-menus"
DEPTH = "explore-depth"
KEY = "explore-key"  # what the marks mean
LEGEND = "explore-legend"
KINDS = "explore-kinds"
OVERLAY = "explore-overlay"
OVERLAY_ISSUE = "explore-overlay-issue"
OVERLAY_CONFIDENTIAL = "explore-overlay-confidential"
RELATIONS = "explore-relations"
DETAILS = "explore-details"
PANEL = "explore-panel"  # what the page brings of the details
NODES = "explore-nodes"
NODES_TAB = "explore-nodes-tab"
LINKS = "explore-links"
LINKS_TAB = "explore-links-tab"
TABLES = "explore-tables"
WHOLE_TABLE = "explore-whole-table"
EVERYTHING = "explore-everything"
EVERYTHING_ROW = "explore-everything-row"
OPENED = "explore-opened"
ROW = "explore-row"
