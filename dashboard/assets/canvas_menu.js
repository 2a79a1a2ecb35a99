/* The menu of a node: by right click, long touch, or the keyboard. */
window.stakeholderCanvas = window.stakeholderCanvas || {};

(function (canvas) {
  /* Text of the page's language with its values; the texts stand on the canvas's element. */
  canvas.said = function (view, key, values) {
    const text = view.texts[key] || key;
    return text.replace(/\{(\w+)\}/g, (whole, name) => (values && name in values ? values[name] : whole));
  };

  function growing(view, node) {
    const more = node.data("more") || [];
    if (!view.focus || !more.length) {
      return [];
    }
    const item = ([relation, count]) => ({
      text: canvas.said(view, "menu.relation", { relation: canvas.said(view, "relation." + relation), count: count }),
      mark: relation,
      run: () => canvas.tell(view, "expand", node.id(), { relation: relation }),
    });
    const every = {
      text: canvas.said(view, "menu.expand", { count: node.data("beyond") }),
      run: () => canvas.tell(view, "open", node.id()),
    };
    return [every].concat(more.length > 1 ? more.map(item) : []);
  }

  canvas.fold = function (view, node) {
    const box = canvas.boxAt(node);
    if (box) {
      canvas.tell(view, "fold", box);
    } else {
      view.live.textContent = canvas.said(view, "menu.no_box");
    }
  };

  function itemsOf(view, node) {
    const id = canvas.nodeOf(node);
    const details = { text: canvas.said(view, "menu.select"), run: () => canvas.select(view, id) };
    const items = [details];
    if (id !== view.focus) {
      items.push({ text: canvas.said(view, "menu.focus"), run: () => canvas.tell(view, "focus", id) });
    }
    if (!node.isParent() && !node.hasClass("folded")) {
      items.push(...growing(view, node));
    }
    if (canvas.boxAt(node)) {
      const key = node.hasClass("folded") ? "menu.unfold" : "menu.fold";
      items.push({ text: canvas.said(view, key), run: () => canvas.fold(view, node) });
    }
    if (view.focus && id !== view.focus) {
      items.push({ text: canvas.said(view, "menu.ways"), run: () => canvas.tell(view, "ways", id) });
    }
    if (id !== view.focus && !node.isParent()) {
      items.push({ text: canvas.said(view, "menu.hide"), run: () => canvas.tell(view, "hide", id) });
    }
    if (!node.isParent() && canvas.canEdit(id)) {
      const edit = (what) => ({ text: canvas.said(view, "menu.edit." + what), run: () => canvas.edit(what, id) });
      items.push(...["change", "link", "delete"].map(edit));
    }
    return items;
  }

  canvas.canEdit = (id) => Boolean(window.stakeholderEdit && window.stakeholderEdit.can(id));
  canvas.edit = (what, id) => canvas.canEdit(id) && window.stakeholderEdit.act(what, id);

  canvas.closeMenu = function (view, refocus) {
    if (view.menu) {
      view.menu.remove();
      view.menu = null;
      if (refocus) {
        view.host.focus();
      }
    }
  };

  function button(view, item) {
    const made = document.createElement("button");
    made.type = "button";
    made.setAttribute("role", "menuitem");
    made.tabIndex = -1;
    if (item.mark) {
      const line = document.createElement("span");
      line.className = "line-mark";
      line.dataset.relation = item.mark;
      made.append(line);
    }
    made.append(item.text);
    made.addEventListener("click", function () {
      canvas.closeMenu(view, true);
      item.run();
    });
    return made;
  }

  function walk(view, event) {
    const items = [...view.menu.querySelectorAll("[role=menuitem]")];
    const at = items.indexOf(document.activeElement);
    const to = { ArrowDown: (at + 1) % items.length, ArrowUp: (at - 1 + items.length) % items.length, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      items[to].focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      canvas.closeMenu(view, true);
    }
    event.stopPropagation();
  }

  canvas.openMenu = function (view, node, at) {
    canvas.showMenu(view, node.data("name"), itemsOf(view, node), at);
  };

  /* Items are what they say, what they do, and the relation whose line they are marked with. */
  canvas.showMenu = function (view, name, items, at) {
    canvas.closeMenu(view);
    const menu = document.createElement("div");
    menu.className = "canvas-menu";
    menu.setAttribute("role", "menu");
    menu.setAttribute("aria-label", name);
    const title = document.createElement("div");
    title.className = "canvas-menu-title";
    title.setAttribute("role", "presentation");
    title.textContent = name;
    menu.append(title, ...items.map((item) => button(view, item)));
    view.menu = menu;
    view.tip.style.display = "none";
    view.host.parentElement.append(menu);
    const room = { x: view.host.clientWidth - menu.offsetWidth - 6, y: view.host.clientHeight - menu.offsetHeight - 6 };
    menu.style.left = Math.max(Math.min(at.x + 8, room.x), 6) + "px";
    menu.style.top = Math.max(Math.min(at.y + 8, room.y), 6) + "px";
    menu.addEventListener("keydown", (event) => walk(view, event));
    menu.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) {
        canvas.closeMenu(view);
      }
    });
    (menu.querySelector("[role=menuitem]") || menu).focus();
  };

  canvas.offerMenu = function (view) {
    view.texts = JSON.parse(view.host.dataset.texts);
    view.cy.on("cxttap taphold", "node", (event) => canvas.openMenu(view, event.target, event.renderedPosition));
    view.cy.on("tapstart viewport", () => canvas.closeMenu(view));
    view.host.addEventListener("contextmenu", (event) => event.preventDefault(), { signal: view.stop.signal });
  };
})(window.stakeholderCanvas);
