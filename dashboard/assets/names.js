/* Names for what the libraries draw without one, so that a screen reader can say what it is: the
   field of an upload is called as the place around it says; the head of a dialog is no head of the page. */
(function () {
  function name() {
    document.querySelectorAll("[data-label]").forEach(function (place) {
      const host = place.closest("[id]");
      const field = host && host.querySelector('input[type="file"]');
      if (field && field.getAttribute("aria-label") !== place.dataset.label) {
        field.setAttribute("aria-label", place.dataset.label);
      }
    });
    document.querySelectorAll("header.mantine-Drawer-header:not([role]), header.mantine-Modal-header:not([role])")
      .forEach((head) => head.setAttribute("role", "none"));
  }
  new MutationObserver(name).observe(document.documentElement, { childList: true, subtree: true });
})();
