/* Draws one columnar JSON with cytoscape.js and says what the reader did. User text is only ever
   drawn as text. window.__cy is the last canvas, for tests. */
window.stakeholderCanvas = window.stakeholderCanvas || {};
window.dash_clientside = window.dash_clientside || {};

(function (canvas) {
  const views = {};
  const FASTEST = { duration: 200, easing: "ease-out" };
  const CROWD = 60; // more links than this hide what lies behind them
  const LONG = 350; // milliseconds that an answer of the page may take
  const TELL_ALL = 14; // more links than this around a node would print their words over each other

  /* A page may answer a selection by itself, which is faster than its callbacks; these learn of
     it then, or when that takes long, and always in the order in which things were done. */
  let putOff = () => null;
  canvas.tell = function (view, type, id, more) {
    putOff();
    if (canvas.goTo && (type === "select" || type === "clear")) {
      canvas.goTo(id);
    }
    // Whoever hears of it sees whether the reader has gone elsewhere since.
    const event = Object.assign({ type: type, id: id, at: Date.now(), address: window.location.search }, more);
    let isTold = false;
    const say = function () {
      if (!isTold && event.address === window.location.search) {
        window.dash_clientside.set_props(view.target + "-canvas-event", { data: event });
      }
      isTold = true;
    };
    if (type !== "select" || !canvas.answer) {
      say();
      return;
    }
    putOff = say;
    setTimeout(say, LONG);
    canvas.answer(view, id).then(say, say);
  };

  /* Kind and name of a node that is in the picture; null of anything else. */
  canvas.toldOf = function (view, id) {
    if (view.nodes) {
      return canvas.wholeTold(view, id);
    }
    const node = view.cy ? view.cy.getElementById(id) : { nonempty: () => false };
    const isNode = node.nonempty() && node.isNode() && node.data("name");
    return isNode ? { kind: node.data("kind"), kindName: "", name: node.data("name") } : null;
  };

  canvas.wait = function (view, id, before) {
    if (id !== before) {
      view.host.dispatchEvent(new CustomEvent("stakeholder:wait", { bubbles: true }));
    }
  };

  /* Marked at once; what is known of it follows, and the wait for it is seen. */
  canvas.select = function (view, id) {
    canvas.wait(view, id, view.chosen);
    mark(view, id);
    canvas.tell(view, "select", id);
  };

  canvas.view = function (target) {
    const view = views[target];
    return view && !view.cy.destroyed() ? view : null;
  };

  canvas.tool = function (view, name) {
    const cy = view.cy;
    if (name === "put-back") {
      canvas.putBack(view);
      return;
    }
    if (name === "keys") {
      canvas.toggleHelp(view);
      return;
    }
    if (name === "fit") {
      cy.animate(Object.assign({}, canvas.frameOf(view), FASTEST));
      return;
    }
    const level = cy.zoom() * (name === "zoom-in" ? 1.35 : 1 / 1.35);
    const middle = { x: cy.width() / 2, y: cy.height() / 2 };
    cy.animate(Object.assign({ zoom: { level: level, renderedPosition: middle } }, FASTEST));
  };

  canvas.showTip = function (view, text, at) {
    const tip = view.tip;
    tip.textContent = text;
    tip.style.display = "block";
    const left = Math.min(at.x + 14, view.host.clientWidth - tip.offsetWidth - 6);
    tip.style.left = Math.max(left, 6) + "px";
    tip.style.top = Math.max(Math.min(at.y + 16, view.host.clientHeight - tip.offsetHeight - 6), 6) + "px";
  };

  function follow(view) {
    const cy = view.cy;
    cy.on("tap", function (event) {
      if (event.target === cy) {
        canvas.tell(view, "clear", null);
      } else if (event.target.isNode()) {
        canvas.select(view, canvas.nodeOf(event.target));
      }
    });
    cy.on("dbltap", "node", function (event) {
      const turned = canvas.boxAt(event.target);
      if (event.target.isParent() || event.target.hasClass("folded")) {
        canvas.tell(view, "fold", turned);
      } else {
        canvas.tell(view, "open", event.target.id());
      }
    });
    cy.on("mouseover", "node", function (event) {
      event.target.addClass("hovered");
      event.target.connectedEdges().addClass("near");
      canvas.showTip(view, event.target.data("spoken"), event.renderedPosition);
      view.host.style.cursor = "pointer";
      view.tidy();
    });
    cy.on("mouseover", "edge", (event) => canvas.showTip(view, event.target.data("spoken"), event.renderedPosition));
    cy.on("mouseout", "node, edge", function (event) {
      event.target.removeClass("hovered");
      view.tip.style.display = "none";
      view.host.style.cursor = "";
      mark(view, view.chosen);
    });
    cy.on("grab viewport", () => (view.tip.style.display = "none"));
    cy.on("viewport", view.tidy);
    cy.on("free", "node", view.tidy);
    cy.on("dragfree", "node", () => canvas.rememberPlaces(view));
    canvas.offerMenu(view);
    const until = { signal: view.stop.signal };
    view.host.addEventListener("keydown", (event) => canvas.onKey(view, event), until);
    view.host.parentElement.addEventListener("click", function (event) {
      const tool = event.target.closest("[data-canvas-tool]");
      if (tool) {
        canvas.tool(view, tool.dataset.canvasTool);
      }
    }, until);
  }

  function watch(view) {
    const resized = new ResizeObserver(() => view.cy.resize());
    resized.observe(view.host);
    const themed = new MutationObserver(() => view.cy.style(canvas.stylesheet(view.host, view.state)));
    themed.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    view.cy.on("destroy", function () {
      resized.disconnect();
      themed.disconnect();
    });
  }

  function viewOf(target) {
    const host = document.getElementById(target + "-canvas");
    const known = views[target];
    if (known && known.host === host) {
      return known;
    }
    const moved = known ? { key: known.key, places: placesOf(known.cy), stretch: known.stretch } : null;
    if (known) {
      leave(target);
    }
    const view = { target: target, host: host, chosen: null, moved: moved, stop: new AbortController(), state: { font: 12, sizes: new Map() } };
    view.tip = host.parentElement.querySelector(".canvas-tip");
    view.live = host.parentElement.querySelector(".canvas-live");
    view.cy = window.cytoscape({
      container: host,
      style: canvas.stylesheet(host, view.state),
      minZoom: 0.08,
      maxZoom: 3,
      autounselectify: true,
    });
    let waiting = 0;
    view.tidy = function () {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(() => view.cy.destroyed() || canvas.tidyLabels(view.cy, view.state));
    };
    follow(view);
    watch(view);
    views[target] = view;
    window.__cy = view.cy;
    return view;
  }

  /* Another painter takes the same host, or there is another host. */
  function leave(target) {
    if (views[target]) {
      views[target].stop.abort();
      views[target].cy.destroy();
      delete views[target];
    }
  }

  function placesOf(cy) {
    return new Map(cy.nodes(":childless").map((node) => [node.id(), Object.assign({}, node.position())]));
  }

  function draw(sent) {
    const view = viewOf(sent.target);
    const same = view.key === sent.key;
    const moved = view.moved && view.moved.key === sent.key ? view.moved : null;
    if (!same) {
      view.stretch = moved ? moved.stretch : canvas.stretchOf(sent, view.host);
    }
    const data = canvas.stretched(sent, view.stretch);
    const before = new Map([...canvas.keptPlaces(view, data), ...(same ? placesOf(view.cy) : moved ? moved.places : [])]);
    view.focus = data.focus;
    view.homes = new Map(data.id.map((id, i) => [id, { x: data.x[i], y: data.y[i] }]));
    canvas.closeMenu(view);
    view.moved = null;
    view.key = data.key;
    if (!same) {
      view.cy.elements().remove();
    }
    canvas.replace(view.cy, canvas.framesOf(data).concat(canvas.elementsOf(data, before)));
    const seen = view.cy.extent();
    const outside = view.cy.nodes(":childless").some(function (node) {
      const at = node.position();
      return !before.has(node.id()) && (at.x < seen.x1 || at.x > seen.x2 || at.y < seen.y1 || at.y > seen.y2);
    });
    if (!same && data.id.length) {
      view.cy.viewport(canvas.frameOf(view));
    } else if (outside) {
      view.cy.animate(Object.assign({}, canvas.frameOf(view), FASTEST));
    }
    canvas.offerPutBack(view);
    view.tidy();
    return data.id.length;
  }

  /* A link that is selected, by both its ends: all that joins them stands out. */
  function markLink(cy, id) {
    const ends = id.split("|").reduce((found, each) => found.union(cy.getElementById(decodeURIComponent(each))), cy.collection());
    if (ends.length === 2) {
      const links = ends.edgesWith(ends);
      links.addClass("near told linked");
      cy.elements().difference(ends.union(links)).not(":parent").addClass("faded");
    }
  }

  function mark(view, id) {
    const cy = view.cy;
    view.chosen = id;
    cy.batch(function () {
      cy.elements().removeClass("chosen near told faded many linked");
      const node = id ? cy.getElementById(id) : cy.collection();
      if (node.nonempty()) {
        const links = node.connectedEdges();
        const around = node.closedNeighborhood();
        node.addClass("chosen");
        links.addClass("near");
        links.toggleClass("many", links.length > CROWD);
        cy.elements().difference(around).not(":parent").addClass("faded");
        if (links.length <= TELL_ALL) {
          links.addClass("told");
        }
      } else if (id) {
        markLink(cy, id);
      }
    });
    view.tidy();
  }

  window.dash_clientside.canvas = {
    draw: function (data) {
      if (!data) {
        return window.dash_clientside.no_update;
      }
      (data.whole ? leave : canvas.whole.leave)(data.target);
      const nothing = document.getElementById(data.target + "-canvas").parentElement.querySelector(".canvas-nothing");
      nothing.hidden = Boolean(data.whole) || data.id.length > 0;
      return data.whole ? canvas.whole.draw(data) : draw(data);
    },
    mark: function (id) {
      const target = window.dash_clientside.callback_context.inputs_list[0].id.replace("-canvas-chosen", "");
      if (canvas.whole.isShown(target)) {
        canvas.whole.mark(target, id);
        return id || "";
      }
      const view = views[target];
      if (!view || view.cy.destroyed()) {
        return window.dash_clientside.no_update;
      }
      mark(view, id);
      return id || "";
    },
  };
})(window.stakeholderCanvas);
