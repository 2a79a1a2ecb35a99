/* Saved views: what the page shows is asked to be kept; links are copied. */
window.dash_clientside = window.dash_clientside || {};

window.stakeholderViews = {
  /* Node -> [x, y] as the picture of Explore stands. */
  places: function () {
    const canvas = window.stakeholderCanvas || {};
    if (canvas.places) {
      return canvas.places("explore") || {};
    }
    const nodes = window.__cy && !window.__cy.destroyed() ? window.__cy.nodes() : [];
    return Object.fromEntries(nodes.map((node) => [node.id(), [node.position("x"), node.position("y")]]));
  },
};

window.dash_clientside.views = {
  /* Told only where it changes: a switch that is set asks the server what that means. */
  namesShown: function (search, id, before) {
    const names = new URLSearchParams(search || "").get("names");
    const now = names === "people" || names === "all" ? names : "shown";
    return now === before ? window.dash_clientside.no_update : now;
  },

  /* Where things were put is known here only; the rest of a view is in the address. */
  ask: function (clicks, submitted, name) {
    const places = window.location.pathname === "/explore" ? window.stakeholderViews.places() : {};
    return { name: name, path: window.location.pathname, search: window.location.search, places: places, at: Date.now() };
  },
};

(function () {
  function linkOf(button) {
    const url = new URL(button.dataset.copy || window.location.href, window.location.origin);
    if (button.dataset.copyRead) {
      url.searchParams.set("read", button.dataset.copyRead);
    }
    return url.toString();
  }

  /* The clipboard is closed to pages without https, other than on this machine. */
  function copy(text) {
    if (navigator.clipboard && window.isSecureContext) {
      return navigator.clipboard.writeText(text);
    }
    const area = document.createElement("textarea");
    area.value = text;
    area.style.position = "fixed";
    document.body.appendChild(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("copy"));
  }

  function say(button, text) {
    const before = button.dataset.words || button.textContent;
    button.dataset.words = before;
    button.textContent = text;
    button.setAttribute("aria-live", "polite");
    setTimeout(() => (button.textContent = before), 2500);
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest(".copy-link");
    if (!button) {
      return;
    }
    const link = linkOf(button);
    copy(link).then(
      () => say(button, button.dataset.copied),
      () => window.prompt(button.textContent, link)
    );
  });
})();
