/* Departments as boxes: frames around the nodes that stand in them. A frame is drawn, never stored:
   what is known of it is known of its department. */
window.stakeholderCanvas = window.stakeholderCanvas || {};

(function (canvas) {
  canvas.frameId = (department) => "box " + department;

  /* The node of the register that an element of the picture stands for. */
  canvas.nodeOf = (element) => element.data("box") || element.id();

  /* Department whose box is folded or unfolded from here; null where there is none. */
  canvas.boxAt = function (node) {
    if (node.data("box") || node.hasClass("folded")) {
      return canvas.nodeOf(node);
    }
    return node.parent().nonempty() ? node.parent().first().data("box") : null;
  };

  canvas.framesOf = function (data) {
    return data.boxes.map((box) => ({
      group: "nodes",
      data: { id: canvas.frameId(box.id), box: box.id, kind: "box", label: box.name, name: box.name, spoken: box.spoken, degree: box.count },
    }));
  };

  /* New frames come before anything is moved into them, and old ones are emptied before they go:
     what is left in a frame would go with it. */
  canvas.changeFrames = function (cy, elements) {
    const parents = new Map(elements.map((each) => [each.data.id, each.data.parent || null]));
    elements.filter((each) => each.data.box && cy.getElementById(each.data.id).empty()).forEach((each) => cy.add(each));
    cy.nodes(":childless").forEach(function (node) {
      const wanted = parents.get(node.id()) || null;
      if ((node.data("parent") || null) !== wanted) {
        node.move({ parent: wanted });
      }
    });
  };
})(window.stakeholderCanvas);
