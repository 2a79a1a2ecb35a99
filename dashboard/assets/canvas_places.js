/* Places that a reader gave to nodes: kept in the browser by picture, so that they are there again
   after leaving, coming back and reloading. */
window.stakeholderCanvas = window.stakeholderCanvas || {};

(function (canvas) {
  const STORE = "stakeholder-places";
  const MOST = 40; // pictures; the one that was arranged longest ago is forgotten

  function all() {
    try {
      return JSON.parse(window.localStorage.getItem(STORE)) || {};
    } catch (error) {
      return {}; // not allowed to be read, or not ours: then nothing is remembered
    }
  }

  function keep(pictures) {
    try {
      window.localStorage.setItem(STORE, JSON.stringify(pictures));
    } catch (error) {
      // Full, or not allowed: the places hold until the page is left.
    }
  }

  const name = (view, key) => view.target + " " + key;
  const toMap = (places) => new Map(Object.entries(places || {}).map(([id, [x, y]]) => [id, { x: x, y: y }]));

  /* Places of a picture: those that came with it, else those that were kept. */
  canvas.keptPlaces = (view, data) => toMap(data.places || all()[name(view, data.key)]);

  /* All of the picture is kept: what comes later finds its place beside what has been moved. */
  canvas.rememberPlaces = function (view) {
    const pictures = all();
    const key = name(view, view.key);
    const places = pictures[key] || {};
    view.cy.nodes(":childless").forEach(function (node) {
      const at = node.position();
      places[node.id()] = [Math.round(at.x * 10) / 10, Math.round(at.y * 10) / 10];
    });
    delete pictures[key]; // written anew, so that it stands last
    pictures[key] = places;
    Object.keys(pictures).slice(0, -MOST).forEach((old) => delete pictures[old]);
    keep(pictures);
    canvas.offerPutBack(view);
  };

  canvas.offerPutBack = function (view) {
    const button = view.host.parentElement.querySelector('[data-canvas-tool="put-back"]');
    button.hidden = !all()[name(view, view.key)];
  };

  /* Everything where the server put it, and nothing remembered. */
  canvas.putBack = function (view) {
    const pictures = all();
    delete pictures[name(view, view.key)];
    keep(pictures);
    view.cy.batch(() => view.cy.nodes(":childless").forEach(function (node) {
      const home = view.homes.get(node.id());
      if (home) {
        node.position(Object.assign({}, home));
      }
    }));
    canvas.offerPutBack(view);
    canvas.tool(view, "fit");
  };

  /* {id: [x, y]} of the picture that is shown now; null where none is. */
  canvas.places = function (target) {
    const view = canvas.view(target);
    if (!view) {
      return null;
    }
    const pairs = view.cy.nodes(":childless").map((node) => [node.id(), [node.position("x"), node.position("y")]]);
    return Object.fromEntries(pairs);
  };
})(window.stakeholderCanvas);
