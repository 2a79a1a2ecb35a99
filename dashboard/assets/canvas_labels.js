/* Which labels are shown: as many as fit without touching another label or node, the important
   first. On the screen a label is never smaller than can be read. */
window.stakeholderCanvas = window.stakeholderCanvas || {};

(function (canvas) {
  const BASE = 12;
  const SMALLEST = 10.5;
  const LARGEST = 15;
  const LINE = 1.2;
  const GAP = 3; // pixels left and right: the drawn text is a little wider than the measured one
  const TILE = 80;
  const LEAST_TITLE = 110; // pixels of a title that stands above a small box
  const SHORT = [60, 40]; // pixels that are left of a name which fits nowhere else
  const ROOMY = 150; // nodes up to which every place beside a node is tried for its name
  const MARKS = ["cursor", "chosen", "hovered", "focus"]; // whose names stand in any case, the first first
  const pen = document.createElement("canvas").getContext("2d");

  function sizeOf(label, state) {
    const known = state.sizes.get(label);
    if (known) {
      return known;
    }
    pen.font = `${BASE}px ${state.family}`;
    const lines = label.split("\n");
    const width = Math.max(...lines.map((line) => pen.measureText(line).width));
    const size = { width: width / BASE, height: lines.length * LINE };
    state.sizes.set(label, size);
    return size;
  }

  /* Boxes taken on the screen, found again by tile. */
  function takenBoxes() {
    const tiles = new Map();
    const span = (box) => [box.x1, box.x2, box.y1, box.y2].map((at) => Math.floor(at / TILE));
    function each(box, visit) {
      const [left, right, top, bottom] = span(box);
      for (let i = left; i <= right; i += 1) {
        for (let j = top; j <= bottom; j += 1) {
          visit(i + "," + j);
        }
      }
    }
    return {
      add: (box) => each(box, function (tile) {
        tiles.set(tile, (tiles.get(tile) || []).concat(box));
      }),
      hits: function (box) {
        let found = false;
        each(box, function (tile) {
          found = found || (tiles.get(tile) || []).some((other) => other.owner !== box.owner &&
            box.x1 < other.x2 && other.x1 < box.x2 && box.y1 < other.y2 && other.y1 < box.y2);
        });
        return found;
      },
    };
  }

  canvas.takenBoxes = takenBoxes;

  /* No name stands behind the buttons at the right: canvas.css has their places. */
  canvas.toolsBox = (wide) => ({ owner: "tools", x1: wide - 50, x2: wide, y1: 0, y2: 204 });

  function rank(node) {
    const mark = MARKS.findIndex((name) => node.hasClass(name));
    return mark < 0 ? MARKS.length : mark;
  }

  /* The words on links come last: each is in the tip and in the details too. */
  function decideWords(cy, state, taken, font) {
    cy.edges(".told").forEach(function (edge) {
      const at = edge.renderedMidpoint();
      const size = sizeOf(edge.data("word"), state);
      const [w, h] = [size.width * font / 2 + 2, size.height * font / 2 + 1];
      const box = { owner: edge.id(), x1: at.x - w, x2: at.x + w, y1: at.y - h, y2: at.y + h };
      const fits = !taken.hits(box);
      edge.toggleClass("quiet", !fits);
      if (fits) {
        taken.add(box);
      }
    });
  }

  /* What is cut to a width, at its end. */
  function cut(name, state, font, room) {
    let text = name;
    for (let length = name.length; length > 1 && sizeOf(text, state).width * font * 1.1 > room; ) {
      length -= 1;
      text = name.slice(0, length).trimEnd() + "…";
    }
    return text;
  }

  function tell(element, values) {
    const changed = Object.keys(values).filter((name) => element.data(name) !== values[name]);
    changed.forEach((name) => element.data(name, values[name]));
  }

  /* The title of a box stands inside its upper edge, as much of it as is seen of the box; from afar,
     where it would cover what is in the box, above it. */
  function decideTitle(frame, state, taken, font) {
    const zoom = frame.cy().zoom();
    const at = frame.renderedPosition();
    const [w, h] = [frame.renderedOuterWidth() / 2, frame.renderedOuterHeight() / 2];
    const left = Math.max(at.x - w, 0);
    const right = Math.min(at.x + w, frame.cy().width());
    const height = font * LINE + 2;
    const isAbove = height >= 34 * zoom; // what the padding leaves
    const text = cut(frame.data("name"), state, font, Math.max(right - left - 12, isAbove ? LEAST_TITLE : 0));
    const half = sizeOf(text, state).width * font * 0.55;
    const middle = Math.min(Math.max((left + right) / 2, half + GAP), frame.cy().width() - half - GAP);
    const top = at.y - h - (isAbove ? height : 0);
    const box = { owner: frame.id(), x1: middle - half, x2: middle + half, y1: top, y2: top + height };
    const fits = right > left && text.length > 2 && !(isAbove && taken.hits(box));
    tell(frame, { label: text, shift: (middle - at.x) / zoom, above: isAbove });
    frame.toggleClass("quiet", !fits);
    if (fits) {
      taken.add(box);
    }
  }

  /* Texts that may stand for a name, the longest first: all of it, its first line, a part of that. */
  function textsOf(node, state, font) {
    const whole = node.data("label");
    const first = whole.split("\n")[0];
    const short = whole.includes("\n") ? first + "…" : first;
    return [...new Set([whole, short, ...SHORT.map((room) => cut(first, state, font, room))])].filter((text) => text.length > 2 || text === whole);
  }

  /* Boxes of a text beside its node: below, above, right, left; moved sideways where it would leave the frame. */
  function placesOf(node, text, state, font) {
    const zoom = node.cy().zoom();
    const at = node.renderedPosition();
    const wide = node.cy().width();
    const size = sizeOf(text, state);
    const bold = node.hasClass("focus") || node.hasClass("chosen") ? 1.1 : 1;
    const half = bold * size.width * font / 2 + GAP;
    const high = size.height * font;
    const [beside, out] = [(node.height() / 2 + 4) * zoom, (node.width() / 2 + 3) * zoom];
    const middle = Math.max(Math.min(at.x, wide - half), half);
    const across = (x, y, values) => Object.assign({ owner: node.id(), x1: x - half, x2: x + half, y1: y, y2: y + high }, { values: values });
    return [
      across(middle, at.y + beside, { down: "bottom", across: "center", shift: (middle - at.x) / zoom }),
      across(middle, at.y - beside - high, { down: "top", across: "center", shift: (middle - at.x) / zoom }),
      across(at.x + out + half, at.y - high / 2, { down: "center", across: "right", shift: 3 }),
      across(at.x - out - half, at.y - high / 2, { down: "center", across: "left", shift: -3 }),
    ];
  }

  /* A name where it fits, shortened where nothing else does; marked nodes have theirs in any case. What an
     overlay tells something of, or what is chosen and its neighbours, may cover the rest: ``told`` are all names and
     the former. */
  function decideName(node, state, { taken, told, isApart }, font, isMust, isRoomy) {
    const at = node.renderedPosition();
    const [wide, high] = [node.cy().width(), node.cy().height()];
    const isSeen = at.x >= 0 && at.x <= wide && at.y >= 0 && at.y <= high;
    const isInside = (box) => box.x1 >= 0 && box.x2 <= wide && box.y1 >= 0 && box.y2 <= high;
    const places = !isRoomy ? 1 : node.isChild() ? 2 : 4; // beside a node it would leave its box
    const tried = (text) => placesOf(node, text, state, font).slice(0, places).map((box) => ({ text: text, box: box }));
    const texts = isRoomy ? textsOf(node, state, font) : [node.data("label")];
    const all = isSeen ? texts.flatMap(tried) : [];
    const free = (boxes) => all.find(({ box }) => isInside(box) && !boxes.hits(box));
    const found = free(taken) || ((node.data("rank") || isApart(node)) && free(told)) || (isMust && tried(texts[0])[0]);
    if (found) {
      tell(node, Object.assign({ shown: found.text }, found.box.values));
      taken.add(found.box);
      told.add(found.box);
    }
    node.toggleClass("quiet", !found);
  }

  function decide(cy, state) {
    const zoom = cy.zoom();
    const font = state.font * zoom; // as it is drawn, which follows the ideal in small steps
    const taken = takenBoxes();
    const told = takenBoxes();
    // What is chosen stands apart with its neighbours; the rest is faded.
    const isFaded = (node) => Number(node.hasClass("faded"));
    const hasFaded = cy.nodes(".faded").nonempty();
    const isApart = (node) => hasFaded && !isFaded(node);
    [taken, told].forEach((boxes) => boxes.add(canvas.toolsBox(cy.width())));
    const seen = cy.nodes(":childless").filter(function (node) {
      const at = node.renderedPosition();
      return at.x > -100 && at.y > -100 && at.x < cy.width() + 100 && at.y < cy.height() + 100;
    });
    seen.forEach(function (node) {
      const at = node.renderedPosition();
      const w = node.width() * zoom / 2;
      const h = node.height() * zoom / 2;
      const box = { owner: node.id(), x1: at.x - w, x2: at.x + w, y1: at.y - h, y2: at.y + h };
      taken.add(box);
      if (node.data("tone") || isApart(node) || rank(node) < MARKS.length) {
        told.add(box);
      }
    });
    cy.nodes(":parent").forEach((frame) => decideTitle(frame, state, taken, font));
    // The title of a box is the name of the department that stands in it.
    const isTitled = (node) => node.isChild() && node.parent().id() === canvas.frameId(node.id()) &&
      !node.parent().hasClass("quiet") && rank(node) >= MARKS.length;
    const order = seen.sort((a, b) => rank(a) - rank(b) || isFaded(a) - isFaded(b) || (b.data("rank") || 0) - (a.data("rank") || 0) ||
      b.data("degree") - a.data("degree"));
    order.filter(isTitled).forEach((node) => node.addClass("quiet"));
    order.filter((node) => !isTitled(node)).forEach((node, i) => decideName(node, state, { taken, told, isApart }, font, i === 0 || rank(node) < MARKS.length, seen.length <= ROOMY));
    decideWords(cy, state, taken, font * 0.9);
  }

  /* Font size in canvas units that reads well at the present zoom; then the choice of labels. */
  canvas.tidyLabels = function (cy, state) {
    const zoom = cy.zoom();
    const font = Math.min(Math.max(BASE * zoom, SMALLEST), LARGEST) / zoom;
    if (Math.abs(font - state.font) > 0.04 * state.font) {
      state.font = font;
      cy.style().update();
    }
    cy.batch(() => decide(cy, state));
  };
})(window.stakeholderCanvas);
