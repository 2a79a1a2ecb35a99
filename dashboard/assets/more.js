/* What is wider or higher than its place says so: its edge fades where there is more (more.css), and the
   keyboard reaches it for as long as it can be moved. */
(function () {
  const SIDEWAYS = ".table-scroll, .chart-wide";
  const GRIDS = ".ag-center-cols-viewport"; // grids are moved by the keys of their own cells
  const ALL = [SIDEWAYS, GRIDS, ".explore-details", ".menu-body", ".canvas-keys"].join(", ");

  function ends(scroller) {
    const across = scroller.scrollWidth - scroller.clientWidth;
    const down = scroller.scrollHeight - scroller.clientHeight;
    const found = [
      ["left", scroller.scrollLeft > 2],
      ["right", across - scroller.scrollLeft > 2],
      ["up", scroller.scrollTop > 2],
      ["down", down - scroller.scrollTop > 2],
    ];
    return found.filter(([, is]) => is).map(([side]) => side).join(" ");
  }

  function tell(scroller) {
    const more = ends(scroller);
    const shown = scroller.matches(GRIDS) ? scroller.closest(".ag-root") : scroller;
    if (shown && (shown.dataset.more || "") !== more) {
      shown.dataset.more = more;
    }
    if (scroller.matches(SIDEWAYS) && more) {
      scroller.tabIndex = 0;
    } else if (scroller.matches(SIDEWAYS)) {
      scroller.removeAttribute("tabindex");
    }
  }

  const sized = new ResizeObserver(function (entries) {
    entries.map(({ target }) => (target.matches(ALL) ? target : target.parentElement)).forEach((each) => each && tell(each));
  });

  function watch(scroller) {
    sized.observe(scroller);
    [...scroller.children].forEach((child) => sized.observe(child));
  }

  new MutationObserver(function (changes) {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (node.nodeType === Node.ELEMENT_NODE) {
          [node, node.parentElement].forEach((each) => each && each.matches(ALL) && watch(each));
          node.querySelectorAll(ALL).forEach(watch);
        }
      }
    }
  }).observe(document.documentElement, { childList: true, subtree: true });

  document.addEventListener(
    "scroll",
    (event) => event.target.nodeType === Node.ELEMENT_NODE && event.target.matches(ALL) && tell(event.target),
    { capture: true, passive: true },
  );
})();
