/* What was chosen stands as pills, whose crosses the library leaves without a name: each says what
   it takes away, also to whoever reads the page by touch. */
(function () {
  function named(cross) {
    const busy = document.getElementById("busy");
    const pill = cross.closest(".mantine-Pill-root");
    if (!busy || !pill) {
      return;
    }
    const name = busy.dataset.remove.replace("{name}", pill.textContent.trim());
    if (cross.getAttribute("aria-label") !== name) {
      cross.setAttribute("aria-label", name);
      cross.title = name;
      cross.removeAttribute("aria-hidden");
    }
  }
  new MutationObserver(function (changes) {
    if (changes.some((change) => change.addedNodes.length)) {
      document.querySelectorAll(".mantine-Pill-remove").forEach(named);
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
