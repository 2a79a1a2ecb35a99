/* The details beside the picture: at a click the name at once, then what the server knows, before the
   address follows; after any other change of the address what that asks for. */
window.dash_clientside = window.dash_clientside || {};
window.stakeholderCanvas = window.stakeholderCanvas || {};

(function (canvas) {
  const PATIENCE = 8000; // milliseconds after which no answer is waited for any more
  let language = "en";
  let shown = null; // what the panel is of, and what it has been asked to be of, as keyOf says it
  let wished = null;
  let latest = 0;
  let drawnAt = null; // the moment of the page: with another it comes anew, its details with it

  const panel = () => document.getElementById("explore-details");

  function keyOf(search) {
    const pairs = Array.from(new URLSearchParams(search || "")).filter(([name]) => name !== "lang");
    return pairs.map((pair) => pair.join("=")).sort().join("&");
  }

  function momentOf(search) {
    const query = new URLSearchParams(search || "");
    return ["as_of", "known"].map((name) => query.get(name) || "").join(" ");
  }

  /* The panel shows that it waits from the click on, until it has changed. */
  function wait(host) {
    clearTimeout(latest);
    latest = setTimeout(() => host.removeAttribute("aria-busy"), PATIENCE);
    host.setAttribute("aria-busy", "true");
  }

  function draw(host, children, key) {
    window.stakeholderParts(host, children);
    host.removeAttribute("aria-busy");
    shown = wished = key;
  }

  async function ask(search) {
    const host = panel();
    const key = keyOf(search);
    wished = key;
    const query = new URLSearchParams(search);
    query.set("lang", language);
    const response = await fetch("explore/details.json?" + query);
    const answer = response.ok ? await response.json() : null;
    if (answer && wished === key && host && host.isConnected) {
      draw(host, answer.children, key);
    }
  }

  /* What the picture itself knows of a node. */
  function head(host, view, id) {
    const told = canvas.toldOf(view, id);
    if (told) {
      const mark = { type: "Span", props: { className: "kind-mark kind-mark-" + told.kind, "aria-hidden": "true" } };
      const kind = { type: "Div", props: { className: "details-kind", children: [mark, told.kindName] } };
      window.stakeholderParts(host, [kind, { type: "H2", props: { className: "details-name", children: told.name } }]);
      shown = null;
    }
  }

  /* The address follows a click at once; Dash, and all that follows the address there, learns of it later. */
  canvas.goTo = function (id) {
    const search = window.stakeholderSelecting(window.location.search, id);
    const there = new URL(search || "?", window.location.href).search;
    if (there !== window.location.search) {
      window.history.pushState({}, "", window.location.pathname + there + window.location.hash);
    }
  };

  /* Back leaves what was clicked a moment ago, though nobody else knows of it yet. */
  window.addEventListener("popstate", function () {
    if (window.location.pathname === "/explore" && panel() && wished !== keyOf(window.location.search)) {
      const query = new URLSearchParams(window.location.search);
      const chosen = query.get("select") || query.get("focus") || null;
      window.dash_clientside.set_props("explore-canvas-chosen", { data: chosen });
      ask(window.location.search).catch(() => null);
    }
  });

  document.addEventListener("stakeholder:wait", () => panel() && wait(panel()));

  canvas.answer = async function (view, id) {
    const host = panel();
    if (host) {
      head(host, view, id);
      await ask(window.stakeholderSelecting(window.location.search, id));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
    }
  };

  window.dash_clientside.details = {
    /* The page has come with them. */
    first: function (told) {
      language = told.language;
      drawnAt = momentOf(window.location.search);
      if (panel()) {
        draw(panel(), told.children, keyOf(window.location.search));
      }
      return window.dash_clientside.no_update;
    },
    /* What the address chooses is marked in the picture; a revision makes the details anew. */
    follow: function (search, redraw, path) {
      if (path !== "/explore") {
        return window.dash_clientside.no_update;
      }
      const isAnew = window.dash_clientside.callback_context.triggered_id === "redraw";
      if (panel() && [null, momentOf(search)].includes(drawnAt) && (isAnew || wished !== keyOf(search))) {
        ask(search).catch(() => null); // without the server nothing else of the page changes either
      }
      const query = new URLSearchParams(search || "");
      return query.get("select") || query.get("focus") || null;
    },
  };
})(window.stakeholderCanvas);
