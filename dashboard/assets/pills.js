/* Crosses of a choice, which the library leaves without a name: each says what it takes away, also
   to whoever reads the page by touch. */
(function () {
  const CROSSES = ".mantine-Pill-remove, .mantine-InputClearButton-root";
  function named(cross) {
    const busy = document.getElementById("busy");
    if (!busy) {
      return;
    }
    const pill = cross.closest(".mantine-Pill-root");
    const name = pill ? busy.dataset.remove.replace("{name}", pill.textContent.trim()) : busy.dataset.clear;
    if (cross.getAttribute("aria-label") !== name) {
      cross.setAttribute("aria-label", name);
      cross.title = name;
      cross.removeAttribute("aria-hidden");
    }
  }
  new MutationObserver(function (changes) {
    if (changes.some((change) => change.addedNodes.length)) {
      document.querySelectorAll(CROSSES).forEach(named);
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
