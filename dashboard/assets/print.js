/* Grids show some rows and scroll; on paper they stand as a whole, as wide as the sheet. */
(function () {
  const MOST = 500; // rows; longer tables are taken out as a file
  function grids(act) {
    document.querySelectorAll("[id] > .ag-root-wrapper, [id] .ag-root-wrapper").forEach(function (root) {
      const host = root.closest("[id]");
      const api = host && window.dash_ag_grid && window.dash_ag_grid.getApi && safely(host.id);
      if (api && api.getDisplayedRowCount() <= MOST) {
        act(api);
      }
    });
  }
  function safely(id) {
    try {
      return window.dash_ag_grid.getApi(id);
    } catch {
      return null; // one that is being taken down
    }
  }
  window.addEventListener("beforeprint", () => grids(function (api) {
    api.setGridOption("domLayout", "print");
    api.sizeColumnsToFit(720);
  }));
  window.addEventListener("afterprint", () => grids((api) => api.setGridOption("domLayout", "normal")));
})();
