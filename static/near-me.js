// Searches around the visitor, only when asked to: the position is rounded to about a kilometre
// before it goes anywhere, and is kept nowhere but in the search itself.
// <near-me hidden data-busy="…" data-refused="…"> with a button and a role="status", in a form with
// a field "where".
const DECIMALS = 2;

class NearMe extends HTMLElement {
  connectedCallback() {
    if (!navigator.geolocation) return;
    this.form = this.closest("form");
    this.hidden = false;
    this.querySelector("button").addEventListener("click", this);
    // Whoever names a place means that one.
    this.form.addEventListener("input", this);
    this.form.addEventListener("change", this);
  }

  handleEvent({ type, target }) {
    if (type === "click") this.ask();
    else if (target.name === "where" && target.value) this.forget();
  }

  ask() {
    this.say(this.dataset.busy);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => this.go([coords.latitude, coords.longitude]),
      () => this.say(this.dataset.refused),
      { maximumAge: 600000, timeout: 10000 },
    );
  }

  go(position) {
    this.say("");
    this.forget();
    this.form.elements.where.value = "";
    const near = document.createElement("input");
    const value = position.map((degrees) => degrees.toFixed(DECIMALS)).join();
    Object.assign(near, { type: "hidden", name: "near", value });
    this.form.append(near);
    // The button itself, so that a script on the page may take the search over.
    this.form.querySelector("button:not([type])").click();
    near.remove();
  }

  forget() {
    for (const near of this.form.querySelectorAll("[name=near]")) near.remove();
  }

  say(sentence) {
    this.querySelector("[role=status]").textContent = sentence;
  }
}

customElements.define("near-me", NearMe);
