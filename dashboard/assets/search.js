/* Enter in a field that is searched by typing takes the marked row, else the first. The list itself
   forgets which row it marked when it opens by what is typed. The rows of the frame's search come
   from the server: those that still belong to an earlier text are not taken, the ones that are on
   their way are waited for. */
window.dash_clientside = window.dash_clientside || {};

(function () {
  const FIELDS = "#search, [data-takes-first]"; // the second: dashboard/components/choices.py
  const MARK = "data-waiting"; // the field waits for its rows: see search.css
  const MOST = 20; // rows that are drawn: dashboard/shell.py
  const FRAMES = 60; // in which rows that have arrived are drawn
  let typed = null; // the field in which somebody types
  let found = { text: null, rows: [] }; // what was found last, and for which text

  function isKnown(field) {
    return field.id !== "search" || found.text === field.value;
  }

  /* The rows as they are drawn; none while those of an earlier text still stand. */
  function rowsOf(field) {
    const list = document.getElementById(field.getAttribute("aria-controls"));
    const drawn = list ? Array.from(list.querySelectorAll("[data-combobox-option]")) : [];
    if (field.id !== "search") {
      return drawn;
    }
    const same = isKnown(field) && found.rows.length === drawn.length;
    return same && drawn.every((row, at) => row.textContent === found.rows[at].label) ? drawn : [];
  }

  function take(field, frames) {
    const waits = field && field.hasAttribute(MARK) && document.activeElement === field;
    if (!waits || !isKnown(field)) {
      return;
    }
    const rows = rowsOf(field);
    const row = rows.find((each) => each.hasAttribute("data-combobox-selected")) || rows[0];
    if (!row && frames) {
      requestAnimationFrame(() => take(field, frames - 1));
      return;
    }
    field.removeAttribute(MARK);
    if (row) {
      const text = field.value;
      row.click(); // else nothing was found, which the list says
      requestAnimationFrame(() => requestAnimationFrame(() => told(field, text)));
    }
  }

  /* What was chosen already is told again when the field is left. */
  function told(field, text) {
    if (field.id !== "search" && document.activeElement === field && field.value === text) {
      field.blur();
      field.focus({ preventScroll: true });
    }
  }

  window.dash_clientside.search = {
    foundFor: function (text, options) {
      found = { text: text, rows: (options || []).slice(0, MOST) };
      take(document.getElementById("search"), FRAMES);
    },
  };

  document.addEventListener("input", function (event) {
    typed = event.target.matches(FIELDS) ? event.target : null;
    event.target.removeAttribute(MARK);
  });

  document.addEventListener("focusout", function (event) {
    typed = null;
    event.target.removeAttribute(MARK);
  });

  /* Heard before the list hears it, which would take a row of an earlier text. */
  document.addEventListener("keydown", function (event) {
    const field = event.target;
    if (event.key !== "Enter" || event.isComposing || field !== typed || !field.value.trim()) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (field.getAttribute("aria-expanded") !== "true") {
      field.click();
    }
    field.setAttribute(MARK, "");
    take(field, FRAMES);
  }, true);
})();
