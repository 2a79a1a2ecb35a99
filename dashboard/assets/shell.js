/* Callbacks of the frame that need no server. */
window.dash_clientside = window.dash_clientside || {};

window.dash_clientside.shell = {
  /* First call: what was chosen before, else what the system prefers. */
  toggleScheme: function (clicks, scheme) {
    const preferred = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const current = scheme || preferred;
    if (!clicks) {
      return current;
    }
    return current === "dark" ? "light" : "dark";
  },

  applyScheme: function (scheme) {
    const applied = scheme || "light";
    document.documentElement.dataset.theme = applied;
    document.body.dataset.agThemeMode = applied;
    return applied;
  },

  /* A click on Explore merely selects: what does not depend on that is not asked of the server. */
  viewed: function (search, path, before) {
    const all = (search || "").replace(/^\?/, "").split("&").filter(Boolean);
    const kept = path === "/explore" ? all.filter((part) => !part.startsWith("select=")) : all;
    const now = kept.length ? "?" + kept.join("&") : "";
    // Links write the same in another order.
    const sorted = (search) => search.replace(/^\?/, "").split("&").sort().join("&");
    const isSame = typeof before === "string" && sorted(now) === sorted(before);
    return isSame ? window.dash_clientside.no_update : now;
  },

  chooseLanguage: function (language, search) {
    const query = new URLSearchParams(search || "");
    document.documentElement.lang = language;
    if (!language || query.get("lang") === language) {
      return window.dash_clientside.no_update;
    }
    query.set("lang", language);
    return "?" + query.toString();
  },

  /* Opened by the burger, closed again by arriving at a page. */
  toggleNavigation: function (opened, path, navbar) {
    const trigger = window.dash_clientside.callback_context.triggered_id;
    const isOpen = trigger === "navigation-burger" ? Boolean(opened) : false;
    return [Object.assign({}, navbar, { collapsed: { mobile: !isOpen } }), isOpen];
  },

  /* Help keeps the language and the moment that is looked at. */
  helpAddress: function (search, language) {
    const before = new URLSearchParams(search || "");
    const query = new URLSearchParams({ lang: language || "en" });
    for (const name of ["as_of", "known", "read", "names"]) {
      if (before.get(name)) {
        query.set(name, before.get(name));
      }
    }
    return "/help?" + query.toString();
  },

  /* The moment that is looked at stays. */
  openFound: function (node, language, search) {
    const keep = window.dash_clientside.no_update;
    if (!node) {
      return [keep, keep, keep];
    }
    const asked = node.startsWith("ask:") ? { ask: node.slice(4) } : { focus: node };
    const query = new URLSearchParams(Object.assign(asked, { lang: language }));
    const before = new URLSearchParams(search || "");
    for (const name of ["as_of", "known", "read", "names"]) {
      if (before.get(name)) {
        query.set(name, before.get(name));
      }
    }
    return ["/explore", "?" + query.toString(), null];
  },
};

window.dashMantineFunctions = window.dashMantineFunctions || {};
window.dashMantineFunctions.keepAll = function (input) {
  return input.options;
};

/* "/" goes to the search, as people know it from elsewhere. */
document.addEventListener("keydown", function (event) {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const search = document.getElementById("search");
    if (search) {
      event.preventDefault();
      search.focus();
    }
  }
});
