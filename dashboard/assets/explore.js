/* Keeps the table of nodes and the picture saying the same. */
window.dash_clientside = window.dash_clientside || {};

(function () {
  const wishes = {};
  const BY_HAND = new Set(["rowClicked", "checkboxSelected", "spaceKey"]);

  /* A table tells of it later, perhaps when it has gone from the page: only where there is any. */
  function letGo(api) {
    if (api.getSelectedNodes().length) {
      api.deselectAll();
    }
  }

  function choose(api, id) {
    const row = id && api.getRowNode(id);
    if (row && !row.isSelected()) {
      row.setSelected(true, true);
      api.ensureNodeVisible(row);
    } else if (!row) {
      letGo(api);
    }
  }

  /* The address with another selection: the same as dashboard/views/exploration.py writes. */
  window.stakeholderSelecting = function (search, id) {
    const others = (search || "").replace(/^\?/, "").split("&").filter((part) => part && !part.startsWith("select="));
    const all = id ? others.concat("select=" + encodeURIComponent(id).replace(/%3A/g, ":")) : others;
    return all.length ? "?" + all.join("&") : "";
  };

  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));

  /* A grid tells its api before it knows it itself: what was selected in between would be read
     from nothing. */
  window.stakeholderGrid = async function (id, then) {
    const api = await window.dash_ag_grid.getApiAsync(id);
    await painted();
    if (!api.isDestroyed()) {
      then(api);
    }
  };

  /* A table says what the reader has chosen in it, never what it was told itself: that word would come
     when the reader has gone back already. Several rows are picked, not selected. */
  const heard = new WeakSet();
  function hear(api) {
    if (heard.has(api)) {
      return;
    }
    heard.add(api);
    api.addEventListener("selectionChanged", function (event) {
      const rows = api.getSelectedRows();
      if (BY_HAND.has(event.source) && rows.length === 1) {
        const canvas = window.stakeholderCanvas;
        const view = canvas.view("explore");
        if (view) {
          canvas.select(view, rows[0].ref);
        } else {
          canvas.tell({ target: "explore" }, "select", rows[0].ref);
        }
      }
    });
  }

  window.dash_clientside.explore = {
    /* Selecting only changes the address, which needs no server and has been done at once; the rest is
       passed on to it. What was done before the reader went elsewhere is over. */
    act: function (event, search) {
      const keep = window.dash_clientside.no_update;
      if (!event || event.address !== window.location.search) {
        return [keep, keep];
      }
      if (event.type !== "select" && event.type !== "clear") {
        return [keep, event];
      }
      return [event.address === search ? keep : event.address, keep];
    },
    /* The table of everything holds few of its rows; one that it has not is in the picture. */
    chooseEverywhere: function (id, shown) {
      if (shown && shown.length) {
        window.stakeholderGrid("explore-everything", function (api) {
          hear(api);
          const row = id && api.getRowNode(id);
          if (row) {
            row.setSelected(true, true);
          } else {
            letGo(api);
          }
        });
      }
      return id || "";
    },
    /* Rows may come after what is chosen, so the wish is looked at again whenever they change. */
    chooseRow: function (id, nodes, links) {
      const known = wishes[nodes];
      wishes[nodes] = { id: id, api: known && known.api };
      window.stakeholderGrid(nodes, function (api) {
        hear(api);
        const wish = wishes[nodes];
        if (wish.api !== api) {
          wish.api = api;
          api.addEventListener("rowDataUpdated", () => choose(api, wishes[nodes].id));
        }
        choose(api, wish.id);
      });
      window.stakeholderGrid(links, function (api) {
        hear(api);
        letGo(api);
      });
      return id || "";
    },
  };
})();
