/* The whole organisation: fetched as columns, painted on two layers, the same stores and events as
   the other canvas. What the layers hold is in canvas_whole_paint.js. window.__whole is the last
   view, for tests. */
window.stakeholderCanvas = window.stakeholderCanvas || {};

(function (canvas) {
  const views = {};
  const cameras = {}; // where the reader was looking, to be found again by "back"
  const SOON = 120; // milliseconds without an answer after which the wait is shown
  const PATIENCE = 400; // milliseconds between two looks at work that goes on

  function layer(host, name) {
    const made = document.createElement("canvas");
    made.className = "whole-layer whole-" + name;
    host.appendChild(made);
    return made;
  }

  function viewOf(target) {
    const host = document.getElementById(target + "-canvas");
    const known = views[target];
    if (known && known.host === host) {
      return known;
    }
    canvas.whole.leave(target);
    const stop = new AbortController();
    const view = {
      target: target, host: host, signal: stop.signal, chosen: -1, hovered: -1, cursor: -1, group: -1,
      hidden: new Set(), nodes: null, links: null, wish: null,
      tip: host.parentElement.querySelector(".canvas-tip"),
      live: host.parentElement.querySelector(".canvas-live"),
      base: layer(host, "base"), top: layer(host, "top"),
    };
    view.leave = function () {
      stop.abort();
      cameras[target] = view.nodes ? Object.assign({}, view.camera.at) : cameras[target];
      host.replaceChildren();
    };
    canvas.wholeCamera(view);
    canvas.wholeLook(view);
    follow(view);
    views[target] = view;
    window.__whole = view;
    return view;
  }

  function follow(view) {
    const resized = new ResizeObserver(() => view.nodes && view.resized());
    resized.observe(view.host);
    const themed = new MutationObserver(() => canvas.wholeLook(view));
    themed.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    view.signal.addEventListener("abort", function () {
      resized.disconnect();
      themed.disconnect();
    });
    const listen = (name, does) => view.host.addEventListener(name, does, { signal: view.signal });
    listen("pointermove", (event) => event.pointerType === "mouse" && !event.buttons && hover(view, event));
    listen("pointerleave", () => hover(view, null));
    listen("contextmenu", function (event) {
      event.preventDefault();
      const found = view.nodes ? view.at(event) : { node: -1, group: -1 };
      const node = found.node < 0 && found.group >= 0 ? view.nodes.groups.node[found.group] : found.node;
      if (node >= 0) {
        canvas.wholeMenu(view, node, view.camera.point(event));
      }
    });
    listen("pointerdown", () => canvas.closeMenu(view));
    listen("wheel", () => canvas.closeMenu(view));
    listen("keydown", (event) => view.nodes && canvas.wholeKey(view, event));
    view.clicked = function (event) {
      const found = view.at(event);
      const department = found.group < 0 ? -1 : view.nodes.groups.node[found.group];
      const node = found.node < 0 ? department : found.node;
      // A click on the ground of the chosen department lets go of it.
      const chosen = found.node < 0 && node === view.chosen ? -1 : node;
      canvas.wait(view, chosen, view.chosen);
      mark(view, chosen, false);
      canvas.tell(view, chosen < 0 ? "clear" : "select", chosen < 0 ? null : view.nodes.id[chosen]);
    };
    view.opened = function (event) {
      const found = view.at(event);
      if (found.node >= 0) {
        canvas.tell(view, "open", view.nodes.id[found.node]);
      } else if (found.group >= 0) {
        view.camera.show(view.boxOf(found.group));
      }
    };
    view.host.parentElement.addEventListener("click", function (event) {
      const tool = event.target.closest("[data-canvas-tool]");
      if (tool && view.nodes) {
        canvas.wholeTool(view, tool.dataset.canvasTool);
      }
    }, { signal: view.signal });
  }

  canvas.wholeTool = function (view, name) {
    if (name === "keys") {
      canvas.toggleHelp(view);
    } else if (name === "fit") {
      view.camera.show(view.box);
    } else if (name.startsWith("zoom-")) {
      view.camera.zoom(name === "zoom-in" ? 1.6 : 1 / 1.6);
    }
  };

  function hover(view, event) {
    if (!view.nodes) {
      return;
    }
    const found = event ? view.at(event) : { node: -1, group: -1 };
    if (event && (found.node >= 0 || found.group >= 0)) {
      const at = view.camera.point(event);
      canvas.showTip(view, found.node < 0 ? view.nodes.groups.spoken[found.group] : view.spoken(found.node), at);
    } else {
      view.tip.style.display = "none";
    }
    view.host.style.cursor = found.node >= 0 ? "pointer" : "";
    if (found.node !== view.hovered || found.group !== view.group) {
      view.hovered = found.node;
      view.group = found.group;
      view.paintTop();
    }
  }

  /* Marks a node; where it is not seen, which only happens from outside the picture, moves there. */
  function mark(view, node, isForeign) {
    view.chosen = node;
    if (isForeign && node >= 0 && !view.camera.sees(view.nodes.x[node], view.nodes.y[node])) {
      view.camera.centre(view.nodes.x[node], view.nodes.y[node]);
    }
    view.paintTop();
  }

  async function fetched(view, address, texts) {
    for (;;) {
      const response = await fetch(address, { signal: view.signal });
      const body = await (response.ok ? response.json() : response.text());
      if (response.status === 200) {
        wait(view, null);
        return body;
      }
      if (!response.ok) {
        wait(view, texts.failed + " " + body);
        throw new Error(texts.failed);
      }
      wait(view, texts.finding, body);
      await new Promise((resolve) => setTimeout(resolve, PATIENCE));
    }
  }

  function wait(view, text, far) {
    const shown = view.host.querySelector(".whole-wait");
    if (shown && text === null) {
      shown.remove();
    } else if (text !== null) {
      const note = shown || view.host.appendChild(document.createElement("div"));
      note.className = "whole-wait";
      note.setAttribute("role", "status");
      const bar = document.createElement("progress");
      bar.setAttribute("aria-label", text);
      if (far && far.total) {
        bar.max = far.total;
        bar.value = far.done;
      }
      note.replaceChildren(text, ...(far ? [bar] : []));
    }
  }

  function adopt(view, columns) {
    canvas.wholeColumns(view, columns);
    canvas.wholeSwitch(view);
    const before = cameras[view.target];
    view.resized();
    if (before) {
      view.camera.set(before);
    } else {
      view.camera.show(view.box, true);
    }
    view.painted();
  }

  async function draw(data) {
    const view = viewOf(data.target);
    const told = data.whole;
    view.language = told.language;
    view.hidden = new Set(told.hidden);
    if (view.address === told.nodes) {
      view.linked();
      return view.nodes ? view.nodes.id.length : 0;
    }
    view.address = told.nodes;
    const late = setTimeout(() => wait(view, told.texts.reading, {}), SOON);
    const columns = await fetched(view, told.nodes, told.texts).finally(() => clearTimeout(late));
    if (view.address !== told.nodes) {
      return view.nodes ? view.nodes.id.length : 0;
    }
    adopt(view, columns);
    again(view);
    fetched(view, told.links, told.texts).then(function (links) {
      canvas.wholeLinks(view, links);
      view.linked();
    }, () => null); // what failed is said in the picture
    return columns.id.length;
  }

  /* What is chosen may be told before there is anything to mark. */
  function again(view) {
    if (view.nodes && view.wish !== null) {
      mark(view, view.nodes.id.indexOf(view.wish), true);
    }
  }

  canvas.whole = {
    draw: (data) => draw(data).catch(() => window.dash_clientside.no_update),
    isShown: (target) => Boolean(views[target]),
    leave: function (target) {
      if (views[target]) {
        views[target].leave();
        delete views[target];
      }
    },
    mark: function (target, id) {
      const view = views[target];
      view.wish = id;
      if (view.nodes && (view.chosen < 0 ? null : view.nodes.id[view.chosen]) !== id) {
        again(view);
        if (id === null) {
          mark(view, -1, false);
        }
      }
    },
  };
})(window.stakeholderCanvas);
