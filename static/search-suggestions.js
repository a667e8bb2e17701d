// Suggests houses, places and needs while somebody types: a combobox (ARIA 1.2) around an ordinary
// label and input, which work as they are without it.
// <search-suggestions data-from="(address)" data-field="where" data-name="Suggestions"
//   data-one="1 suggestion" data-some="{n} suggestions" data-none="No suggestions">
// A place chosen in another field is written in the input of the form that is named "where".
const WAIT = 150;
const SHORTEST = 2;

class SearchSuggestions extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    if (!this.input || this.list) return;
    const id = `${this.input.id}-suggestions`;
    this.list = this.make("div", { id, role: "listbox", "aria-label": this.dataset.name, hidden: "" });
    this.status = this.make("p", { role: "status", class: "unseen" });
    this.append(this.list, this.status);
    const said = { role: "combobox", "aria-autocomplete": "list", "aria-controls": id };
    this.set(this.input, { ...said, "aria-expanded": "false", autocomplete: "off" });
    for (const type of ["input", "compositionend", "keydown", "focusout", "mousedown", "click"]) {
      this.addEventListener(type, this);
    }
  }

  disconnectedCallback() {
    this.forget();
  }

  set(element, attributes) {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }

  make(tag, attributes, text = "") {
    const element = this.set(document.createElement(tag), attributes);
    element.textContent = text;
    return element;
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  handleEvent(event) {
    const onList = this.list.contains(event.target);
    if (event.type === "focusout") this.close();
    // The input keeps the focus while a finger or a mouse is on the list.
    else if (event.type === "mousedown" && onList) event.preventDefault();
    else if (event.type === "click" && onList) this.choose(event.target.closest("[role=option]"));
    else if (event.target !== this.input || event.isComposing) return;
    else if (event.type === "keydown") this.press(event);
    else if (event.type === "input" || event.type === "compositionend") this.ask();
  }

  press(event) {
    const { key } = event;
    const open = !this.list.hidden;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (!open && !this.show()) this.ask();
      else if (!event.altKey) this.step(key === "ArrowDown" ? 1 : -1);
      else if (key === "ArrowUp") this.close();
    } else if (key === "Enter" && open && this.active) {
      event.preventDefault();
      this.choose(this.active);
    } else if (key === "Escape" && open) {
      event.preventDefault();
      this.close();
    } else if (key === "Enter" || key === "Tab") {
      this.close();
    } else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(key)) {
      this.activate(null);
    }
  }

  // From the input over the options and back to it.
  step(by) {
    const stops = [null, ...this.options];
    const at = stops.indexOf(this.active || null) + by;
    this.activate(stops[(at + stops.length) % stops.length]);
  }

  activate(option) {
    if (this.active) this.active.setAttribute("aria-selected", "false");
    this.active = option;
    if (!option) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    this.input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  // What is under way no longer counts.
  forget() {
    clearTimeout(this.timer);
    if (this.request) this.request.abort();
  }

  ask() {
    this.forget();
    this.activate(null);
    const typed = this.input.value.trim();
    if (typed.length < SHORTEST) {
      this.list.textContent = this.status.textContent = "";
      this.close();
      return;
    }
    this.timer = setTimeout(() => this.fetch(typed), WAIT);
  }

  async fetch(q) {
    const request = (this.request = new AbortController());
    const asked = new URLSearchParams({ q, field: this.dataset.field });
    try {
      const answer = await fetch(`${this.dataset.from}?${asked}`, { signal: request.signal });
      const { suggestions } = answer.ok ? await answer.json() : { suggestions: [] };
      if (!request.signal.aborted) this.fill(suggestions);
    } catch {
      // Without an answer the form still is what it was.
      if (!request.signal.aborted) this.fill([]);
    }
  }

  fill(suggestions) {
    this.list.textContent = "";
    let group;
    suggestions.forEach(({ type, type_label, label, detail, value, url }, index) => {
      if (!group || group.dataset.type !== type) {
        group = this.make("div", { role: "group", "aria-label": type_label, "data-type": type });
        group.append(this.make("b", { "aria-hidden": "true" }, type_label));
        this.list.append(group);
      }
      const id = `${this.list.id}-${index}`;
      const option = this.make("div", { role: "option", id, "aria-selected": "false" }, `${label} `);
      Object.assign(option, { suggestion: { value, url } });
      option.append(this.make("small", {}, detail));
      group.append(option);
    });
    const count = suggestions.length;
    const { none, one, some } = this.dataset;
    this.status.textContent = count > 1 ? some.replace("{n}", count) : count ? one : none;
    if (!this.show()) this.close();
  }

  show() {
    if (!this.list.firstChild || document.activeElement !== this.input) return false;
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    return true;
  }

  close() {
    this.forget();
    this.activate(null);
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }

  choose(option) {
    if (!option) return;
    const { value, url } = option.suggestion;
    this.close();
    this.list.textContent = this.status.textContent = "";
    if (url) {
      location.assign(url);
      return;
    }
    const { form } = this.input;
    const where = (form && form.elements.where) || this.input;
    if (where !== this.input) this.input.value = "";
    where.value = value;
    where.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

customElements.define("search-suggestions", SearchSuggestions);
