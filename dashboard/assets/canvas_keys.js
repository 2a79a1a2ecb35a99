/* The canvas by keyboard: arrows go to the nearest node in that direction, Enter selects, Space
   opens, Escape lets go, + - 0 zoom. What is reached is said through the live region. */
window.stakeholderCanvas = window.stakeholderCanvas || {};

(function (canvas) {
  const STEP = 20;
  const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

  function nearest(cy, from, direction) {
    const start = from.position();
    let best = null;
    let least = Infinity;
    cy.nodes(":childless").forEach(function (node) {
      const dx = node.position("x") - start.x;
      const dy = node.position("y") - start.y;
      const along = dx * direction[0] + dy * direction[1];
      const across = Math.abs(dx * direction[1]) + Math.abs(dy * direction[0]);
      if (along > 1 && along + 2 * across < least) {
        least = along + 2 * across;
        best = node;
      }
    });
    return best;
  }

  function current(cy) {
    const found = [".cursor", ".chosen", ".focus"].map((name) => cy.nodes(name)).find((set) => set.nonempty());
    return (found || cy.nodes(":childless")).first();
  }

  canvas.moveTo = function (view, node) {
    view.cy.nodes(".cursor").removeClass("cursor");
    node.addClass("cursor");
    view.live.textContent = node.data("spoken");
    const at = node.renderedPosition();
    const edge = 40;
    if (at.x < edge || at.y < edge || at.x > view.cy.width() - edge || at.y > view.cy.height() - edge) {
      view.cy.animate({ center: { eles: node }, duration: 150 });
    }
    view.tidy();
  };

  /* Puts a node a step further, as dragging it would. */
  function place(view, node, direction) {
    node.shift({ x: direction[0] * STEP, y: direction[1] * STEP });
    canvas.rememberPlaces(view);
    view.tidy();
  }

  canvas.toggleHelp = function (view) {
    const help = view.host.parentElement.querySelector(".canvas-keys");
    const opener = document.activeElement; // the button above the picture, or the picture itself
    help.hidden = !help.hidden;
    if (help.hidden) {
      (help.opener && help.opener.isConnected ? help.opener : view.host).focus();
    } else {
      help.opener = view.host.parentElement.contains(opener) ? opener : view.host;
      help.focus();
    }
    help.onkeydown = function (event) {
      if (["Escape", "?"].includes(event.key)) {
        event.preventDefault();
        canvas.toggleHelp(view);
      }
    };
  };

  canvas.onKey = function (view, event) {
    if (event.ctrlKey || event.metaKey || event.altKey || view.cy.nodes().empty()) {
      return;
    }
    const arrow = ARROWS[event.key];
    const here = current(view.cy);
    const actions = {
      Enter: () => canvas.select(view, canvas.nodeOf(here)),
      " ": () => canvas.tell(view, "open", here.id()),
      Escape: () => canvas.tell(view, "clear", null),
      "+": () => canvas.tool(view, "zoom-in"),
      "=": () => canvas.tool(view, "zoom-in"),
      "-": () => canvas.tool(view, "zoom-out"),
      0: () => canvas.tool(view, "fit"),
      m: () => canvas.openMenu(view, here, here.renderedPosition()),
      ContextMenu: () => canvas.openMenu(view, here, here.renderedPosition()),
      e: () => canvas.tell(view, "open", here.id()),
      f: () => canvas.fold(view, here),
      h: () => canvas.tell(view, "hide", here.id()),
      r: () => canvas.putBack(view),
      c: () => canvas.edit("change", canvas.nodeOf(here)),
      l: () => canvas.edit("link", canvas.nodeOf(here)),
      Delete: () => canvas.edit("delete", canvas.nodeOf(here)),
      "?": () => canvas.toggleHelp(view),
    };
    if (event.shiftKey && event.key === "F10") {
      actions.F10 = actions.m;
    }
    const action = arrow && event.shiftKey
      ? () => place(view, here, arrow)
      : arrow
      ? () => canvas.moveTo(view, view.cy.nodes(".cursor").empty() ? here : nearest(view.cy, here, arrow) || here)
      : actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  };
})(window.stakeholderCanvas);
