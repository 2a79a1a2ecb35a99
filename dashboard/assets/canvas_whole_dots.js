/* Nodes that are too small for a shape, set as pixels: fifty thousand rectangles would take a
   hundred times as long. A pixel that a dot covers in part is that much see-through. */
window.stakeholderCanvas = window.stakeholderCanvas || {};

(function (canvas) {
  /* Red, green and blue of a colour of the style, as a pixel holds them; what is closed is half as strong. */
  function pixelOf(look, kind, form) {
    const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    pen.fillStyle = look.surface;
    pen.fillRect(0, 0, 1, 1);
    pen.globalAlpha = form === "closed" ? 0.5 : 1;
    pen.fillStyle = look.kind(kind);
    pen.fillRect(0, 0, 1, 1);
    const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
    return new Uint32Array(new Uint8ClampedArray([red, green, blue, 0]).buffer)[0];
  }

  function sheetOf(view) {
    const { width, height } = view.base;
    const known = view.dots;
    if (!known || known.width !== width || known.height !== height) {
      const made = document.createElement("canvas");
      made.width = width;
      made.height = height;
      const image = new ImageData(Math.max(width, 1), Math.max(height, 1));
      view.dots = {
        made: made, image: image, pixels: new Uint32Array(image.data.buffer), width: width, height: height,
        pen: made.getContext("2d", { willReadFrequently: true }), // stays in memory: nothing else draws on it
      };
    }
    return view.dots;
  }

  /* Gives the setter of dots, in pixels of the device, and what puts them on the layer. */
  canvas.wholeDots = function (view) {
    const sheet = sheetOf(view);
    const { pixels, width, height } = sheet;
    const colours = view.look.pixels || (view.look.pixels = view.nodes.categories.map(
      (category, i) => pixelOf(view.look, category.split("/")[0], view.nodes.forms[i])));
    pixels.fill(0);
    return {
      set: function (category, x, y, half) {
        const colour = colours[category];
        const [x1, x2, y1, y2] = [x - half, x + half, y - half, y + half];
        const last = Math.min(Math.ceil(x2), width);
        const lowest = Math.min(Math.ceil(y2), height);
        for (let row = Math.max(Math.floor(y1), 0); row < lowest; row += 1) {
          const part = 255 * (Math.min(row + 1, y2) - Math.max(row, y1));
          for (let column = Math.max(Math.floor(x1), 0); column < last; column += 1) {
            const cover = Math.round(part * (Math.min(column + 1, x2) - Math.max(column, x1)));
            const at = row * width + column;
            if (cover > pixels[at] >>> 24) {
              pixels[at] = colour | (cover << 24);
            }
          }
        }
      },
      onto: function (pen) {
        if (width && height) {
          sheet.pen.putImageData(sheet.image, 0, 0);
          pen.save();
          pen.setTransform(1, 0, 0, 1, 0, 0);
          pen.drawImage(sheet.made, 0, 0);
          pen.restore();
        }
      },
    };
  };
})(window.stakeholderCanvas);
