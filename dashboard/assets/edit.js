/* Undo and redo by keyboard, and a light look for what others have saved. */
window.dash_clientside = window.dash_clientside || {};

(function () {
  const keep = () => window.dash_clientside.no_update;
  const written = (id) => encodeURIComponent(id).replace(/%3A/g, ":");

  window.dash_clientside.edit = {
    /* Asks for a number only, and only where somebody may be looking at the present. */
    look: async function (ticks, shown) {
      const query = new URLSearchParams(window.location.search);
      if (!ticks || shown === undefined || shown === null || document.hidden || query.get("as_of")) {
        return keep();
      }
      try {
        const answer = await fetch("data-version", { cache: "no-store" });
        const found = answer.ok ? (await answer.json()).version : shown;
        return found > shown ? found : keep();
      } catch (error) {
        return keep(); // the server may be starting again; the next look finds out
      }
    },
    /* What was just added is chosen, and drawn beside what was chosen though nothing may lead to it:
       written as dashboard/views/added.py reads it. */
    opened: function (done, path, search) {
      if (!done || !done.opened || path !== "/explore") {
        return keep();
      }
      const parts = (search || "").replace(/^\?/, "").split("&").filter(Boolean);
      const said = (name) => (parts.find((part) => part.startsWith(name + "=")) || "").slice(name.length + 1);
      const others = parts.filter((part) => !part.startsWith("select=") && !part.startsWith("add="));
      const node = written(done.opened);
      const near = said("select") || said("focus");
      const added = said("add").split(",").concat(near + "*" + encodeURIComponent(node).replace(/%3A/g, ":"));
      const place = said("view") ? [] : ["add=" + added.filter(Boolean).join(",")];
      return "?" + others.concat(place, "select=" + node).join("&");
    },
    met: (event, linking) => (event && linking ? event : keep()),
    /* A block that was pasted into the table stands in the window at once, with its preview. */
    openPaste: function (clicks, pasted) {
      const trigger = window.dash_clientside.callback_context.triggered_id;
      enterPaste(0);
      if (trigger === "paste-keyed" && pasted) {
        return [true, pasted.text, keep(), true, true];
      }
      return clicks ? [true, "", null, true, true] : [keep(), keep(), keep(), keep(), keep()];
    },
    // So that the forms of pages are signed as the frame is, without asking again.
    sign: (name) => {
      document.cookie = `signer=${encodeURIComponent(name || "")};path=/;SameSite=Strict;max-age=31536000`;
      return name || "";
    },
    version: (shown) => (shown === null || shown === undefined ? keep() : String(shown)),
    redraw: (clicks) => (clicks.some(Boolean) ? Date.now() : keep()),
    close: (clicks) => (clicks.some(Boolean) ? null : keep()),
  };

  /* The window stays in the page when it is closed, so it does not take the focus by itself each time. */
  function enterPaste(times) {
    const field = document.getElementById("paste-text");
    const here = document.activeElement;
    const dialog = field && field.closest("[role=dialog]");
    if (field && field.checkVisibility() && (!dialog.contains(here) || here.closest("header"))) {
      field.focus();
    }
    if (times < 20) {
      setTimeout(() => enterPaste(times + 1), 50);
    }
  }

  function isWriting(element) {
    return element.isContentEditable || element.closest("input, textarea, select, .ag-cell-inline-editing");
  }

  /* Buttons of what is drawn without Dash, as the panel beside the picture is. */
  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("button[data-edit]");
    if (button) {
      const asked = Object.assign(JSON.parse(button.dataset.edit), { n: Date.now() });
      window.dash_clientside.set_props("edit-open", { data: asked });
    }
  });

  /* What the menu and the keys of the picture do with a node, where something may be changed. */
  const TABLES = { department: "departments", person: "people", issue: "issues", rule: "rules" };
  window.stakeholderEdit = {
    can: function (node) {
      const bar = document.querySelector(".explore-edit");
      return Boolean(bar && bar.checkVisibility() && TABLES[node.split(":")[0]]);
    },
    act: function (what, node) {
      const [kind, ...rest] = node.split(":");
      const asked = { do: what, table: TABLES[kind], key: [rest.join(":")], n: Date.now() };
      if (what === "link") {
        followLinking();
        window.dash_clientside.set_props("explore-linking", { data: { source: node, n: asked.n } });
      } else {
        window.dash_clientside.set_props("edit-open", { data: asked });
      }
    },
  };

  /* Who links by keyboard goes on in what is asked, and leaves it by Escape; on a phone it comes into sight. */
  function followLinking() {
    const area = document.getElementById("explore-link-area");
    if (!area || area.dataset.followed) {
      return;
    }
    area.dataset.followed = "yes";
    const opener = () => document.querySelector('.explore-edit-buttons button[id*=\'"link"\']');
    new MutationObserver(function () {
      const asked = area.querySelector(".explore-link-choice");
      const here = document.activeElement;
      const wasHere = [document.body, opener()].includes(here) || area.contains(here) || "texts" in here.dataset;
      if (asked && wasHere) {
        asked.focus();
      } else if (asked) {
        asked.scrollIntoView({ block: "nearest" });
      }
    }).observe(area, { childList: true });
    area.addEventListener("keydown", function (event) {
      const isListOpen = area.querySelector("input[aria-expanded=true]");
      if (event.key === "Escape" && !isListOpen) {
        area.querySelector(".explore-link-choice > :last-child").click();
        opener().focus();
      }
    });
  }
  document.addEventListener("click", (event) => event.target.closest && event.target.closest(".explore-edit-buttons") && followLinking());

  /* What was said of the last step is over with the next. */
  document.addEventListener("click", function (event) {
    const next = event.target.closest && event.target.closest(".edit-toolbar button, .edit-step, [data-edit]");
    if (next && document.querySelector(".edit-said")) {
      window.dash_clientside.set_props("edit-toast", { children: null });
    }
  });

  document.addEventListener("paste", function (event) {
    const grid = event.target.closest && event.target.closest(".ag-root-wrapper");
    const text = event.clipboardData ? event.clipboardData.getData("text/plain") : "";
    if (!grid || isWriting(event.target) || !document.getElementById("paste-open") || !text.trim()) {
      return;
    }
    event.preventDefault();
    window.dash_clientside.set_props("paste-keyed", { data: { text: text, at: Date.now() } });
  });

  document.addEventListener("keydown", function (event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || isWriting(event.target)) {
      return;
    }
    const key = event.key.toLowerCase();
    const wish = key === "z" ? (event.shiftKey ? "redo" : "undo") : key === "y" && !event.shiftKey ? "redo" : null;
    const bar = document.getElementById("edit-bar");
    if (wish && bar && !bar.hidden) {
      event.preventDefault();
      window.dash_clientside.set_props("edit-keyed", { data: { do: wish, at: Date.now() } });
    }
  });
})();
