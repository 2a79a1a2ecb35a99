/* Figures as files: PNG and SVG, made here, light, with what the picture is of. */
(function () {
  const WIDTH = 1000; /* pixels: a picture taken out on a phone is as wide as any other */
  const LINE = 17;

  function recoloured(value, colours) {
    if (typeof value === "string") {
      return colours[value] || value;
    }
    if (Array.isArray(value)) {
      return value.map((each) => recoloured(each, colours));
    }
    if (value && typeof value === "object" && !ArrayBuffer.isView(value)) {
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, recoloured(each, colours)]));
    }
    return value;
  }

  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  }

  /* Lines of a text that is `most` pixels wide at a size; Chinese breaks anywhere. */
  function wrapped(text, size, most) {
    const lines = [""];
    let width = 0;
    for (const part of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g) || []) {
      const wide = Array.from(part).reduce((sum, sign) => sum + (sign > "\u2e7f" ? size : size * 0.56), 0);
      if (width && width + wide > most) {
        lines.push("");
        width = 0;
      }
      lines[lines.length - 1] += part;
      width += wide;
    }
    return lines;
  }

  function layoutOf(drawn, box, family) {
    const layout = structuredClone(drawn.layout);
    const title = wrapped(box.dataset.title, 17, WIDTH - 40);
    const lines = box.dataset.lines.split("\n").flatMap((each) => wrapped(each, 12, WIDTH - 40));
    const more = 26 + title.length * 22 + lines.length * LINE;
    layout.width = WIDTH;
    /* A chart that follows the page's width has its height from its place, not in its layout. */
    layout.height = (drawn.layout.height || drawn.clientHeight || 400) + more;
    layout.autosize = false;
    layout.paper_bgcolor = layout.plot_bgcolor = "#ffffff";
    layout.font = Object.assign({}, layout.font, { family: family });
    layout.margin = Object.assign({}, layout.margin, { t: ((layout.margin || {}).t || 0) + more });
    layout.margin.l = Math.max(layout.margin.l || 0, 20);
    layout.margin.r = Math.max(layout.margin.r || 0, 20);
    layout.margin.b = Math.max(layout.margin.b || 0, 20);
    layout.title = {
      text: title.map(escaped).join("<br>"),
      font: { size: 17 },
      subtitle: { text: lines.map(escaped).join("<br>"), font: { size: 12, color: "#4b5563" } },
      x: 0, xref: "container", xanchor: "left", y: 1, yref: "container", yanchor: "top",
      pad: { l: 20, t: 18 }, automargin: false,
    };
    return layout;
  }

  /* An SVG brings the fonts of its text along: elsewhere Chinese would be drawn in whatever is there. */
  async function withFonts(svg) {
    const words = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement.textContent;
    const language = document.documentElement.lang;
    const response = await fetch("fonts/style.txt?lang=" + language, { method: "POST", body: words });
    if (!response.ok) {
      throw new Error(response.statusText);
    }
    const style = await response.text();
    return svg.replace(/<svg[^>]*>/, (head) => head + style);
  }

  async function take(button) {
    const box = button.closest(".picture");
    const drawn = box.querySelector(".js-plotly-plot");
    const colours = JSON.parse(box.dataset.colours || "{}");
    const form = button.dataset.figure;
    const isSvg = form === "svg"; // a PNG is set in the fonts that this browser has
    const family = isSvg ? box.dataset.fonts : getComputedStyle(drawn).fontFamily;
    const figure = {
      data: recoloured(structuredClone(drawn.data), colours),
      layout: recoloured(layoutOf(drawn, box, family), colours),
      config: { staticPlot: true },
    };
    const size = { width: figure.layout.width, height: figure.layout.height };
    const wish = Object.assign({ format: form, scale: isSvg ? 1 : 2, imageDataOnly: isSvg }, size);
    const made = await window.Plotly.toImage(figure, wish);
    const url = isSvg ? URL.createObjectURL(new Blob([await withFonts(made)], { type: "image/svg+xml" })) : made;
    const link = document.createElement("a");
    link.href = url;
    link.download = box.dataset.file + "." + form;
    document.body.appendChild(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
  }

  document.addEventListener("click", async function (event) {
    const button = event.target.closest && event.target.closest("button[data-figure]");
    if (!button) {
      return;
    }
    const said = button.parentElement.querySelector("[data-failed]");
    said.textContent = "";
    button.setAttribute("aria-busy", "true");
    /* Seen before the work begins, which keeps the browser from drawing. */
    await new Promise((begin) => requestAnimationFrame(() => setTimeout(begin)));
    try {
      await take(button);
    } catch (error) {
      said.textContent = said.dataset.failed;
    } finally {
      button.removeAttribute("aria-busy");
    }
  });
})();
