/* Menus of a toolbar close on Escape, on a click elsewhere, and when something in them has led on. */
(function () {
  const opened = () => Array.from(document.querySelectorAll("details.menu[open]"));

  /* What stands beside the picture stays open until it is closed: by Escape from within it. */
  const around = (target) => target.closest("details.explore-ways-part[open]");

  /* A list that a field of the menu has opened stands elsewhere in the page. */
  function belongs(menu, target) {
    return menu.contains(target) || Boolean(target.closest("[data-portal], [role=listbox]"));
  }

  document.addEventListener("click", function (event) {
    const target = event.target;
    opened().forEach(function (menu) {
      const leadsOn = menu.contains(target) && target.closest("a, .menu-body > button");
      if (leadsOn && menu.contains(document.activeElement)) {
        menu.querySelector("summary").focus(); // what a dialog that opens now gives the focus back to
      }
      if (leadsOn || !belongs(menu, target)) {
        menu.open = false;
      }
    });
  });

  const isListShown = () => Array.from(document.querySelectorAll("[role=listbox]")).some((each) => each.getClientRects().length);

  /* Escape closes a list, and only then what the list stands in: asked before the list has heard of it. */
  let wasListOpen = false;
  document.addEventListener("keydown", (event) => event.key === "Escape" && (wasListOpen = isListShown()), true);

  /* A small dialog below a button of the frame: see dashboard/components/opened.py. */
  document.addEventListener("keydown", function (event) {
    const dialog = event.key === "Escape" && !wasListOpen ? event.target.closest("[data-opener]") : null;
    if (dialog) {
      event.preventDefault();
      window.dash_clientside.set_props(dialog.dataset.opened, { opened: false });
      document.getElementById(dialog.dataset.opener).focus();
    }
  });

  document.addEventListener("keydown", function (event) {
    const isListOpen = wasListOpen || isListShown();
    const menu = event.key === "Escape" && !isListOpen ? opened()[0] || around(event.target) : null;
    if (menu) {
      event.preventDefault();
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  /* Who tabs on past its last part has left it. */
  document.addEventListener("focusin", function (event) {
    opened().forEach((menu) => belongs(menu, event.target) || (menu.open = false));
  });
})();

/* The pages' list of a narrow screen closes on Escape as every other. */
document.addEventListener("keydown", function (event) {
  const burger = document.getElementById("navigation-burger");
  const isOpen = burger && burger.getClientRects().length && burger.querySelector("[data-opened]");
  if (event.key === "Escape" && isOpen && !event.defaultPrevented && !event.target.closest("[role=dialog], [role=combobox]")) {
    window.dash_clientside.set_props("navigation-burger", { opened: false });
    burger.focus();
  }
});
