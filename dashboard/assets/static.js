/* Plain HTML as one component (see dashboard/components/static.py): each element of it costs what
   an element costs, and none of what a component of Dash does. */
(function () {
  function drawn(node, slots, key) {
    const React = window.React;
    if (node === null || typeof node !== "object") {
      return node;
    }
    if (!Array.isArray(node)) {
      return React.createElement(React.Fragment, { key: key }, slots[node.slot]);
    }
    const [tag, properties, ...children] = node;
    const inner = children.map((child, at) => drawn(child, slots, at));
    if (tag === "Link") {
      const link = Object.assign({ key: key, "data-within": "" }, properties);
      link.href = window.dash_clientside.clean_url(properties.href);
      return React.createElement("a", link, ...inner);
    }
    return React.createElement(tag, Object.assign({ key: key }, properties), ...inner);
  }

  window.stakeholders = Object.assign(window.stakeholders || {}, {
    Static: function (properties) {
      const slots = [].concat(properties.children === undefined ? [] : properties.children);
      return drawn(properties.tree, slots);
    },
  });
})();
