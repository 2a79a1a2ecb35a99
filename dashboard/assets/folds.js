/* What a phone shows folded (dashboard/components/folds.py): closed when it comes onto a narrow
   screen, open on a wide one and on paper. Whoever opens one keeps it open. */
(function () {
  const FOLDS = 'details[data-fold="phone"]';
  const narrow = window.matchMedia("(max-width: 640px)");
  const known = new WeakSet();
  let closed = [];
  function settle(fold) {
    known.add(fold);
    fold.open = !narrow.matches;
  }
  function below(node) {
    return node.matches(FOLDS) ? [node, ...node.querySelectorAll(FOLDS)] : node.querySelectorAll(FOLDS);
  }
  new MutationObserver(function (changes) {
    for (const change of changes) {
      for (const node of change.addedNodes) {
        if (node.nodeType === Node.ELEMENT_NODE) {
          below(node).forEach((fold) => known.has(fold) || settle(fold));
        }
      }
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
  narrow.addEventListener("change", () => document.querySelectorAll(FOLDS).forEach(settle));
  window.addEventListener("beforeprint", function () {
    closed = Array.from(document.querySelectorAll(FOLDS + ":not([open])"));
    closed.forEach((fold) => (fold.open = true));
  });
  window.addEventListener("afterprint", () => closed.forEach((fold) => (fold.open = false)));
})();
