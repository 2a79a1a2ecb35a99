/* Where the view of a canvas stands: all of the picture, with room for names at its edges. */
window.stakeholderCanvas = window.stakeholderCanvas || {};

(function (canvas) {
  const NARROW = 500; // pixels
  const EDGE = 34; // pixels left free beside the outermost nodes: names are moved inside the frame
  const TOOLS = 50; // pixels at the right, where the buttons stand
  const BELOW = 44; // pixels for the names below the lowest nodes
  const CLOSER = 0.75; // on a narrow screen nodes stand nearer to each other, and so are larger
  const ROOMY = 0.7; // a picture that fits at this zoom needs no other shape
  const MOST = 1.8; // a picture that is pulled further is no longer recognised
  const AS_IT_IS = { x: 1, y: 1, isTurned: false };

  const spread = (values) => Math.max(...values) - Math.min(...values);

  canvas.isUpright = (host) => host.clientWidth < NARROW && host.clientHeight > host.clientWidth;

  /* Pictures are laid out wide. On a phone they are drawn upright: {x, y} by which all places are taken,
     which keeps apart what stands apart. Boxes hold cells of a fixed size: they are turned over. */
  canvas.stretchOf = function (data, host) {
    const [wide, high] = [host.clientWidth - 2 * EDGE, host.clientHeight - 2 * EDGE];
    if (host.clientWidth >= NARROW || data.id.length < 3 || wide <= 0 || high <= 0) {
      return AS_IT_IS;
    }
    const [across, down] = [Math.max(spread(data.x), 1), Math.max(spread(data.y), 1)];
    if (Math.min(wide / across, high / down) > ROOMY) {
      return AS_IT_IS;
    }
    const shape = (across * high) / (down * wide);
    if (data.boxes.length) {
      return { x: 1, y: 1, isTurned: shape > 1 && across > down };
    }
    const pull = Math.min(Math.max(Math.sqrt(shape), 1 / MOST), MOST);
    return { x: CLOSER / pull, y: CLOSER * pull, isTurned: false };
  };

  canvas.stretched = function (data, by) {
    const [x, y] = by.isTurned ? [data.y, data.x] : [data.x, data.y];
    return Object.assign({}, data, { x: x.map((each) => each * by.x), y: y.map((each) => each * by.y) });
  };

  canvas.frameOf = function (view) {
    const box = view.cy.nodes().boundingBox({ includeLabels: false });
    const [wide, high] = [view.cy.width(), view.cy.height()];
    const room = { x1: EDGE, y1: EDGE / 2, x2: wide - TOOLS, y2: high - BELOW };
    const fits = Math.min((room.x2 - room.x1) / Math.max(box.w, 1), (room.y2 - room.y1) / Math.max(box.h, 1));
    const zoom = Math.min(Math.max(fits, view.cy.minZoom()), 1.2);
    const x = (room.x1 + room.x2) / 2 - (zoom * (box.x1 + box.x2)) / 2;
    const y = (room.y1 + room.y2) / 2 - (zoom * (box.y1 + box.y2)) / 2;
    return { zoom: zoom, pan: { x: x, y: y } };
  };
})(window.stakeholderCanvas);
