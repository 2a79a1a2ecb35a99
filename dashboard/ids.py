"""Ids of the shell's components; a page with many of its own keeps them beside it."""

LOCATION = "location"
VIEWED = "viewed"  # the query of the address without what is merely selected
THEME = "theme"
SCHEME = "scheme"
SCHEME_TOGGLE = "scheme-toggle"
SHELL = "shell"
SHELL_LANGUAGE = "shell-language"
LANGUAGE_CHOICE = "language-choice"
NAVIGATION = "navigation"
NAVIGATION_BURGER = "navigation-burger"
APP_SHELL = "app-shell"
SEARCH = "search"
SEARCH_FOUND = "search-found"  # the text that the rows of the search belong to
PAGE = "page"
PAGE_SHOWN = "page-shown"
# What was just saved or refused, which version the page shows, and the wish to draw it anew.
EDIT_DONE = "edit-done"
VERSION_SHOWN = "version-shown"
VERSION_SAID = "version-said"
REDRAW = "redraw"
EDIT_OPEN = "edit-open"
SIGNER = "signer"
