/* The two layers of the whole organisation. Below: departments as discs, the strongest ties between
   them, all nodes. Above: what is pointed at or chosen with its links, and the labels. Shapes are
   those of the legend; where a node is smaller than a shape can be seen, it is a dot. */
window.stakeholderCanvas = window.stakeholderCanvas || {};

(function (canvas) {
  const SHAPED = 1.7; // half the size in pixels from which on a shape is drawn
  const QUICK = 14; // milliseconds for the lower layer; slower ones follow a movement as pictures
  const SETTLED = 110; // milliseconds without movement after which such a picture is drawn anew
  const ARROWED = 150; // links up to which each has its arrow
  const FLAT = 0.75; // a department is as much lower than wide
  const OUTLINES = {
    department: [[-1, -0.75], [1, -0.75], [1, 0.75], [-1, 0.75]],
    issue: [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]],
    rule: [[0, -1.1], [1.1, 0.9], [-1.1, 0.9]],
    outside: [[-0.4, -1], [0.4, -1], [1, -0.4], [1, 0.4], [0.4, 1], [-0.4, 1], [-1, 0.4], [-1, -0.4]],
  };

  /* Colours of the theme; the sprites of the last one are let go. */
  canvas.wholeLook = function (view) {
    const css = getComputedStyle(view.host);
    const read = (name) => css.getPropertyValue(name).trim();
    view.look = {
      surface: read("--canvas-surface"), text: read("--canvas-text"), border: read("--canvas-border"),
      mark: read("--canvas-mark"), quiet: read("--canvas-quiet"), family: css.fontFamily,
      kind: (kind, form) => read(`--kind-${kind}-${form}`) || read("--kind-" + kind) || read("--kind-outside"),
      corners: new Map(canvas.FORMS.map((form) => [form, canvas.cornersOf(read, form).map(([x, y]) => [x, FLAT * y])])), lines: new Map(), sprites: new Map(),
    };
    behave(view);
    if (view.nodes) {
      view.painted();
    }
  };

  function behave(view) {
    let frame = 0;
    let settling = 0;
    let cost = 0;
    let seen = null; // where the camera was when the lower layer was painted
    function above() {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => paintTop(view));
    }
    function below() {
      clearTimeout(settling);
      const begun = performance.now();
      paintBase(view);
      cost = performance.now() - begun;
      seen = Object.assign({}, view.camera.at);
      view.base.style.transform = "";
    }
    view.paintTop = above;
    view.painted = function () {
      below();
      paintTop(view);
    };
    view.linked = function () {
      if (view.nodes) {
        canvas.wholeSwitch(view);
        view.ties = view.links ? canvas.wholeTies(view) : [];
        view.painted();
      }
    };
    view.moved = function () {
      if (!seen || cost < QUICK) {
        cancelAnimationFrame(frame);
        frame = requestAnimationFrame(view.painted);
        return;
      }
      const at = view.camera.at;
      const share = at.scale / seen.scale;
      view.base.style.transform = `translate(${at.left - seen.left * share}px, ${at.top - seen.top * share}px) scale(${share})`;
      clearTimeout(settling);
      settling = setTimeout(view.painted, SETTLED);
      above();
    };
    view.resized = function () {
      [view.base, view.top].forEach(function (each) {
        each.width = view.host.clientWidth * devicePixelRatio;
        each.height = view.host.clientHeight * devicePixelRatio;
      });
      view.painted();
    };
  }

  function fresh(made, view) {
    const pen = made.getContext("2d");
    pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    pen.clearRect(0, 0, view.host.clientWidth, view.host.clientHeight);
    return pen;
  }

  function trace(pen, corners, x, y, half) {
    pen.beginPath();
    if (corners) {
      corners.forEach(([across, down]) => pen.lineTo(x + across * half, y + down * half));
      pen.closePath();
    } else {
      pen.arc(x, y, half, 0, 2 * Math.PI);
    }
  }

  function sprite(view, kind, form, half) {
    const step = Math.ceil(half * 2) / 2;
    const key = kind + form + step;
    if (!view.look.sprites.has(key)) {
      const made = document.createElement("canvas");
      const side = Math.ceil(2 * (1.3 * step + 1));
      made.width = made.height = side * devicePixelRatio;
      const pen = made.getContext("2d");
      pen.scale(devicePixelRatio, devicePixelRatio);
      trace(pen, view.look.corners.get(form) || OUTLINES[kind], side / 2, side / 2, step);
      pen.fillStyle = view.look.kind(kind, form);
      pen.fill();
      if (form === "closed") {
        pen.strokeStyle = view.look.kind(kind);
        pen.stroke();
      }
      view.look.sprites.set(key, { image: made, side: side });
    }
    return view.look.sprites.get(key);
  }

  const halfOf = (view, node) => view.nodes.size[node] * view.camera.at.scale;

  /* The part of the plane that is seen, and so many pixels more. */
  function seenBox(view, more) {
    const { scale, left, top } = view.camera.at;
    return {
      x1: (-more - left) / scale, x2: (view.host.clientWidth + more - left) / scale,
      y1: (-more - top) / scale, y2: (view.host.clientHeight + more - top) / scale,
    };
  }

  canvas.wholeSeen = seenBox;

  function paintBase(view) {
    const pen = fresh(view.base, view);
    const box = seenBox(view, 40);
    paintTies(view, pen, box);
    paintDiscs(view, pen, box);
    const { nodes, camera: { at: { scale, left, top } } } = view;
    const ratio = devicePixelRatio;
    const dots = canvas.wholeDots(view);
    const shaped = [];
    view.within(box, function (i) {
      const half = nodes.size[i] * scale;
      if (half < SHAPED) {
        const [x, y] = [nodes.x[i] * scale + left, nodes.y[i] * scale + top];
        dots.set(nodes.category[i], x * ratio, y * ratio, Math.max(half, 0.5) * ratio);
      } else {
        shaped.push(i);
      }
    });
    dots.onto(pen);
    shaped.forEach((i) => paintNode(view, pen, i, SHAPED));
  }

  /* Few widths, each in one stroke; what passes outside of what is seen is left out. */
  function paintTies(view, pen, box) {
    const { x, y } = view.nodes.groups;
    const { scale, left, top } = view.camera.at;
    const most = view.ties.reduce((found, tie) => Math.max(found, tie.weight), 1);
    const widths = new Map();
    view.ties.forEach(function ({ a, b, weight }) {
      const isSeen = Math.max(x[a], x[b]) > box.x1 && Math.min(x[a], x[b]) < box.x2 &&
        Math.max(y[a], y[b]) > box.y1 && Math.min(y[a], y[b]) < box.y2;
      const width = 1 + Math.round(5 * Math.sqrt(weight / most));
      if (isSeen) {
        const path = widths.get(width) || widths.set(width, new Path2D()).get(width);
        path.moveTo(x[a] * scale + left, y[a] * scale + top);
        path.lineTo(x[b] * scale + left, y[b] * scale + top);
      }
    });
    pen.strokeStyle = view.look.quiet;
    pen.globalAlpha = 0.3;
    widths.forEach(function (path, width) {
      pen.lineWidth = width;
      pen.stroke(path);
    });
    pen.globalAlpha = 1;
  }

  /* All in one path: discs do not overlap. */
  function paintDiscs(view, pen, box) {
    const { x, y, radius } = view.nodes.groups;
    const { scale, left, top } = view.camera.at;
    pen.beginPath();
    view.discsIn(box).forEach(function (i) {
      const [across, half] = [x[i] * scale + left, radius[i] * scale];
      pen.moveTo(across + half, y[i] * scale + top);
      pen.arc(across, y[i] * scale + top, half, 0, 2 * Math.PI);
    });
    pen.fillStyle = view.look.surface; // a tie passes below the departments that it does not join
    pen.fill();
    pen.globalAlpha = 0.4;
    pen.fillStyle = view.look.border;
    pen.fill();
    pen.globalAlpha = 1;
    pen.lineWidth = 1;
    pen.strokeStyle = view.look.border;
    pen.stroke();
  }

  /* The node whose links are shown: what is pointed at, else what is chosen. */
  canvas.wholeFocus = (view) => (view.hovered >= 0 ? view.hovered : view.chosen);

  function paintTop(view) {
    if (!view.nodes) {
      return;
    }
    const pen = fresh(view.top, view);
    const focus = canvas.wholeFocus(view);
    view.base.style.opacity = focus >= 0 ? 0.45 : 1;
    const near = focus >= 0 && view.links ? paintLinks(view, pen, focus) : [];
    near.forEach((node) => paintNode(view, pen, node, near.length > ARROWED ? 2 : 3.5));
    if (focus >= 0) {
      paintNode(view, pen, focus, 3.5);
    }
    ring(view, pen, view.chosen, [], 3);
    ring(view, pen, view.hovered, [], 1.5);
    ring(view, pen, view.cursor, [5, 4], 2);
    if (view.group >= 0 && view.hovered < 0) {
      outline(view, pen, view.group);
    }
    canvas.wholeLabels(view, pen, near);
  }

  function lineOf(view, relation) {
    if (!view.look.lines.has(relation)) {
      view.look.lines.set(relation, canvas.lineOf(view.host, relation));
    }
    return view.look.lines.get(relation);
  }

  /* Draws the links of a node and gives its neighbours. */
  function paintLinks(view, pen, focus) {
    const { nodes, links } = view;
    const { scale, left, top } = view.camera.at;
    const shown = view.linksOf(focus);
    pen.lineWidth = shown.length > ARROWED ? 0.8 : 1.4;
    pen.globalAlpha = shown.length > ARROWED ? 0.3 : 0.85;
    shown.forEach(function (link) {
      const [a, b] = [links.src[link], links.dst[link]];
      const line = lineOf(view, links.relations[links.relation[link]]);
      const from = { x: nodes.x[a] * scale + left, y: nodes.y[a] * scale + top };
      const to = { x: nodes.x[b] * scale + left, y: nodes.y[b] * scale + top };
      pen.strokeStyle = pen.fillStyle = line.colour;
      pen.setLineDash({ dashed: [6, 4], dotted: [1.5, 3] }[line.style] || []);
      pen.beginPath();
      pen.moveTo(from.x, from.y);
      pen.lineTo(to.x, to.y);
      pen.stroke();
      if (shown.length <= ARROWED) {
        arrow(pen, from, to, Math.max(halfOf(view, b), 3) + 2);
      }
    });
    pen.setLineDash([]);
    pen.globalAlpha = 1;
    return [...new Set(shown.map((link) => (links.src[link] === focus ? links.dst[link] : links.src[link])))];
  }

  function arrow(pen, from, to, back) {
    const turn = Math.atan2(to.y - from.y, to.x - from.x);
    if (Math.hypot(to.x - from.x, to.y - from.y) < back + 8) {
      return;
    }
    const tip = { x: to.x - back * Math.cos(turn), y: to.y - back * Math.sin(turn) };
    pen.beginPath();
    pen.moveTo(tip.x, tip.y);
    [-0.42, 0.42].forEach((side) => pen.lineTo(tip.x - 7 * Math.cos(turn + side), tip.y - 7 * Math.sin(turn + side)));
    pen.fill();
  }

  function paintNode(view, pen, node, least) {
    const { nodes, camera } = view;
    const drawn = sprite(view, nodes.kinds[nodes.kind[node]], nodes.forms[nodes.category[node]], Math.max(halfOf(view, node), least));
    const [x, y] = [nodes.x[node] * camera.at.scale + camera.at.left, nodes.y[node] * camera.at.scale + camera.at.top];
    pen.drawImage(drawn.image, x - drawn.side / 2, y - drawn.side / 2, drawn.side, drawn.side);
  }

  function ring(view, pen, node, dash, width) {
    if (node < 0) {
      return;
    }
    const { nodes, camera } = view;
    pen.strokeStyle = view.look.mark;
    pen.lineWidth = width;
    pen.setLineDash(dash);
    pen.beginPath();
    const half = 1.3 * Math.max(halfOf(view, node), 3.5) + 2 + (dash.length ? 4 : 0);
    pen.arc(nodes.x[node] * camera.at.scale + camera.at.left, nodes.y[node] * camera.at.scale + camera.at.top, half, 0, 2 * Math.PI);
    pen.stroke();
    pen.setLineDash([]);
  }

  function outline(view, pen, group) {
    const { nodes: { groups }, camera: { at } } = view;
    pen.strokeStyle = view.look.quiet;
    pen.lineWidth = 1.5;
    pen.beginPath();
    pen.arc(groups.x[group] * at.scale + at.left, groups.y[group] * at.scale + at.top, groups.radius[group] * at.scale, 0, 2 * Math.PI);
    pen.stroke();
  }
})(window.stakeholderCanvas);
