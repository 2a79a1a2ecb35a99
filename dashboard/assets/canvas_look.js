/* Where the view of a canvas stands: everything, or a first look that can be read. */
window.stakeholderCanvas = window.stakeholderCanvas || {};

(function (canvas) {
  const READABLE = 0.45;
  const NARROW = 500; // pixels
  const LABELS = 140; // pixels: half a label on either side

  /* The middle of the view is at a node, but no part of the view is left empty for it. */
  function panOf(size, at, from, to) {
    const edge = 60;
    const half = size / 2 / READABLE;
    const least = from - edge + half;
    const most = to + edge - half;
    const middle = least > most ? (from + to) / 2 : Math.min(Math.max(at, least), most);
    return size / 2 - READABLE * middle;
  }

  /* On a phone all of the departments would be too small to be told apart: their middle is shown. */
  function nearer(view, frame) {
    const zoom = Math.min(READABLE, 2 * frame.zoom);
    const share = zoom / frame.zoom;
    const [x, y] = [view.cy.width() / 2, view.cy.height() / 2];
    return { zoom: zoom, pan: { x: x - (x - frame.pan.x) * share, y: y - (y - frame.pan.y) * share } };
  }

  /* A first look is never so far away that no label can be read; "fit" shows everything. */
  canvas.firstLook = function (view) {
    const frame = canvas.frameOf(view);
    const focus = view.cy.nodes(".focus");
    if (frame.zoom >= READABLE) {
      return frame;
    }
    if (focus.empty()) {
      return view.cy.width() < NARROW ? nearer(view, frame) : frame;
    }
    const at = focus.position();
    const box = view.cy.nodes().boundingBox({ includeLabels: false });
    const pan = { x: panOf(view.cy.width(), at.x, box.x1, box.x2), y: panOf(view.cy.height(), at.y, box.y1, box.y2) };
    return { zoom: READABLE, pan: pan };
  };

  canvas.frameOf = function (view) {
    const box = view.cy.nodes().boundingBox({ includeLabels: false });
    box.y2 += 40; // the labels below the lowest nodes
    box.h += 40;
    box.x1 -= 50;
    box.x2 += 50;
    box.w += 100;
    // Labels stop shrinking before nodes do: seen from afar they need more room at the sides.
    const labels = (view.cy.width() - LABELS) / Math.max(box.w - 100, 1);
    const room = Math.min((view.cy.width() - 40) / Math.max(box.w, 1), (view.cy.height() - 40) / Math.max(box.h, 1), labels);
    const zoom = Math.min(Math.max(room, view.cy.minZoom()), 1.2);
    const x = view.cy.width() / 2 - zoom * (box.x1 + box.x2) / 2;
    const y = view.cy.height() / 2 - zoom * (box.y1 + box.y2) / 2;
    return { zoom: zoom, pan: { x: x, y: y } };
  };
})(window.stakeholderCanvas);
