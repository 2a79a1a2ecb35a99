/* The tour: steps come from the server (`/tour`), for they name what the register holds. Each is a
   dialog beside what it is about: the focus stays in it, Esc ends. That it was seen or declined is
   remembered in this browser; it can be started again from the help menu. */
(function () {
  const SEEN = "tour-seen";
  const PATIENCE = 12000; // milliseconds that a page may take before its step is shown without it
  const FRAME = 60; // pixels at the top that the frame takes
  const SPACE = 12; // pixels between the card and what it is about
  const NARROWEST = 256; // pixels that a card needs beside it
  let steps = [];
  let dialog = null;
  let returnTo = null;
  let isLeaving = false; // what a step points at is being left
  let old = null; // title of the page that is shown still, though the step is about another

  function remembered() {
    try {
      return localStorage.getItem(SEEN) === "yes";
    } catch {
      return false;
    }
  }

  function remember() {
    try {
      localStorage.setItem(SEEN, "yes");
    } catch {
      // a browser that keeps nothing offers it again
    }
    offer();
  }

  function offer() {
    const place = document.getElementById("tour-offer");
    const hide = remembered() || Boolean(dialog);
    if (place && place.hidden !== hide) {
      place.hidden = hide;
    }
  }

  function heading() {
    const title = document.querySelector("#page h1");
    return title ? title.textContent : "";
  }

  /* Goes there; returns the title that the page then no longer has, or null where it stays. */
  function go(address) {
    const stays = location.pathname === address.split("?")[0];
    const before = heading();
    if (location.pathname + location.search !== address) {
      history.pushState({}, "", address);
      window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    }
    return stays ? null : before;
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text || "";
    return made;
  }

  function button(text, className, act) {
    const made = element("button", "tour-button " + className, text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  function visible(selectors) {
    for (const each of selectors) {
      const at = document.querySelector(each);
      if (at && at.getClientRects().length) {
        return at;
      }
    }
    return null;
  }

  /* A page is there when it no longer has the title of the one before and what the step points at
     stands on it; what stands later in `at` will do where the register holds nothing else. */
  async function found(step, before) {
    const until = performance.now() + PATIENCE;
    let drawn = 0;
    old = null;
    while (performance.now() < until) {
      if (heading() && heading() !== before) {
        drawn = drawn || performance.now();
        const isLeftOut = document.querySelector(step.at[0]); // on a narrow screen
        const waited = performance.now() - drawn > PATIENCE / (isLeftOut ? 40 : 4);
        const at = visible(waited ? step.at : step.at.slice(0, 1));
        if (at) {
          return at;
        }
      }
      await new Promise((done) => setTimeout(done, 80));
    }
    old = heading() === before ? before : null;
    return old === null ? visible(step.at) : null; // nothing of the page before is meant
  }

  /* The part of a thing that is on the screen, below the frame. */
  function shown(at) {
    const box = at.getBoundingClientRect();
    const top = box.bottom > FRAME ? Math.max(box.top, FRAME) : box.top; // what stands in the frame is not below it
    return { left: box.left, right: box.right, top: top, bottom: Math.min(box.bottom, innerHeight - 4) };
  }

  /* Left, top and width of the card where it covers nothing of a thing: below it, above it or at its
     side; null where there is no such place. */
  function clearOf(box, own) {
    const x = Math.min(Math.max(box.left, SPACE), innerWidth - own.width - SPACE);
    const middle = Math.max(box.top, (box.top + box.bottom - own.height) / 2);
    const free = { right: innerWidth - box.right - 2 * SPACE, left: box.left - 2 * SPACE };
    if (box.bottom + SPACE + own.height <= innerHeight) {
      return [x, box.bottom + SPACE];
    }
    if (box.top - SPACE - own.height >= 8) {
      return [x, box.top - SPACE - own.height];
    }
    if (free.right >= NARROWEST) {
      return [box.right + SPACE, middle, Math.min(free.right, own.width)];
    }
    return free.left >= NARROWEST ? [box.left - SPACE - Math.min(free.left, own.width), middle, Math.min(free.left, own.width)] : null;
  }

  function place(at) {
    const hole = dialog.querySelector(".tour-window");
    const card = dialog.querySelector(".tour-step");
    card.classList.remove("tour-foot");
    card.style.width = "";
    if (!at) {
      Object.assign(hole.style, { left: "50%", top: "50%", width: "0", height: "0" });
      Object.assign(card.style, { left: "calc(50% - 11rem)", top: "30%" });
      return;
    }
    at.scrollIntoView({ block: "center" });
    let box = shown(at);
    let found = clearOf(box, card.getBoundingClientRect());
    if (!found) {
      // A large thing is shown from its top, and as much of it as there is room for above the card.
      card.classList.add("tour-foot");
      at.scrollIntoView({ block: "start" });
      scrollBy(0, at.getBoundingClientRect().top - FRAME - SPACE);
      box = shown(at);
      const own = card.getBoundingClientRect();
      found = [(innerWidth - own.width) / 2, Math.max(innerHeight - own.height - SPACE, 8)];
      box.bottom = Math.min(box.bottom, found[1] - SPACE);
    }
    const [left, top, width] = found;
    Object.assign(hole.style, {
      left: box.left - 4 + "px", top: box.top - 4 + "px", width: box.right - box.left + 8 + "px", height: Math.max(box.bottom - box.top, 0) + 8 + "px",
    });
    Object.assign(card.style, { left: left + "px", top: top + "px", width: width ? width + "px" : "" });
  }

  function build(at, words) {
    const step = steps[at];
    const last = at === steps.length - 1;
    const made = element("dialog", "tour");
    const card = element("div", "tour-step");
    made.setAttribute("aria-labelledby", "tour-title");
    made.setAttribute("aria-describedby", "tour-text");
    const title = element("h2", "", step.title);
    title.id = "tour-title";
    const text = element("p", "", step.text);
    text.id = "tour-text";
    const row = element("div", "tour-buttons");
    row.append(element("span", "tour-count", `${at + 1} / ${steps.length}`));
    if (!last) {
      row.append(button(words.end, "", end));
    }
    if (at) {
      row.append(button(words.back, "", () => show(at - 1, words)));
    }
    const next = button(last ? words.done : words.next, "tour-button-main", () => (last ? end() : show(at + 1, words)));
    next.autofocus = true;
    row.append(next);
    card.append(title, text, row);
    made.append(element("div", "tour-window"), card);
    made.addEventListener("cancel", function (event) {
      event.preventDefault();
      end();
    });
    return made;
  }

  async function show(at, words) {
    const before = dialog;
    isLeaving = true;
    const target = await found(steps[at], go(steps[at].href));
    isLeaving = false;
    if (before !== dialog) {
      return; // ended meanwhile
    }
    if (before) {
      before.close();
      before.remove();
    }
    dialog = build(at, words);
    document.body.append(dialog);
    dialog.showModal();
    offer();
    place(target);
  }

  function end() {
    if (dialog) {
      dialog.close();
      dialog.remove();
      dialog = null;
    }
    remember();
    const seen = (each) => each && each.isConnected && each.getClientRects().length;
    const back = [returnTo, document.getElementById("help-opener"), document.getElementById("page")].find(seen);
    if (back) {
      back.focus({ preventScroll: true });
    }
  }

  async function start() {
    if (dialog) {
      return;
    }
    returnTo = document.activeElement;
    const query = new URLSearchParams(location.search);
    query.set("lang", document.documentElement.lang || "en");
    const answer = await fetch("/tour?" + query.toString());
    if (answer.ok) {
      const told = await answer.json();
      steps = told.steps;
      await show(0, told.words);
    }
  }

  document.addEventListener("click", function (event) {
    const pressed = event.target.closest && event.target.closest("[data-tour]");
    if (!pressed) {
      return;
    }
    if (pressed.dataset.tour === "start") {
      start();
    } else {
      remember();
    }
  });
  /* What comes or goes above a step's thing moves it. */
  function placeAgain() {
    if (dialog && !isLeaving && (old === null || heading() !== old)) {
      const count = parseInt(dialog.querySelector(".tour-count").textContent, 10);
      place(visible(steps[count - 1].at));
    }
  }
  window.addEventListener("resize", placeAgain);
  new ResizeObserver(placeAgain).observe(document.documentElement);
  new MutationObserver(offer).observe(document.documentElement, { childList: true, subtree: true });
})();
