// A button that shows a map of what a page lists; all that draws it is loaded at the first click.
// The map is for eyes and a pointer: hidden from screen readers, no stop for the keyboard, since
// the list says all of it.
// <house-map id data-show data-hide data-said data-none data-failed data-drawing …> with
// <span data-part="map"> that holds the address to ask; the rest is for the drawing.
class HouseMap extends HTMLElement {
  connectedCallback() {
    if (this.button) return;
    this.address = this.querySelector("[data-part]");
    this.button = this.make("button", { type: "button", className: "plainly", textContent: this.dataset.show });
    this.status = this.make("p", { className: "soft" });
    this.canvas = this.make("div", { className: "canvas", hidden: true });
    this.canvas.setAttribute("aria-hidden", "true");
    this.status.setAttribute("role", "status");
    this.prepend(this.button, this.status, this.canvas);
    this.button.addEventListener("click", () => this.turn(this.canvas.hidden));
    // The search may be filled anew in place.
    new MutationObserver(() => this.changed()).observe(this.address, { childList: true });
    this.hidden = !this.url;
    if (location.hash === `#${this.id}`) this.turn(true);
  }

  make(tag, properties) {
    return Object.assign(document.createElement(tag), properties);
  }

  get url() {
    return this.address.textContent.trim();
  }

  changed() {
    this.hidden = !this.url;
    if (this.url && !this.canvas.hidden) this.show();
  }

  turn(open) {
    this.canvas.hidden = !open;
    this.classList.toggle("open", open);
    this.button.textContent = open ? this.dataset.hide : this.dataset.show;
    this.status.textContent = "";
    if (open) this.show();
  }

  async show() {
    try {
      this.drawing = this.drawing || this.draw();
      const found = await (await this.drawing)(this.url);
      this.status.textContent = found ? this.dataset.said : this.dataset.none;
    } catch {
      this.status.textContent = this.dataset.failed;
    }
  }

  // Once drawn it stays, as Leaflet takes a canvas only once; until then it may be asked again.
  async draw() {
    try {
      const { draw } = await import(this.dataset.drawing);
      return await draw(this);
    } catch (error) {
      this.drawing = null;
      throw error;
    }
  }
}

customElements.define("house-map", HouseMap);
