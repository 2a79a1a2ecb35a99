/* Asking on Explore, and picking several nodes: Shift or Ctrl and click, a box drawn with Shift, the
   key P on the canvas, the check boxes of the table. What is picked stands in one store. */
window.dash_clientside = window.dash_clientside || {};

(function () {
  const CANVAS = "explore-canvas";
  let picked = [];
  let several = false; // whether the table shows what is picked
  let drag = null;

  function cyOf() {
    const cy = window.__cy;
    return cy && !cy.destroyed() && cy.container() && cy.container().id === CANVAS ? cy : null;
  }

  function pick(ids) {
    window.dash_clientside.set_props("explore-picked", { data: ids });
  }

  function toggled(ids) {
    const rest = picked.filter((id) => !ids.includes(id));
    return ids.every((id) => picked.includes(id)) ? rest : rest.concat(ids);
  }

  /* The frame of a box is no node; a folded box is its department. */
  function real(node) {
    return !node.isParent();
  }

  function nodesWithin(cy, box) {
    return cy.nodes().filter(function (node) {
      const at = node.renderedPosition();
      return real(node) && at.x >= box.x1 && at.x <= box.x2 && at.y >= box.y1 && at.y <= box.y2;
    });
  }

  function nodeAt(cy, at) {
    const hit = cy.nodes().filter(function (node) {
      const box = node.renderedBoundingBox({ includeLabels: false });
      return real(node) && at.x >= box.x1 - 3 && at.x <= box.x2 + 3 && at.y >= box.y1 - 3 && at.y <= box.y2 + 3;
    });
    return hit.empty() ? null : hit.last();
  }

  function placeOf(event, host) {
    const frame = host.getBoundingClientRect();
    return { x: event.clientX - frame.left, y: event.clientY - frame.top };
  }

  function boxOf(from, to) {
    return { x1: Math.min(from.x, to.x), x2: Math.max(from.x, to.x), y1: Math.min(from.y, to.y), y2: Math.max(from.y, to.y) };
  }

  function drawBox(host, box) {
    let frame = host.querySelector(".pick-box");
    if (!frame) {
      frame = document.createElement("div");
      frame.className = "pick-box";
      host.append(frame);
    }
    frame.style.left = box.x1 + "px";
    frame.style.top = box.y1 + "px";
    frame.style.width = box.x2 - box.x1 + "px";
    frame.style.height = box.y2 - box.y1 + "px";
  }

  /* Heard before the canvas hears it, which would move or select instead. */
  document.addEventListener("mousedown", function (event) {
    const host = document.getElementById(CANVAS);
    const cy = cyOf();
    const adds = event.shiftKey || event.ctrlKey || event.metaKey;
    if (event.button !== 0 || !adds || !cy || !host || !host.contains(event.target)) {
      return;
    }
    event.stopPropagation();
    event.preventDefault();
    host.focus();
    drag = { host: host, cy: cy, from: placeOf(event, host) };
  }, true);

  document.addEventListener("mousemove", function (event) {
    if (drag) {
      event.stopPropagation();
      drawBox(drag.host, boxOf(drag.from, placeOf(event, drag.host)));
    }
  }, true);

  document.addEventListener("mouseup", function (event) {
    if (!drag) {
      return;
    }
    event.stopPropagation();
    const box = boxOf(drag.from, placeOf(event, drag.host));
    const isClick = box.x2 - box.x1 < 5 && box.y2 - box.y1 < 5;
    const frame = drag.host.querySelector(".pick-box");
    const node = isClick ? nodeAt(drag.cy, drag.from) : null;
    const ids = isClick ? (node ? [node.id()] : []) : nodesWithin(drag.cy, box).map((each) => each.id());
    drag = null;
    if (frame) {
      frame.remove();
    }
    if (ids.length) {
      pick(isClick ? toggled(ids) : Array.from(new Set(picked.concat(ids))));
    }
  }, true);

  document.addEventListener("keydown", function (event) {
    const cy = cyOf();
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && event.key.toLowerCase() === "p" && event.target.id === CANVAS && cy) {
      const here = [".cursor", ".chosen", ".focus"].map((name) => cy.nodes(name)).find((set) => set.nonempty());
      if (here && real(here.first())) {
        event.preventDefault();
        pick(toggled([here.first().id()]));
      }
    }
    /* Enter asks what stands in the field, unless it takes a line of the list below it. */
    if (event.key === "Enter" && event.target.id === "explore-ask" && !event.isComposing) {
      if (!document.querySelector("[data-combobox-selected]")) {
        event.preventDefault();
        event.stopPropagation();
        document.getElementById("explore-ask-go").click();
      }
    }
  }, true);

  /* The table follows the picture; it must not answer with what it was just told. */
  function intoTable(ids) {
    if (!window.dash_ag_grid || !document.getElementById("explore-nodes")) {
      return;
    }
    window.stakeholderGrid("explore-nodes", function (api) {
      const wanted = new Set(ids);
      const hadSeveral = several;
      several = ids.length > 1;
      if (hadSeveral && !several) {
        api.deselectAll();
      }
      api.forEachNode(function (row) {
        const is = wanted.has(row.data.ref);
        if (several && row.isSelected() !== is) {
          row.setSelected(is);
        }
      });
    });
  }

  /* A link is selected by both its ends, as dashboard/views/asked.py writes them. */
  function selectLink(edge) {
    const ends = [edge.source().id(), edge.target().id()].map((id) => encodeURIComponent(id).replace(/%(3A|20)/g, unescape));
    window.stakeholderCanvas.tell({ target: "explore" }, "select", ends.join("|"));
  }

  const MARK = { "underlay-color": "#e8590c", "underlay-opacity": 0.45, "underlay-padding": 9 };

  window.dash_clientside.asking = {
    mark: function (ids) {
      picked = ids || [];
      const cy = cyOf();
      if (cy && !cy.scratch("asking")) {
        cy.scratch("asking", true);
        cy.on("tap", "edge", (event) => selectLink(event.target));
      }
      if (cy) {
        cy.batch(function () {
          cy.nodes().forEach(function (node) {
            if (picked.includes(node.id())) {
              node.style(MARK);
            } else if (node.numericStyle("underlay-opacity") > 0) {
              node.removeStyle(Object.keys(MARK).join(" "));
            }
          });
        });
      }
      intoTable(picked);
      return picked.length;
    },

    /* One row alone is selected, not picked. */
    fromTable: function (rows, clear, before) {
      const keep = window.dash_clientside.no_update;
      if (window.dash_clientside.callback_context.triggered_id === "explore-unpick") {
        return [];
      }
      const ids = (rows || []).map((row) => row.ref);
      const same = ids.length === (before || []).length && ids.every((id) => before.includes(id));
      return ids.length < 2 || same ? keep : ids;
    },

    /* Ways are asked for instead of what was asked before; what hides and how it looks stays. */
    chooseEnds: function (value, search, name) {
      const query = new URLSearchParams(search || "");
      const text = (value || []).map((each) => encodeURIComponent(each).replace(/%3A/g, ":")).join("|");
      if ((query.get(name) || "") === text) {
        return window.dash_clientside.no_update;
      }
      const chosen = query.get("select") || query.get("focus") || "";
      ["ask", "set", "with", "focus", "depth", "expand", "select", "way", "limit", "saved"].forEach((each) => query.delete(each));
      query.delete(name);
      if (text) {
        query.set(name, text);
      }
      /* Ways lead from what is chosen, unless another beginning is. */
      if (name === "to" && text && !query.get("from") && chosen && !chosen.includes("|")) {
        query.set("from", encodeURIComponent(chosen).replace(/%3A/g, ":"));
      }
      return "?" + query.toString();
    },

    /* The field itself is asked: its value reaches us a moment later. */
    ask: function (asked, turned, known, search) {
      const field = document.getElementById("explore-ask");
      const phrase = field ? field.value : known;
      const query = new URLSearchParams(search || "");
      const trigger = window.dash_clientside.callback_context.triggered_id;
      const next = new URLSearchParams();
      ["lang", "as_of", "known", "read", "hide", "boxes"].forEach((name) => query.get(name) && next.set(name, query.get(name)));
      if (trigger === "explore-turn") {
        [["from", "to"], ["to", "from"], ["avoid", "avoid"]].forEach(
          ([name, other]) => query.get(other) && next.set(name, query.get(other)));
      } else if ((phrase || "").trim()) {
        next.set("ask", phrase.trim());
      } else {
        return window.dash_clientside.no_update;
      }
      return "?" + next.toString();
    },
  };
})();
