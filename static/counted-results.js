// Tells the site the place in the list of a house that is opened, and nothing else:
// <counted-results data-to="(address)" data-first="21"> around the list of cards.
class CountedResults extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this);
    this.addEventListener("auxclick", this);
  }

  handleEvent(event) {
    const link = event.target.closest("h2 > a, h3 > a");
    const card = link && link.closest("li");
    // The right button opens a menu, not the house.
    if (!card || event.button === 2) return;
    const rank = Number(this.dataset.first) + [...card.parentElement.children].indexOf(card);
    navigator.sendBeacon(this.dataset.to, new URLSearchParams({ rank }));
  }
}

customElements.define("counted-results", CountedResults);
