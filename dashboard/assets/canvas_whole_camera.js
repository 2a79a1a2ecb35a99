/* What part of the plane is seen: moved by mouse, wheel, fingers; and where in it something is.
   On the screen a point is at (x · scale + left, y · scale + top). */
window.stakeholderCanvas = window.stakeholderCanvas || {};

(function (canvas) {
  const FARTHEST = 0.6; // of the scale at which everything is seen
  const CLOSEST = 16; // pixels for a unit; neighbours are then 160 pixels apart
  const STILL = 4; // pixels a pointer may move in a click
  const MARGIN = 24;
  const TOOLS = 50; // pixels at the right that the buttons stand on

  canvas.wholeCamera = function (view) {
    const host = view.host;
    const at = { scale: 1, left: 0, top: 0 };
    let moving = 0;

    function limit(scale) {
      const least = view.box ? fitting(view.box).scale * FARTHEST : 0.01;
      return Math.min(Math.max(scale, least), CLOSEST);
    }

    function fitting(box) {
      const wide = host.clientWidth - TOOLS;
      const across = (wide - 2 * MARGIN) / Math.max(box.x2 - box.x1, 1);
      const down = (host.clientHeight - 2 * MARGIN) / Math.max(box.y2 - box.y1, 1);
      const scale = Math.max(Math.min(across, down, CLOSEST / 3), 0.01); // nothing is seen in a hidden host
      return {
        scale: scale,
        left: wide / 2 - scale * (box.x1 + box.x2) / 2,
        top: host.clientHeight / 2 - scale * (box.y1 + box.y2) / 2,
      };
    }

    function set(next) {
      cancelAnimationFrame(moving);
      Object.assign(at, next);
      view.moved();
    }

    function glide(next) {
      const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      const from = Object.assign({}, at);
      const begun = performance.now();
      function step(now) {
        const share = still ? 1 : Math.min((now - begun) / 220, 1);
        const part = 1 - (1 - share) ** 2;
        ["scale", "left", "top"].forEach((name) => (at[name] = from[name] + part * (next[name] - from[name])));
        view.moved();
        if (share < 1) {
          moving = requestAnimationFrame(step);
        }
      }
      cancelAnimationFrame(moving);
      moving = requestAnimationFrame(step);
    }

    function zoomed(factor, point) {
      const scale = limit(at.scale * factor);
      const share = scale / at.scale;
      return { scale: scale, left: point.x - (point.x - at.left) * share, top: point.y - (point.y - at.top) * share };
    }

    const middle = () => ({ x: host.clientWidth / 2, y: host.clientHeight / 2 });

    view.camera = {
      at: at,
      set: set,
      point: function (event) {
        const box = host.getBoundingClientRect();
        return { x: event.clientX - box.left - host.clientLeft, y: event.clientY - box.top - host.clientTop };
      },
      show: (box, atOnce) => (atOnce ? set : glide)(fitting(box)),
      zoom: (factor) => glide(zoomed(factor, middle())),
      centre: (x, y) => glide({ scale: at.scale, left: middle().x - x * at.scale, top: middle().y - y * at.scale }),
      sees: function (x, y) {
        const [h, v] = [x * at.scale + at.left, y * at.scale + at.top];
        return h > MARGIN && v > MARGIN && h < host.clientWidth - MARGIN && v < host.clientHeight - MARGIN;
      },
    };
    gestures(view, set, zoomed);
  };

  function gestures(view, set, zoomed) {
    const camera = view.camera;
    const down = new Map();
    let travelled = 0;
    const listen = (name, does, more) =>
      view.host.addEventListener(name, does, Object.assign({ signal: view.signal }, more));

    listen("pointerdown", function (event) {
      travelled = down.size ? STILL + 1 : 0;
      down.set(event.pointerId, camera.point(event));
    });
    listen("pointermove", function (event) {
      const before = down.get(event.pointerId);
      if (!before || !view.nodes) {
        return;
      }
      const now = camera.point(event);
      const other = [...down].filter(([id]) => id !== event.pointerId).map(([, point]) => point)[0];
      travelled += Math.hypot(now.x - before.x, now.y - before.y);
      if (travelled <= STILL) {
        return;
      }
      down.set(event.pointerId, now);
      view.host.setPointerCapture(event.pointerId);
      view.tip.style.display = "none";
      if (other) {
        const apart = (point) => Math.max(Math.hypot(point.x - other.x, point.y - other.y), 1);
        set(zoomed(apart(now) / apart(before), other));
      } else {
        set({ scale: camera.at.scale, left: camera.at.left + now.x - before.x, top: camera.at.top + now.y - before.y });
      }
    });
    ["pointerup", "pointercancel"].forEach((name) => listen(name, (event) => down.delete(event.pointerId)));
    listen("click", (event) => view.nodes && travelled <= STILL && view.clicked(event));
    listen("dblclick", (event) => view.nodes && view.opened(event));
    listen("wheel", function (event) {
      event.preventDefault();
      if (view.nodes) {
        const lines = event.deltaMode ? 30 : 1;
        set(zoomed(Math.exp(-Math.max(-240, Math.min(240, event.deltaY * lines)) / 400), camera.point(event)));
      }
    }, { passive: false });
  }
})(window.stakeholderCanvas);
