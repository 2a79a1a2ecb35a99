/* Who works by keyboard stays where they are: when what has the focus is drawn anew, after a choice, an
   undo or a refused form, the focus goes to the same thing again; in a form to the first field that is
   wrong, else to its first field. */
(function () {
  let last = null;
  let form = null;
  let entered = 0;
  const SETTLING = 800; // milliseconds in which a drawer that opens may still take the focus itself

  function selectorOf(element) {
    const cell = element.closest(".ag-cell");
    if (cell) {
      const row = cell.closest(".ag-row").getAttribute("row-index");
      return `.ag-row[row-index="${row}"] .ag-cell[col-id="${CSS.escape(cell.getAttribute("col-id"))}"]`;
    }
    if (element.id && !/^(mantine|ag)-/.test(element.id)) {
      return "#" + CSS.escape(element.id);
    }
    const href = element.getAttribute("href");
    return href ? `a[href="${CSS.escape(href)}"]` : null;
  }

  document.addEventListener("focusin", function (event) {
    last = { element: event.target, selector: selectorOf(event.target) };
    enterForm();
  });

  function enterForm() {
    const fields = document.querySelector(".mantine-Drawer-content .edit-fields");
    if (!fields || (fields === form && performance.now() - entered > SETTLING)) {
      form = fields;
      return false;
    }
    const drawer = fields.closest(".mantine-Drawer-content");
    const here = document.activeElement;
    if (here !== document.body && !drawer.contains(here)) {
      return false; // the drawer takes the focus in a moment
    }
    if (fields !== form) {
      form = fields;
      entered = performance.now();
    }
    if (here !== document.body && !here.closest("header")) {
      return false; // somebody writes already
    }
    const wrong = drawer.querySelector('[aria-invalid="true"]');
    const first = fields.querySelector("input, textarea");
    // A list would open by being entered.
    const field = wrong || (first && !first.getAttribute("aria-haspopup") ? first : null);
    if (field) {
      field.focus();
    }
    return Boolean(field);
  }

  new MutationObserver(function () {
    if (enterForm() || !last || last.element.isConnected || document.activeElement !== document.body) {
      return;
    }
    const again = last.selector && document.querySelector(last.selector);
    if (again) {
      again.focus({ preventScroll: true });
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
