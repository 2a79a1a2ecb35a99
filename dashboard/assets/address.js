/* An answer of the server that writes the address was worked out from the address of its question. Where
   the reader has gone elsewhere meanwhile (Back, a link), it must not take them away again: its address
   is left out. What was merely selected meanwhile stays selected. */
(function () {
  const ask = window.fetch;
  const writes = /"output":"[^"]*\blocation\.(search|pathname)\b/;
  const isSelection = (part) => part.startsWith("select=");
  const partsOf = (search) => (search || "").replace(/^\?/, "").split("&").filter(Boolean);

  /* Where a reader is, whatever is selected there, and that. */
  function place(path, search) {
    const parts = partsOf(search).sort();
    const others = parts.filter((part) => !isSelection(part));
    return { there: path + "?" + others.join("&"), chosen: parts.filter(isSelection).join() };
  }

  let backs = 0; // Back and Forward take back what was asked before them
  window.addEventListener("popstate", () => (backs += 1));

  const here = () => place(window.location.pathname, window.location.search);

  /* The address that the question itself tells of, which the browser may not show yet. */
  function told(body) {
    try {
      const asked = JSON.parse(body);
      const all = (asked.inputs || []).concat(asked.state || []).flat();
      const of = (name) => (all.find((each) => each && each.id === "location" && each.property === name) || {}).value;
      return of("search") === undefined ? [] : [place(of("pathname") || window.location.pathname, of("search"))];
    } catch (error) {
      return [];
    }
  }

  async function kept(response, isElsewhere) {
    const answer = await response.clone().json();
    const address = (answer.response || {}).location;
    if (address && isElsewhere) {
      delete answer.response.location;
    } else if (address && typeof address.search === "string") {
      const others = partsOf(address.search).filter((part) => !isSelection(part));
      address.search = "?" + others.concat(here().chosen || []).join("&");
    }
    return new Response(JSON.stringify(answer), { status: response.status, headers: response.headers });
  }

  window.fetch = async function (resource, options) {
    const body = options && typeof options.body === "string" ? options.body : "";
    if (!writes.test(body.slice(0, 4000))) {
      return ask.apply(this, arguments);
    }
    const [before, turns] = [[here(), ...told(body)], backs];
    const response = await ask.apply(this, arguments);
    const now = here();
    const sameThere = turns === backs ? before.filter((each) => each.there === now.there) : [];
    const isSame = sameThere.some((each) => each.chosen === now.chosen);
    return response.status !== 200 || isSame ? response : kept(response, !sameThere.length);
  };
})();
