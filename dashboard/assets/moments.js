/* The choice of a moment: opened as the address says, and written into it, from which every page is drawn. */
window.dash_clientside = window.dash_clientside || {};

window.dash_clientside.moments = {
  open: function (clicks, search) {
    const query = new URLSearchParams(search || "");
    return [query.get("as_of") || "", query.get("known") || "then"];
  },

  choose: function (shown, submitted, revision, today, day, known, search) {
    const keep = window.dash_clientside.no_update;
    const trigger = window.dash_clientside.callback_context.triggered_id;
    const query = new URLSearchParams(search || "");
    const before = query.toString();
    query.delete("known");
    if (trigger === "moment-today") {
      query.delete("as_of");
    } else if (trigger === "moment-revision") {
      if (!revision || revision === query.get("as_of")) {
        return [keep, keep];
      }
      query.set("as_of", revision);
    } else {
      const text = (day || "").trim();
      if (!text) {
        return [keep, keep];
      }
      query.set("as_of", text);
      if (known === "now") {
        query.set("known", "now");
      }
    }
    return [query.toString() === before ? keep : "?" + query.toString(), false];
  },
};
