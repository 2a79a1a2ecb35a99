/* What cytoscape draws, made of the columns; a picture is replaced without moving what stays. */
window.stakeholderCanvas = window.stakeholderCanvas || {};

(function (canvas) {
  /* Where a node goes: where it is, else where the server says, moved along with its neighbour. */
  function placing(data, places) {
    const index = data.id;
    const numbers = new Map(index.map((id, i) => [id, i]));
    return function (i) {
      const kept = places.get(index[i]);
      const own = { x: data.x[i], y: data.y[i] };
      const box = numbers.get(data.box[i]);
      const near = box === undefined ? data.near[i] : box;
      const origin = places.get(index[near]);
      if (kept || !origin) {
        return kept || own;
      }
      return { x: own.x + origin.x - data.x[near], y: own.y + origin.y - data.y[near] };
    };
  }

  function nodesOf(data, places) {
    const placed = placing(data, places);
    return data.id.map((id, i) => ({
      group: "nodes",
      data: {
        id: id,
        parent: data.box[i] ? canvas.frameId(data.box[i]) : undefined,
        kind: data.kind[i],
        form: data.form[i],
        label: data.label[i],
        degree: data.degree[i],
        spoken: data.spoken[i],
        name: data.name[i],
        tone: data.tone[i] || undefined,
        figure: data.figure[i],
        rank: data.rank[i],
        more: data.more[i],
        beyond: data.beyond[i],
      },
      position: placed(i),
      classes: (id === data.focus ? "focus" : "") + (data.count[i] ? " folded" : ""),
    }));
  }

  function edgesOf(data) {
    return data.src.map(function (source, i) {
      const target = data.dst[i];
      const arrow = data.relation[i] === "shared_issues" ? " – " : " → ";
      return {
        group: "edges",
        data: {
          id: data.relation[i] + " " + data.id[source] + " " + data.id[target],
          source: data.id[source],
          target: data.id[target],
          relation: data.relation[i],
          weight: data.weight[i],
          word: data.word[i],
          spoken: data.name[source] + arrow + data.name[target] + "  " + data.told[i],
        },
      };
    });
  }

  canvas.elementsOf = (data, places) => nodesOf(data, places).concat(edgesOf(data));

  canvas.replace = function (cy, elements) {
    const wanted = new Set(elements.map((each) => each.data.id));
    cy.batch(function () {
      canvas.changeFrames(cy, elements);
      cy.elements().filter((each) => !wanted.has(each.id())).remove();
      elements.forEach(function (each) {
        const known = cy.getElementById(each.data.id);
        if (known.nonempty()) {
          known.data(each.data);
          if (!each.data.tone) {
            known.removeData("tone");
          }
          known.toggleClass("folded", (each.classes || "").includes("folded"));
        } else {
          cy.add(each);
        }
      });
    });
  };
})(window.stakeholderCanvas);
