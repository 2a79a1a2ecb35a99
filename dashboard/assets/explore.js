/* Keeps the table of nodes and the picture saying the same. */
window.dash_clientside = window.dash_clientside || {};

(function () {
  const wishes = {};

  function choose(api, id) {
    const row = id && api.getRowNode(id);
    if (row && !row.isSelected()) {
      row.setSelected(true, true);
      api.ensureNodeVisible(row);
    } else if (!row) {
      api.deselectAll();
    }
  }

  window.dash_clientside.explore = {
    /* Rows may come after what is chosen, so the wish is looked at again whenever they change. */
    chooseRow: function (id, nodes, links) {
      const known = wishes[nodes];
      wishes[nodes] = { id: id, api: known && known.api };
      window.dash_ag_grid.getApiAsync(nodes).then(function (api) {
        const wish = wishes[nodes];
        if (wish.api !== api) {
          wish.api = api;
          api.addEventListener("rowDataUpdated", () => choose(api, wishes[nodes].id));
        }
        choose(api, wish.id);
      });
      window.dash_ag_grid.getApiAsync(links).then((api) => api.deselectAll());
      return id || "";
    },
  };
})();
