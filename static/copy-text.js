// Copies a text: <copy-text data-text="…" data-label="Copy the address" data-done="Copied">. The
// button is made here, so that there is none where nothing can be copied.
class CopyText extends HTMLElement {
  connectedCallback() {
    if (!navigator.clipboard || this.firstChild) return;
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "plainly", textContent: this.dataset.label });
    this.status = document.createElement("span");
    this.status.setAttribute("role", "status");
    button.addEventListener("click", this);
    this.append(button, this.status);
  }

  async handleEvent() {
    this.status.textContent = "";
    try {
      await navigator.clipboard.writeText(this.dataset.text);
      this.status.textContent = this.dataset.done;
    } catch {
      // Refused by the browser: the text still stands there to be selected.
      this.remove();
    }
  }
}

customElements.define("copy-text", CopyText);
