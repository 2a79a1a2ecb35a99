/* Days and figures in the cells of a grid, as the reader's language writes them. */
window.dashAgGridFunctions = window.dashAgGridFunctions || {};

(function (functions) {
  const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
  const figures = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });
  const inLine = (places) => new Intl.NumberFormat("en", { minimumFractionDigits: places, maximumFractionDigits: places });

  /* An ISO day or month in the pattern and with the months that the column brings. */
  functions.saidDay = function (value, column) {
    const words = column.refData || {};
    const parts = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(value || "");
    if (!parts) {
      return value === null || value === undefined ? "" : value;
    }
    const said = { year: parts[1], month: words[Number(parts[2])], day: Number(parts[3]) };
    return words[parts[3] ? "day" : "month"].replace(/\{(\w+)\}/g, (place, name) => said[name]);
  };

  /* What is typed into a filter, "9 Nov 2026" or "2026年11月", as the cells hold it. */
  functions.isoDay = function (text) {
    const typed = String(text || "").trim().toLowerCase();
    const chinese = /^(\d{4})\s*年(?:\s*(\d{1,2})\s*月)?(?:\s*(\d{1,2})\s*日)?$/.exec(typed);
    const english = /^(?:(\d{1,2})\s+)?([a-z]{3})[a-z]*\.?\s+(\d{4})$/.exec(typed);
    const month = english ? MONTHS.indexOf(english[2]) + 1 : 0;
    const parts = chinese ? chinese.slice(1) : month ? [english[3], month, english[1]] : [typed];
    return parts.filter(Boolean).map((each) => String(each).padStart(2, "0")).join("-");
  };

  /* Tab leads to the heads of a grid, to its cells and out of it; arrows lead from cell to cell. While a
     cell is edited it leads to the next one. */
  functions.tabLeaves = (params) => (params.editing ? params.nextCellPosition || false : false);
  functions.tabToCells = function (params) {
    const { headerRowIndex, column } = params.previousHeaderPosition;
    const below = headerRowIndex + 1 < params.headerRowCount ? headerRowIndex + 1 : -1; // -1: the cells
    return params.backwards ? false : { headerRowIndex: below, column: column };
  };

  functions.saidFigure = function (value, places) {
    const format = places === undefined ? figures : inLine(places);
    return typeof value === "number" ? format.format(value).replace("-", "\u2212") : value === null || value === undefined ? "" : value;
  };
})(window.dashAgGridFunctions);
