// A button that prints, where the browser can: <print-page hidden> with a button.
customElements.define("print-page", class extends HTMLElement {
  connectedCallback() {
    if (!window.print) return;
    this.hidden = false;
    this.querySelector("button").addEventListener("click", () => window.print());
  }
});
