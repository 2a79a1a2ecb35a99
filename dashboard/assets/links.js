/* Links inside the app that Dash does not draw itself lead on as its own do, without loading the page
   anew. Whatever draws one marks it with data-within. */
document.addEventListener("click", function (event) {
  const link = event.target.closest && event.target.closest("a[data-within][href]");
  const opensElsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || opensElsewhere || event.defaultPrevented) {
    return;
  }
  event.preventDefault();
  window.history.pushState({}, "", link.getAttribute("href"));
  window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  window.scrollTo(0, 0);
});
