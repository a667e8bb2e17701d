// Leaves this site at once: <quick-exit data-key="(by which key)" data-paper="(title on paper)">
// around the link that does so without this script. The page gives its place in the history away, so
// that Back does not return to it; nothing is kept to know who left.
class QuickExit extends HTMLElement {
  connectedCallback() {
    this.link = this.querySelector("a");
    this.link.title = this.dataset.key;
    this.shifts = [];
    for (const type of ["click", "keydown", "beforeprint", "afterprint"]) {
      addEventListener(type, this, true);
    }
  }

  handleEvent(event) {
    const { type, key, repeat, altKey, ctrlKey, metaKey, target, timeStamp } = event;
    if (type === "beforeprint") {
      [this.named, document.title] = [document.title, this.dataset.paper];
    } else if (type === "afterprint") {
      document.title = this.named;
    } else if (type === "click" && this.contains(target)) {
      event.preventDefault();
      this.leave();
    } else if (key !== "Shift" || repeat || altKey || ctrlKey || metaKey || this.isDrawn(target)) {
      this.shifts = [];
    } else if (timeStamp - this.shifts[this.shifts.push(timeStamp) - 3] < 2000) this.leave();
  }

  // Whether the keyboard is one on the screen, whose Shift may be tapped for capitals.
  isDrawn(target) {
    return target.matches("input, textarea") && matchMedia("(hover: none)").matches;
  }

  leave() {
    document.title = this.link.host;
    document.body.textContent = "";
    location.replace(this.link.href);
  }
}

customElements.define("quick-exit", QuickExit);
