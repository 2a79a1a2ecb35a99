/* Figures on nodes: drawn as small pictures on the node's body, so that they are exported with it.
   Colours stand in canvas_overlay.css, as those of its legend do. */
window.stakeholderCanvas = window.stakeholderCanvas || {};

(function (canvas) {
  const kept = new Map();
  const WIDTH = 54;
  const HEIGHT = 36;
  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }[sign]));

  function drawn(figure, ink, hatched) {
    const size = figure.length > 4 ? 16 : 20;
    const lines = hatched
      ? '<path d="M-4 14 L14 -4 M2 26 L32 -4 M8 38 L46 0 M22 40 L58 4 M38 40 L60 18" stroke="#5a6472" stroke-width="1.6" opacity="0.55"/>'
      : "";
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${lines}` +
      `<text x="27" y="18" dy="0.36em" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="${size}" fill="${ink}">${escaped(figure)}</text></svg>`
    );
  }

  function badge(node, read) {
    const tone = node.data("tone");
    const figure = node.data("figure");
    const ink = read(`--tone-${tone}-ink`);
    const key = [tone, figure, ink].join(" ");
    if (!kept.has(key)) {
      kept.set(key, "data:image/svg+xml;utf8," + encodeURIComponent(drawn(figure, ink, tone === "unknown")));
    }
    return kept.get(key);
  }

  canvas.overlayRules = (read) => [
    {
      selector: "node[tone]",
      style: {
        width: WIDTH,
        height: HEIGHT,
        "background-color": (node) => read("--tone-" + node.data("tone")),
        "background-image": (node) => badge(node, read),
        "background-width": WIDTH + "px",
        "background-height": HEIGHT + "px",
        "background-fit": "none",
        "background-clip": "node",
        "border-width": 1.5,
        "border-color": read("--canvas-text"),
      },
    },
    { selector: 'node[tone = "over"]', style: { "border-width": 4 } },
    { selector: 'node[tone = "unknown"]', style: { "border-style": "dashed" } },
  ];
})(window.stakeholderCanvas);
