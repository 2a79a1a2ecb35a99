/* The "?" beside a measure shows what the measure is, below itself. The text stands right behind
   the button in the reading order and is announced when it opens. */
(function () {
  let open = null; // the button whose text is shown
  let shown = null;

  function close() {
    if (open) {
      open.setAttribute("aria-expanded", "false");
    }
    if (shown) {
      shown.remove();
    }
    open = shown = null;
  }

  function place(button) {
    const at = button.getBoundingClientRect();
    const own = shown.getBoundingClientRect();
    const left = Math.min(Math.max(at.left - 20, 8), document.documentElement.clientWidth - own.width - 8);
    const below = at.bottom + 6;
    const top = below + own.height > innerHeight && at.top > own.height + 12 ? at.top - own.height - 6 : below;
    shown.style.left = left + scrollX + "px";
    shown.style.top = top + scrollY + "px";
  }

  function show(button) {
    close();
    open = button;
    shown = document.createElement("div");
    shown.className = "help-text";
    shown.setAttribute("role", "status");
    const title = document.createElement("strong");
    const text = document.createElement("p");
    shown.append(title, text);
    document.body.append(shown);
    // Filled once it stands there, or a screen reader does not notice.
    title.textContent = button.dataset.helpTitle;
    text.textContent = button.dataset.help;
    button.setAttribute("aria-expanded", "true");
    place(button);
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest(".help-mark");
    if (button) {
      event.preventDefault();
      event.stopPropagation();
      if (button === open) {
        close();
      } else {
        show(button);
      }
    } else if (open && !(shown && shown.contains(event.target))) {
      close();
    }
  }, true);
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && open) {
      const back = open;
      close();
      back.focus();
    }
  });
  window.addEventListener("popstate", close);
  window.addEventListener("_dashprivate_pushstate", close);
  window.addEventListener("resize", close);
})();
