"""The app's pages, one a file, in the order of the navigation."""

from dashboard.pages import consult, data, explore, help, negotiate, overview, workload
from dashboard.pages._base import Page

PAGES: tuple[Page, ...] = (
    overview.PAGE,
    explore.PAGE,
    consult.PAGE,
    workload.PAGE,
    negotiate.PAGE,
    data.PAGE,
    help.PAGE,
)
