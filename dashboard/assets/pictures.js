/* Pictures as files: Explore's with the places that only the browser knows. */
(function () {
  function nameOf(response, fallback) {
    const told = response.headers.get("Content-Disposition") || "";
    const exact = /filename\*=UTF-8''([^;]+)/i.exec(told); // names that are not all Latin
    const said = /filename="?([^";]+)"?/.exec(told);
    return exact ? decodeURIComponent(exact[1]) : said ? said[1] : fallback;
  }

  function keep(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    document.body.appendChild(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  /* Why the server refuses, and what to do, stands below the ways out; their menu is opened again. */
  function refuse(link, text) {
    const list = link.closest("ul");
    const known = list.parentElement.querySelector(".picture-refused");
    const said = known || list.insertAdjacentElement("afterend", document.createElement("p"));
    said.className = "picture-refused";
    said.setAttribute("role", "alert");
    said.textContent = text;
    const menu = link.closest("details");
    if (text && menu) {
      menu.open = true;
    }
  }

  /* A click in the picture does not draw the menu anew: what is chosen stands in the page's address. */
  function addressOf(link) {
    const address = new URL(link.href);
    const chosen = new URLSearchParams(window.location.search).get("select");
    if (chosen) {
      address.searchParams.set("select", chosen);
    }
    return address;
  }

  /* Where posting fails the plain link still gives the picture, with nodes where the server puts them. */
  async function fetchPicture(link) {
    link.setAttribute("aria-busy", "true");
    try {
      const body = JSON.stringify(window.stakeholderViews.places());
      const headers = { "Content-Type": "application/json" };
      const response = await fetch(addressOf(link), { method: "POST", headers: headers, body: body });
      refuse(link, "");
      if (response.status === 409) {
        refuse(link, await response.text());
        return;
      }
      if (!response.ok) {
        throw new Error(response.statusText);
      }
      keep(await response.blob(), nameOf(response, "picture." + link.dataset.picture));
    } catch (error) {
      window.location.assign(link.href);
    } finally {
      link.removeAttribute("aria-busy");
    }
  }

  document.addEventListener("click", function (event) {
    const link = event.target.closest && event.target.closest("a[data-picture]");
    if (link && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      fetchPicture(link);
    }
  });
})();
