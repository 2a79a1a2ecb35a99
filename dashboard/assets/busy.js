/* A bar at the top of the page while the server is asked for something that takes longer than the
   eye forgives; when it takes long, it is said as well. What is asked in the background by itself
   (see `quiet`) shows nothing. */
(function () {
  const SHOWN = 100; // milliseconds
  const SAID = 1500;
  const waiting = new Set();
  const quiet = /"(inputs|state)".*"n_intervals"/;

  function bar() {
    return document.getElementById("busy");
  }

  function follow() {
    const element = bar();
    if (!element) {
      return;
    }
    const longest = waiting.size ? performance.now() - Math.min(...waiting) : 0;
    const shown = longest >= SHOWN;
    element.classList.toggle("busy-shown", shown);
    const words = longest >= SAID ? element.dataset.words : "";
    if (element.textContent !== words) {
      element.textContent = words;
    }
  }

  function later() {
    setTimeout(follow, SHOWN);
    setTimeout(follow, SAID);
  }

  const ask = window.fetch;
  window.fetch = function (resource, options) {
    const address = String((resource && resource.url) || resource);
    const body = options && typeof options.body === "string" ? options.body : "";
    if (!/_dash-update-component|\/whole/.test(address) || quiet.test(body.slice(0, 4000))) {
      return ask.apply(this, arguments);
    }
    let since = performance.now();
    while (waiting.has(since)) {
      since += 0.001;
    }
    waiting.add(since);
    later();
    return ask.apply(this, arguments).finally(function () {
      waiting.delete(since);
      // What has arrived is drawn first.
      requestAnimationFrame(follow);
    });
  };
})();
