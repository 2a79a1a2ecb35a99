/* The whole organisation by keyboard, with the keys of the other canvas. From afar, arrows go from
   department to department; where nodes stand apart, from node to node. */
window.stakeholderCanvas = window.stakeholderCanvas || {};

(function (canvas) {
  const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  const APART = 1.3; // pixels for a unit from which on nodes can be told apart

  function candidates(view) {
    const departments = view.nodes.groups.node.filter((node) => node >= 0);
    const all = view.camera.at.scale < APART && departments.length ? departments : [...view.nodes.x.keys()];
    return all.filter((node) => !view.off[node]);
  }

  function nearest(view, here, direction) {
    const { x, y } = view.nodes;
    let best = here;
    let least = Infinity;
    for (const node of candidates(view)) {
      const along = (x[node] - x[here]) * direction[0] + (y[node] - y[here]) * direction[1];
      const across = Math.abs((x[node] - x[here]) * direction[1]) + Math.abs((y[node] - y[here]) * direction[0]);
      if (along > 1 && along + 2 * across < least) {
        least = along + 2 * across;
        best = node;
      }
    }
    return best;
  }

  function current(view) {
    const known = [view.cursor, view.chosen].find((node) => node >= 0);
    if (known !== undefined) {
      return known;
    }
    const department = view.order.map((i) => view.nodes.groups.node[i]).find((node) => node >= 0);
    return department === undefined ? 0 : department;
  }

  function moveTo(view, node) {
    view.cursor = node;
    view.live.textContent = view.spoken(node);
    if (!view.camera.sees(view.nodes.x[node], view.nodes.y[node])) {
      view.camera.centre(view.nodes.x[node], view.nodes.y[node]);
    }
    view.paintTop();
  }

  /* What can be done with a node of so many: seen with its details, or with its neighbours alone. */
  canvas.wholeMenu = function (view, node, at) {
    view.texts = JSON.parse(view.host.dataset.texts);
    const id = view.nodes.id[node];
    const item = (name, run) => ({ text: canvas.said(view, "menu." + name), run: run });
    canvas.showMenu(view, canvas.toldOf(view, id).name, [
      item("select", () => canvas.tell(view, "select", id)),
      item("focus", () => canvas.tell(view, "focus", id)),
    ], at);
  };

  function menuAt(view, node) {
    const { scale, left, top } = view.camera.at;
    canvas.wholeMenu(view, node, { x: view.nodes.x[node] * scale + left, y: view.nodes.y[node] * scale + top });
  }

  canvas.wholeKey = function (view, event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !view.nodes.id.length) {
      return;
    }
    const here = current(view);
    const arrow = ARROWS[event.key];
    const actions = {
      Enter: () => canvas.tell(view, "select", view.nodes.id[here]),
      " ": () => canvas.tell(view, "open", view.nodes.id[here]),
      Escape: () => canvas.tell(view, "clear", null),
      "+": () => canvas.wholeTool(view, "zoom-in"),
      "=": () => canvas.wholeTool(view, "zoom-in"),
      "-": () => canvas.wholeTool(view, "zoom-out"),
      0: () => canvas.wholeTool(view, "fit"),
      m: () => menuAt(view, here),
      ContextMenu: () => menuAt(view, here),
      "?": () => canvas.toggleHelp(view),
    };
    if (event.shiftKey && event.key === "F10") {
      actions.F10 = actions.m;
    }
    const action = arrow
      ? () => moveTo(view, view.cursor < 0 ? here : nearest(view, here, arrow))
      : actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  };
})(window.stakeholderCanvas);
