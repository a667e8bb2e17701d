// Draws the map of <house-map>: loaded with it, when somebody asks for it. Leaflet, our own outlines
// and what lies where are asked of our own site, and nothing of another before a click that names it.
const GABLE =
  '<svg viewBox="0 0 34 44"><path d="M3 40V21h4v-6h4V9h4V3h4v6h4v6h4v6h4v19z"/><path class="door" d="M14 40V27l6-2v15z"/></svg>';
const LOW_COUNTRIES = [2.5, 49.5, 7.2, 53.6];

const loaded = {};

// A file of our own, once a page: again where it did not come.
function load(tag, url, attributes) {
  loaded[url] = loaded[url] || new Promise((onload, reject) => {
    const onerror = (error) => {
      delete loaded[url];
      reject(error);
    };
    document.head.append(Object.assign(document.createElement(tag), attributes, { onload, onerror }));
  });
  return loaded[url];
}

async function ask(url, options) {
  const answer = await fetch(url, options);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// Whose it is, of what kind and where. No stop for the keyboard lies in the map.
function told({ name, language, url, line }) {
  return make("li", {}, make("a", { href: url, tabIndex: -1, lang: language }, name), make("span", {}, line));
}

// Gives back a function that shows what an address finds, and says whether anything has a point.
export async function draw(element) {
  const { script, styles, outlines, closer, farther } = element.dataset;
  const [land] = await Promise.all([
    ask(outlines),
    load("script", script, { src: script }),
    ...styles.split(" ").map((href) => load("link", href, { rel: "stylesheet", href })),
  ]);
  const { L } = window;
  const { canvas } = element;
  const moving = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(canvas, {
    attributionControl: false, zoomControl: false, keyboard: false, boxZoom: false, scrollWheelZoom: false,
    zoomAnimation: moving, fadeAnimation: moving, markerZoomAnimation: moving, inertia: moving,
    maxBounds: [[-85, -180], [85, 180]], minZoom: 2,
  });
  L.control.zoom({ zoomInTitle: closer, zoomOutTitle: farther }).addTo(map);
  for (const link of canvas.querySelectorAll("a")) link.tabIndex = -1;
  // What is hidden from screen readers must not take the focus, by a click either.
  canvas.addEventListener("mousedown", (event) => event.target.closest("a") && event.preventDefault(), true);
  // A wheel that turns over the map scrolls the page, until somebody takes the map in hand.
  canvas.addEventListener("pointerdown", () => map.scrollWheelZoom.enable());
  canvas.addEventListener("mouseleave", () => map.scrollWheelZoom.disable());
  canvas.addEventListener("wheel", ({ ctrlKey }) => ctrlKey && map.scrollWheelZoom.enable(), { capture: true, passive: true });
  const ground = L.geoJSON(land, { interactive: false, style: { className: "land", smoothFactor: 0.5 } }).addTo(map);
  const markers = L.layerGroup().addTo(map);
  let asked, request;

  function tell(point, members, more, offset) {
    const list = make("ul", {}, ...members.map(told));
    if (more) list.append(make("li", {}, make("a", { href: more.url, tabIndex: -1 }, more.label)));
    const exact = [...new Set(members.map(({ exactness }) => exactness))];
    list.append(make("li", {}, make("small", {}, exact.join(" "))));
    L.popup({ closeButton: false, maxWidth: 260, maxHeight: 260, offset: [0, offset] }).setLatLng(point).setContent(list).openOn(map);
  }

  // Into a cluster: at least one step, so that it opens.
  function enter([west, south, east, north]) {
    const box = L.latLngBounds([south, west], [north, east]);
    const zoom = Math.max(map.getBoundsZoom(box, false, [48, 48]), map.getZoom() + 1);
    map.setView(box.getCenter(), Math.min(zoom, map.getMaxZoom()));
  }

  function mark({ bbox, geometry, properties }) {
    const point = [geometry.coordinates[1], geometry.coordinates[0]];
    const { cluster, point_count: count, members = [properties], more, place } = properties;
    const sign = make("span", cluster ? { className: "many", textContent: count } : { className: "gable", innerHTML: GABLE });
    const html = make("span", {}, sign, make("span", { className: "place" }, place));
    const icon = L.divIcon({ className: "mark", html, iconSize: [44, 44], iconAnchor: [22, cluster ? 22 : 40] });
    L.marker(point, { icon, keyboard: false, riseOnHover: true })
      .on("click", () => (members.length ? tell(point, members, more, cluster ? -14 : -30) : enter(bbox)))
      .addTo(markers);
  }

  async function fill() {
    const seen = map.getBounds();
    const limit = (degrees, most) => Math.min(Math.max(degrees, -most), most).toFixed(4);
    const box = [limit(seen.getWest(), 180), limit(seen.getSouth(), 90), limit(seen.getEast(), 180), limit(seen.getNorth(), 90)];
    if (request) request.abort();
    request = new AbortController();
    const { signal } = request;
    const { features } = await ask(`${asked}${asked.includes("?") ? "&" : "?"}bbox=${box}&zoom=${map.getZoom()}`, { signal });
    markers.clearLayers();
    features.forEach(mark);
  }

  // Where a request is lost, what was shown stays.
  map.on("moveend", () => fill().catch(() => {}));

  const streets = element.querySelector(".streets");
  if (streets) {
    streets.querySelector("button").addEventListener("click", () => {
      // Leaflet's own layer empties its images with a data: address, which our policy refuses.
      const Tiles = L.GridLayer.extend({
        createTile({ x, y, z }, done) {
          const src = L.Util.template(streets.dataset.tiles, { x, y, z, s: "abc"[(x + y) % 3] });
          const tile = make("img", { alt: "", referrerPolicy: "strict-origin" });
          return Object.assign(tile, { onload: () => done(null, tile), onerror: () => done(src, tile), src });
        },
      });
      new Tiles().addTo(map);
      ground.remove();
      canvas.classList.add("streets-shown");
      streets.hidden = true;
      element.querySelector(".credit").hidden = false;
    });
    streets.hidden = false;
  }

  return async (url) => {
    asked = url;
    const { bbox, deepest } = await ask(url);
    const [west, south, east, north] = bbox || LOW_COUNTRIES;
    map.invalidateSize(false).setMaxZoom(deepest).closePopup();
    map.fitBounds([[south, west], [north, east]], { padding: [32, 32], maxZoom: 10, animate: false });
    return Boolean(bbox);
  };
}
