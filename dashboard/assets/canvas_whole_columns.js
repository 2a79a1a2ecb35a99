/* The columns of the whole organisation as the layers read them: numbers in typed arrays, the links
   of each node, the strongest ties between departments, and what is at a point. */
window.stakeholderCanvas = window.stakeholderCanvas || {};

(function (canvas) {
  const NEAR = 7; // pixels beside a node that still mean it
  const STRONGEST = 2; // ties a department may ask for

  /* Half the size of a node in canvas units, by how much it is joined to; a third of a gap at most, for names. */
  const LARGEST = 3.2;
  const sizeOf = (degree) => Math.min(1.3 + 0.27 * Math.log2(1 + degree), LARGEST);

  /* On a phone it stands upright: discs are round, so all of it can be turned over. */
  function upright(columns) {
    const { groups } = columns;
    const box = boxOf(groups, [...groups.x.keys()]);
    if (box.x2 - box.x1 > box.y2 - box.y1) {
      [columns.x, columns.y, groups.x, groups.y] = [columns.y, columns.x, groups.y, groups.x];
    }
  }

  canvas.wholeColumns = function (view, columns) {
    if (canvas.isUpright(view.host)) {
      upright(columns);
    }
    const { x, y } = columns.groups;
    view.nodes = Object.assign(columns, {
      x: Float32Array.from(columns.x, (across, i) => across + x[columns.home[i]]),
      y: Float32Array.from(columns.y, (down, i) => down + y[columns.home[i]]),
      kind: Uint8Array.from(columns.kind),
      category: Uint8Array.from(columns.category),
      degree: Uint32Array.from(columns.degree),
      home: Int32Array.from(columns.home),
      size: Float32Array.from(columns.degree, sizeOf),
    });
    const largest = columns.groups.radius;
    view.order = columns.groups.x.map((_, i) => i).sort((a, b) => largest[b] - largest[a] || a - b);
    index(view);
    view.links = null;
    view.off = new Uint8Array(columns.id.length);
    view.ties = [];
    view.chosen = view.hovered = view.cursor = view.group = -1;
    view.box = boxOf(columns.groups, columns.groups.x.map((_, i) => i));
    view.boxOf = (group) => boxOf(columns.groups, [group]);
    view.spoken = (node) => spoken(view, node);
    view.at = (event) => found(view, view.camera.point(event));
  };

  /* What is in a part of the plane, found by its department: a node is inside its disc. */
  function index(view) {
    const { x, y, home, groups } = view.nodes;
    const members = groups.x.map(() => []);
    home.forEach((group, node) => members[group].push(node));
    const inside = members.map((each) => Uint32Array.from(each));
    view.discsIn = (box) => [...groups.x.keys()].filter((i) => groups.x[i] + groups.radius[i] >= box.x1 &&
      groups.x[i] - groups.radius[i] <= box.x2 && groups.y[i] + groups.radius[i] >= box.y1 &&
      groups.y[i] - groups.radius[i] <= box.y2);
    view.within = (box, visit) => view.discsIn(box).forEach((group) => inside[group].forEach(function (node) {
      if (!view.off[node] && x[node] >= box.x1 && x[node] <= box.x2 && y[node] >= box.y1 && y[node] <= box.y2) {
        visit(node);
      }
    }));
  }

  function boxOf(groups, which) {
    if (!which.length) {
      return { x1: -1, x2: 1, y1: -1, y2: 1 };
    }
    const side = (axis, sign) => which.map((i) => groups[axis][i] + sign * groups.radius[i]);
    const least = (values) => values.reduce((a, b) => Math.min(a, b), Infinity);
    const most = (values) => values.reduce((a, b) => Math.max(a, b), -Infinity);
    return { x1: least(side("x", -1)), x2: most(side("x", 1)), y1: least(side("y", -1)), y2: most(side("y", 1)) };
  }

  function spoken(view, node) {
    const nodes = view.nodes;
    const said = {
      name: nodes.name[node],
      kind: nodes.sorts[nodes.category[node]],
      home: nodes.groups.label[nodes.home[node]].replace(/\n/g, " "),
      count: nodes.degree[node].toLocaleString(view.language),
    };
    return nodes.spoken.replace(/\{(\w+)\}/g, (_, name) => said[name]);
  }

  canvas.wholeTold = function (view, id) {
    const nodes = view.nodes;
    const node = nodes.id.indexOf(id);
    const kind = nodes.kind[node];
    return node < 0 ? null : { kind: nodes.kinds[kind], kindName: nodes.kind_names[kind], name: nodes.name[node] };
  };

  /* Node and department at a point of the screen; -1 where there is none. */
  function found(view, point) {
    const at = view.camera.at;
    const nodes = view.nodes;
    const [x, y] = [(point.x - at.left) / at.scale, (point.y - at.top) / at.scale];
    const reach = NEAR / at.scale;
    const far = reach + LARGEST;
    let node = -1;
    let least = reach;
    view.within({ x1: x - far, x2: x + far, y1: y - far, y2: y + far }, function (i) {
      const away = Math.hypot(nodes.x[i] - x, nodes.y[i] - y) - nodes.size[i];
      if (away < least) {
        least = away;
        node = i;
      }
    });
    const groups = nodes.groups;
    const group = groups.x.findIndex((gx, i) => Math.hypot(gx - x, groups.y[i] - y) < groups.radius[i]);
    return { node: node, group: node < 0 ? group : nodes.home[node] };
  }

  canvas.wholeLinks = function (view, columns) {
    const count = view.nodes.id.length;
    let source = 0;
    const links = Object.assign(columns, {
      src: Uint32Array.from(columns.steps, (step) => (source += step)),
      dst: Uint32Array.from(columns.dst),
      relation: Uint8Array.from(columns.relation),
    });
    const first = new Uint32Array(count + 1);
    const ends = [links.src, links.dst];
    ends.forEach((end) => end.forEach((node) => (first[node + 1] += 1)));
    for (let i = 0; i < count; i += 1) {
      first[i + 1] += first[i];
    }
    const next = first.slice();
    const around = new Uint32Array(2 * links.src.length);
    ends.forEach((end) => end.forEach((node, link) => (around[next[node]++] = link)));
    view.links = links;
    /* Links of a node that are not switched off, each once. */
    view.linksOf = function (node) {
      const all = new Set(around.subarray(first[node], first[node + 1]));
      return [...all].filter((link) => !view.hidden.has(links.relations[links.relation[link]]) &&
        !view.off[links.src[link]] && !view.off[links.dst[link]]);
    };
  };

  /* Switches off what the legend, or a single node's details, have switched off. */
  canvas.wholeSwitch = function (view) {
    const { nodes, hidden } = view;
    const off = nodes.categories.map((name) => hidden.has(name) || hidden.has(name.split("/")[0]));
    nodes.id.forEach((id, i) => (view.off[i] = off[nodes.category[i]] || (hidden.size && hidden.has(id)) ? 1 : 0));
  };

  /* Pairs of departments with the most links between them: the strongest of either. */
  canvas.wholeTies = function (view) {
    const { links, nodes } = view;
    const shown = links.relations.map((name) => !view.hidden.has(name));
    const groups = nodes.groups.x.length;
    const pairs = new Map();
    links.src.forEach(function (source, i) {
      const [a, b] = [nodes.home[source], nodes.home[links.dst[i]]];
      if (a !== b && shown[links.relation[i]] && !view.off[source] && !view.off[links.dst[i]]) {
        const pair = Math.min(a, b) * groups + Math.max(a, b);
        pairs.set(pair, (pairs.get(pair) || 0) + 1);
      }
    });
    const taken = new Uint32Array(groups);
    const kept = [];
    [...pairs].sort((a, b) => b[1] - a[1] || a[0] - b[0]).forEach(function ([pair, weight]) {
      const [a, b] = [Math.floor(pair / groups), pair % groups];
      if (Math.min(taken[a], taken[b]) < STRONGEST) {
        taken[a] += 1;
        taken[b] += 1;
        kept.push({ a: a, b: b, weight: weight });
      }
    });
    return kept;
  };
})(window.stakeholderCanvas);
