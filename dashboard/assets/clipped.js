/* Text that has no room in its field, pill or cell is said whole where the pointer rests on it; what is
   said of something otherwise stays. */
(function () {
  const FIELDS = "input, .mantine-Pill-label, .ag-cell-value, .ag-header-cell-text";

  function follow(event) {
    const field = event.target.closest && event.target.closest(FIELDS);
    if (!field || (field.title && field.title !== field.dataset.whole)) {
      return;
    }
    const isClipped = field.scrollWidth > field.clientWidth + 1 || field.scrollHeight > field.clientHeight + 2;
    const whole = isClipped ? field.value || field.textContent : "";
    if (whole || field.dataset.whole) {
      field.title = field.dataset.whole = whole.trim();
    }
  }

  document.addEventListener("pointerover", follow);
  document.addEventListener("focusin", follow);
})();
