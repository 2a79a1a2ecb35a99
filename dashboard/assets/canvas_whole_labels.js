/* Names on the whole organisation: as many as fit without touching, the marked ones first, then the
   departments from the largest down, then nodes where there is room for names between them. */
window.stakeholderCanvas = window.stakeholderCanvas || {};

(function (canvas) {
  const FONT = 12;
  const LINE = 1.2;
  const WIDEST = 150; // pixels of a node's name; all of it is in the tip
  const ROOMY = 2.6; // pixels for a unit from which on nodes have names of their own
  const TRIED = 600; // nodes whose names are tried in one picture
  const TOLD = 40; // neighbours up to which all may have their names

  function sized(look, font, text) {
    const known = look.widths || (look.widths = new Map());
    const key = font + text;
    if (!known.has(key)) {
      look.pen = look.pen || document.createElement("canvas").getContext("2d");
      look.pen.font = font + " " + look.family;
      known.set(key, look.pen.measureText(text).width);
    }
    return known.get(key);
  }

  function shortened(look, font, text) {
    let shown = text;
    while (shown.length > 1 && sized(look, font, shown + "…") > WIDEST) {
      shown = shown.slice(0, -Math.max(1, Math.floor(shown.length / 12)));
    }
    return shown === text ? text : shown.trimEnd() + "…";
  }

  function write(view, pen, lines, font, box) {
    pen.globalAlpha = 0.86;
    pen.fillStyle = view.look.surface;
    pen.fillRect(box.x1, box.y1, box.x2 - box.x1, box.y2 - box.y1);
    pen.globalAlpha = 1;
    pen.fillStyle = view.look.text;
    pen.font = font + " " + view.look.family;
    const step = (box.y2 - box.y1 - 2) / lines.length;
    lines.forEach((line, i) => pen.fillText(line, (box.x1 + box.x2) / 2, box.y1 + 1 + step * (i + 0.5)));
  }

  function boxed(view, lines, font, size, x, top) {
    const half = Math.max(...lines.map((line) => sized(view.look, font, line))) / 2 + 3;
    return { x1: x - half, x2: x + half, y1: top, y2: top + lines.length * size * LINE + 2 };
  }

  /* Puts a label there unless something is in its way; a marked node's is always put. */
  function put(view, pen, taken, owner, lines, font, size, x, top, isMarked) {
    const box = Object.assign(boxed(view, lines, font, size, x, top), { owner: owner });
    const moved = Math.max(0, -box.x1) - Math.max(0, box.x2 - view.host.clientWidth); // back into the frame
    box.x1 += moved;
    box.x2 += moved;
    if (!isMarked && taken.hits(box)) {
      return false;
    }
    taken.add(box);
    write(view, pen, lines, font, box);
    return true;
  }

  function nodeLabel(view, pen, taken, node, isMarked) {
    const { nodes, camera: { at } } = view;
    if (nodes.groups.node[nodes.home[node]] === node) {
      return; // its disc has the name already
    }
    const x = nodes.x[node] * at.scale + at.left;
    const y = nodes.y[node] * at.scale + at.top;
    if (x < 0 || y < 0 || x > view.host.clientWidth || y > view.host.clientHeight) {
      return;
    }
    const font = (isMarked ? "600 " : "") + FONT + "px";
    const name = shortened(view.look, font, nodes.name[node]);
    const top = y + 1.2 * Math.max(nodes.size[node] * at.scale, 3.5) + 3;
    put(view, pen, taken, node, [name], font, FONT, x, top, isMarked);
  }

  /* What a name should not cover: the middle of a disc, and nodes that are large enough to be read. */
  function obstacles(view, taken, seen) {
    const { nodes, camera: { at } } = view;
    const square = (owner, x, y, half) => half > 4 && taken.add({
      owner: owner,
      x1: x * at.scale + at.left - half, x2: x * at.scale + at.left + half,
      y1: y * at.scale + at.top - half, y2: y * at.scale + at.top + half,
    });
    if (at.scale >= ROOMY) {
      seen.forEach((node) => square(node, nodes.x[node], nodes.y[node], 0.9 * nodes.size[node] * at.scale));
    } else {
      const { x, y, radius } = nodes.groups;
      x.forEach((_, i) => square("group " + i, x[i], y[i], 0.65 * radius[i] * at.scale));
    }
  }

  /* A department's name stands above its disc; while only a part of that is seen, inside the part. Where
     there is no room it stands below or beside it, at last with its beginning only. */
  function groupLabel(view, pen, taken, group, isMarked) {
    const { nodes: { groups }, camera: { at } } = view;
    const radius = groups.radius[group] * at.scale;
    const x = groups.x[group] * at.scale + at.left;
    const y = groups.y[group] * at.scale + at.top;
    const [wide, high] = [view.host.clientWidth, view.host.clientHeight];
    if (x + radius < 0 || y + radius < 0 || x - radius > wide || y - radius > high || (radius < 5 && !isMarked)) {
      return;
    }
    const size = Math.min(Math.max(10 + radius / 30, 11), 15);
    const font = "600 " + size + "px";
    const whole = groups.label[group].split("\n");
    const first = whole[0].includes(" ") ? whole[0].split(" ")[0] : whole[0].slice(0, 4);
    const texts = [whole, ...(whole.length > 1 ? [[whole[0] + "…"]] : []), ...(first === whole[0] ? [] : [[first + "…"]])];
    texts.some(function (lines, i) {
      const box = boxed(view, lines, font, size, 0, 0);
      const [half, tall] = [box.x2, box.y2];
      const left = Math.min(Math.max(x, half + 2), wide - half - 2);
      const top = Math.min(Math.max(y - radius - tall + 2, 2), high - tall - 2);
      const isNear = Math.abs(left - x) < radius + 8 && top < y + radius;
      const at = (across, down, isMust) => put(view, pen, taken, "group " + group, lines, font, size, across, down, isMust);
      const isFree = (across) => across - half > 2 && across + half < wide - 2 && y > tall && y + tall < high;
      return (isNear && at(left, top, isMarked && i === 0)) ||
        (isNear && y + radius + tall < high && at(left, y + radius, false)) ||
        [x + radius + half, x - radius - half].some((across) => isFree(across) && at(across, y - tall / 2, false));
    });
  }

  function visible(view) {
    const { nodes } = view;
    const found = [];
    view.within(canvas.wholeSeen(view, 0), (node) => found.push(node));
    return found.sort((a, b) => nodes.degree[b] - nodes.degree[a] || a - b).slice(0, TRIED);
  }

  canvas.wholeLabels = function (view, pen, near) {
    const taken = canvas.takenBoxes();
    taken.add(canvas.toolsBox(view.host.clientWidth));
    const seen = view.camera.at.scale >= ROOMY ? visible(view) : [];
    obstacles(view, taken, seen);
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    const marked = [...new Set([view.hovered, view.cursor, view.chosen])].filter((node) => node >= 0);
    marked.forEach((node) => nodeLabel(view, pen, taken, node, true));
    const homes = new Set([...marked.map((node) => view.nodes.home[node]), view.group]);
    homes.forEach((group) => group >= 0 && groupLabel(view, pen, taken, group, true));
    if (near.length <= TOLD) {
      near.forEach((node) => nodeLabel(view, pen, taken, node, false));
    }
    view.order.forEach((group) => homes.has(group) || groupLabel(view, pen, taken, group, false));
    if (canvas.wholeFocus(view) < 0) {
      seen.forEach((node) => nodeLabel(view, pen, taken, node, false));
    }
  };
})(window.stakeholderCanvas);
