/* Parts of a page drawn from what the server made for Dash, but without Dash, which asks each of its
   components at every step of a callback. Text is only ever set as text, and links lead to our pages. */
(function () {
  const ATTRIBUTES = { className: "class", href: "href", title: "title", role: "role", open: "open" };

  function attribute(name) {
    return name.startsWith("aria-") || name.startsWith("data-") ? name : ATTRIBUTES[name];
  }

  function drawn(part) {
    if (Array.isArray(part)) {
      return part.flatMap(drawn);
    }
    if (part === null || part === undefined) {
      return [];
    }
    if (typeof part !== "object") {
      return [String(part)];
    }
    const isWithin = part.type === "Link";
    const made = document.createElement(isWithin ? "a" : part.type.toLowerCase());
    made.toggleAttribute("data-within", isWithin);
    for (const [name, value] of Object.entries(part.props)) {
      const isForeign = name === "href" && !/^\/(?!\/)/.test(value);
      if (attribute(name) && value !== null && value !== false && !isForeign) {
        made.setAttribute(attribute(name), value === true ? "" : value);
      }
    }
    made.append(...drawn(part.props.children));
    return [made];
  }

  /* Who is in what is replaced is not thrown back to the top of the page. */
  window.stakeholderParts = function (host, parts) {
    const isInside = host.contains(document.activeElement);
    host.replaceChildren(...drawn(parts));
    host.scrollTop = 0;
    if (isInside) {
      host.focus({ preventScroll: true });
    }
  };
})();
