/* Plays changes over a period: each step is a picture of a day, drawn by the canvas itself, so that
   nodes keep their places. Nothing moves for readers who have asked for less motion. */
(function () {
  const PAUSE = 1800;
  const FADE = 350;
  const state = { days: [], at: -1, timer: 0, own: null, asked: "", frames: new Map(), turn: 0 };
  const panel = () => document.getElementById("play-panel");
  /* A field's text, or the one of several that is chosen. */
  function value(name) {
    const control = document.getElementById("play-" + name);
    return control.tagName === "INPUT" ? control.value.trim() : control.querySelector("input:checked").value;
  }

  const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  function say(text) {
    panel().querySelector(".play-said").textContent = text;
  }

  function playing(on) {
    const button = panel().querySelector('[data-play="play"]');
    const word = on ? panel().dataset.pause : panel().dataset.play;
    button.textContent = on ? "‖" : "▶";
    button.title = word;
    button.setAttribute("aria-label", word);
  }

  async function read(path) {
    const response = await fetch(path);
    const told = await response.json();
    if (!response.ok) {
      throw new Error(told.refused || panel().dataset.failed);
    }
    return told;
  }

  function pageQuery() {
    const query = new URLSearchParams(window.location.search);
    query.delete("select");
    return query;
  }

  function frame(at) {
    if (!state.frames.has(at)) {
      const query = pageQuery();
      query.set("as_of", state.days[at]);
      query.delete("known");
      if (value("known") === "now") {
        query.set("known", "now");
      }
      if (at > 0) {
        query.set("before", state.days[at - 1]);
      }
      state.frames.set(at, read("/explore/frame.json?" + query));
    }
    return state.frames.get(at);
  }

  const wait = (time) => new Promise((done) => setTimeout(done, time));

  /* What goes fades before it goes, what comes fades in. */
  async function put(data) {
    const cy = window.__cy && !window.__cy.destroyed() ? window.__cy : null;
    const wanted = new Set(data.id);
    if (cy && !calm()) {
      const gone = cy.nodes(":childless").filter((node) => !wanted.has(node.id()));
      if (gone.nonempty()) {
        gone.animate({ style: { opacity: 0 } }, { duration: FADE });
        await wait(FADE);
      }
    }
    const known = new Set(cy ? cy.nodes().map((node) => node.id()) : []);
    window.dash_clientside.set_props("explore-canvas-data", { data: data });
    if (cy && !calm()) {
      await wait(60);
      const fresh = cy.destroyed() ? [] : cy.nodes(":childless").filter((node) => !known.has(node.id()));
      fresh.forEach((node) => {
        node.style("opacity", 0);
        node.animate({ style: { opacity: 1 } }, { duration: FADE, complete: () => node.removeStyle("opacity") });
      });
    }
  }

  async function show(at) {
    const turn = ++state.turn;
    try {
      const told = await frame(at);
      if (turn !== state.turn) {
        return;
      }
      state.at = at;
      await put(told.data);
      say(`${at + 1}/${state.days.length}  ${told.said}`);
      if (at + 1 < state.days.length) {
        frame(at + 1).catch(() => state.frames.delete(at + 1));
      }
    } catch (error) {
      state.frames.delete(at);
      say(error.message);
      pause();
    }
  }

  function pause() {
    clearTimeout(state.timer);
    state.timer = 0;
    playing(false);
  }

  async function begin() {
    const asked = ["from", "to", "step", "known"].map(value).join(" ") + window.location.search;
    if (asked === state.asked && state.days.length) {
      return true;
    }
    try {
      const query = new URLSearchParams({ from: value("from"), to: value("to"), step: value("step") });
      query.set("lang", document.documentElement.lang || "en");
      const told = await read("/explore/days.json?" + query);
      const own = await read("/explore/frame.json?" + pageQuery());
      Object.assign(state, { days: told.days, at: -1, asked: asked, own: own.data, frames: new Map() });
      return true;
    } catch (error) {
      say(error.message);
      return false;
    }
  }

  async function run() {
    await show(state.at + 1 >= state.days.length ? 0 : state.at + 1);
    if (state.timer && state.at + 1 < state.days.length) {
      state.timer = setTimeout(run, PAUSE);
    } else {
      pause();
    }
  }

  async function step(by) {
    pause();
    const at = Math.min(Math.max(state.at + by, 0), state.days.length - 1);
    await show(at);
  }

  /* Back to what the address says. */
  async function stop() {
    pause();
    if (state.own) {
      await put(state.own);
    }
    Object.assign(state, { days: [], at: -1, asked: "", own: null, frames: new Map(), turn: state.turn + 1 });
    say("");
  }

  /* The page of the day that is shown: table, details and every other page with it. */
  function keep() {
    if (state.at < 0) {
      return;
    }
    pause();
    const query = new URLSearchParams(window.location.search);
    query.set("as_of", state.days[state.at]);
    query.delete("known");
    if (value("known") === "now") {
      query.set("known", "now");
    }
    Object.assign(state, { days: [], at: -1, asked: "", own: null, frames: new Map() });
    window.dash_clientside.set_props("location", { search: "?" + query });
  }

  async function act(name) {
    if (name === "stop") {
      await stop();
    } else if (name === "keep") {
      keep();
    } else if (name === "play" && state.timer) {
      pause();
    } else if (await begin()) {
      if (name === "play") {
        state.timer = 1;
        playing(true);
        await run();
      } else {
        await step(name === "next" ? 1 : -1);
      }
    }
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("[data-play]");
    if (button) {
      act(button.dataset.play);
    }
  });

  /* In the panel, away from its fields: arrows step, Escape stops. */
  document.addEventListener("keydown", function (event) {
    const inside = event.target.closest && event.target.closest("#play-panel");
    const keys = { ArrowLeft: "back", ArrowRight: "next", Escape: "stop" };
    if (inside && keys[event.key] && !/^(INPUT|SELECT)$/.test(event.target.tagName)) {
      event.preventDefault();
      act(keys[event.key]);
    }
  });
})();
