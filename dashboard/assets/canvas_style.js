/* How kinds and relations look. Colours and lines are read from canvas.css, so that the legend,
   which is HTML, and the canvas cannot differ. */
window.stakeholderCanvas = window.stakeholderCanvas || {};

(function (canvas) {
  const KINDS = {
    department: { shape: "round-rectangle", width: 40, height: 28 },
    person: { shape: "ellipse", width: 28, height: 28 },
    issue: { shape: "diamond", width: 34, height: 34 },
    rule: { shape: "triangle", width: 30, height: 28 },
    outside: { shape: "octagon", width: 26, height: 26 },
  };
  const RELATIONS = [
    "part_of", "member_of", "reports_to", "owned_by", "involved_in", "committed_to",
    "shared_issues", "depends_on", "takes_position", "influences", "calls_for",
  ];

  /* Departments of a kind of their own have an outline of canvas.css, as the legend has. */
  canvas.FORMS = ["roof", "stand", "bowl", "lens", "slant", "arrow", "bow"];
  canvas.cornersOf = function (read, form) {
    const shares = (read("--form-" + form).match(/[\d.]+/g) || []).map((share) => share / 50 - 1);
    return shares.filter((_, i) => i % 2 === 0).map((across, i) => [across, shares[2 * i + 1]]);
  };

  function lineOf(host, relation) {
    const probe = document.createElement("span");
    probe.dataset.relation = relation;
    probe.className = "line-mark";
    host.appendChild(probe);
    const css = getComputedStyle(probe);
    const line = { colour: css.borderTopColor, style: css.borderTopStyle };
    probe.remove();
    return line;
  }

  function nodeRules(read, state) {
    const rules = [
      {
        selector: "node",
        style: {
          label: (each) => each.data("shown") || each.data("label") || "",
          "font-family": state.family,
          "font-size": () => state.font,
          "text-wrap": "wrap",
          "text-max-width": "99999px", // the lines are broken on the server
          "line-height": 1.2,
          "text-valign": (node) => node.data("down") || "bottom", // canvas_labels.js finds the place
          "text-halign": (node) => node.data("across") || "center",
          "text-margin-x": (node) => node.data("shift") || 0,
          "text-margin-y": (node) => ({ top: -4, center: 0 }[node.data("down")] ?? 4),
          color: read("--canvas-text"),
          "text-background-color": read("--canvas-surface"),
          "text-background-opacity": 0.82,
          "text-background-padding": "1px",
          "border-width": 1.5,
          "border-color": read("--canvas-surface"),
          "overlay-opacity": 0,
        },
      },
      { selector: "node.quiet", style: { "text-opacity": 0, "text-background-opacity": 0 } },
      { selector: "node.focus", style: { "border-width": 4, "border-color": read("--canvas-text"), "font-weight": "bold" } },
      { selector: "node.chosen", style: { "border-width": 5, "border-color": read("--canvas-mark"), "font-weight": "bold", "z-index": 20 } },
      { selector: "node.cursor", style: { "outline-width": 3, "outline-offset": 4, "outline-color": read("--canvas-mark"), "outline-style": "dashed", "z-index": 21 } },
      { selector: "node.faded", style: { opacity: 0.5 } },
      { selector: "node.folded", style: { width: 52, height: 36, ghost: "yes", "ghost-offset-x": 7, "ghost-offset-y": -7, "ghost-opacity": 0.45 } },
      {
        selector: "node[box]",
        style: {
          shape: "round-rectangle",
          padding: "46px", // holds the labels of what stands inside
          "compound-sizing-wrt-labels": "exclude", // or it would change with the zoom
          "background-color": read("--kind-department"),
          "background-opacity": 0.07,
          "border-width": 1.5,
          "border-color": read("--kind-department"),
          "border-opacity": 0.6,
          "font-weight": "bold",
          label: "data(label)",
          "text-valign": "top",
          "text-margin-y": (frame) => (frame.data("above") ? -1 : state.font * 1.2 + 3),
          "text-background-opacity": (frame) => (frame.data("above") ? 0.82 : 0),
          "z-index": 0,
        },
      },
    ];
    Object.entries(KINDS).forEach(function ([kind, look]) {
      const style = Object.assign({ "background-color": read("--kind-" + kind) }, look);
      rules.splice(1, 0, { selector: `node[kind = "${kind}"]`, style: style });
    });
    const marked = rules.findIndex((rule) => rule.selector === "node.focus");
    const ofForms = [];
    canvas.FORMS.forEach(function (form) {
      const points = canvas.cornersOf(read, form).flat().join(" ");
      ofForms.push({ selector: `node[form = "${form}"]`, style: { shape: "polygon", "shape-polygon-points": points } });
    });
    ofForms.push({
      selector: 'node[form = "closed"]',
      style: { "background-color": read("--kind-issue-closed"), "border-width": 2, "border-color": read("--kind-issue") },
    });
    rules.splice(marked, 0, ...ofForms, ...canvas.overlayRules(read));
    return rules;
  }

  /* Width by weight: four times as many records are drawn twice as far above the thinnest. */
  const widthOf = (edge, thinnest) => Math.min(thinnest + 1.6 * (Math.sqrt(edge.data("weight")) - 1), 9);

  function edgeRules(read, state, host) {
    const rules = [
      {
        selector: "edge",
        style: {
          "curve-style": "bezier",
          "control-point-step-size": 60,
          width: (edge) => widthOf(edge, 1.6),
          "arrow-scale": 0.9,
          "target-arrow-shape": "triangle",
          opacity: 0.75,
          "font-family": state.family,
          "font-size": () => state.font * 0.9,
          color: read("--canvas-text"),
          "text-background-color": read("--canvas-surface"),
          "text-background-opacity": 0.9,
          "text-background-padding": "2px",
          "overlay-opacity": 0,
        },
      },
    ];
    RELATIONS.forEach(function (relation) {
      const line = lineOf(host, relation);
      const style = {
        "line-color": line.colour,
        "target-arrow-color": line.colour,
        "line-style": line.style,
      };
      rules.push({ selector: `edge[relation = "${relation}"]`, style: style });
    });
    rules.push(
      { selector: 'edge[relation = "owned_by"]', style: { width: (edge) => widthOf(edge, 3) } },
      {
        selector: 'edge[relation = "shared_issues"]',
        style: { "target-arrow-shape": "none", width: (edge) => Math.min(1 + Math.sqrt(edge.data("weight")), 9), opacity: 0.4, "curve-style": "unbundled-bezier", "control-point-distances": 30, "control-point-weights": 0.5 },
      },
      { selector: "edge.near", style: { opacity: 1, "z-index": 10 } },
      { selector: "edge.near.many", style: { opacity: 0.45 } },
      { selector: "edge.linked", style: { width: (edge) => widthOf(edge, 3) } },
      { selector: "edge.told", style: { label: "data(word)", "z-index": 11 } },
      { selector: "edge.told.quiet", style: { label: "" } },
      { selector: "edge.faded", style: { opacity: 0.18 } }
    );
    return rules;
  }

  canvas.lineOf = lineOf;
  canvas.bodyOf = (kind) => KINDS[kind] || KINDS.outside;

  canvas.stylesheet = function (host, state) {
    const css = getComputedStyle(host);
    const read = (name) => css.getPropertyValue(name).trim();
    state.family = css.fontFamily;
    return nodeRules(read, state).concat(edgeRules(read, state, host));
  };
})(window.stakeholderCanvas);
