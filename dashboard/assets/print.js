/* Paper is white: fields, marks and grids take their light look for as long as it is printed. */
(function () {
  let worn = null;
  function wear(theme) {
    const root = document.documentElement;
    const was = [root.dataset.mantineColorScheme, root.dataset.theme, document.body.dataset.agThemeMode];
    [root.dataset.mantineColorScheme, root.dataset.theme, document.body.dataset.agThemeMode] = theme;
    return was;
  }
  window.addEventListener("beforeprint", function () {
    worn = worn || wear(["light", "light", "light"]);
  });
  window.addEventListener("afterprint", function () {
    if (worn) {
      wear(worn);
      worn = null;
    }
  });
})();

/* Grids show some rows and scroll; on paper they stand as a whole, as wide as the sheet. */
(function () {
  const WIDE = 720; // pixels of a sheet
  const MOST = 500; // rows; longer tables are taken out as a file
  function grids(act) {
    document.querySelectorAll("[id] > .ag-root-wrapper, [id] .ag-root-wrapper").forEach(function (root) {
      const host = root.closest("[id]");
      const api = host && window.dash_ag_grid && window.dash_ag_grid.getApi && safely(host.id);
      if (api && api.getDisplayedRowCount() <= MOST) {
        act(api, root);
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
  window.addEventListener("beforeprint", () => grids(function (api, root) {
    api.setGridOption("domLayout", "print");
    api.sizeColumnsToFit(WIDE);
    const wide = api.getAllDisplayedColumns().reduce((sum, column) => sum + column.getActualWidth(), 0);
    root.style.zoom = Math.min(1, WIDE / wide); // columns have a least width
  }));
  window.addEventListener("afterprint", () => grids(function (api, root) {
    api.setGridOption("domLayout", "normal");
    root.style.zoom = "";
  }));
})();
