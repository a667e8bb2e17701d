// A search that is refilled in place: <live-results> around the form, what was found and all links
// of the search. It fetches the ordinary page of the new address and takes its parts over, those
// with data-part. Each choice is a page in the history, as it is without this script.
class LiveResults extends HTMLElement {
  connectedCallback() {
    this.shown = location.pathname + location.search;
    for (const type of ["change", "click", "submit"]) this.addEventListener(type, this);
    addEventListener("popstate", this);
  }

  disconnectedCallback() {
    removeEventListener("popstate", this);
  }

  handleEvent(event) {
    const { type, target } = event;
    if (type === "popstate") this.goBack();
    else if (type === "change" && target.matches("[type=checkbox], [type=radio], select")) {
      this.show(this.searched(target.form));
    } else if (type === "submit") {
      event.preventDefault();
      for (const details of this.querySelectorAll(".fold, .refine")) details.open = false;
      this.show(this.searched(target));
    } else if (type === "click") this.follow(event);
  }

  // Only links of this very page, and only as plainly clicked as a form is sent.
  follow(event) {
    const link = event.target.closest("a");
    const otherwise = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || otherwise || link.hash || link.origin + link.pathname !== location.origin + location.pathname) return;
    event.preventDefault();
    this.show(link.href);
  }

  goBack() {
    // A jump within the page comes by as well.
    if (location.pathname + location.search !== this.shown) this.show(location.href, { again: true });
  }

  searched(form) {
    const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    return `${form.action}${String(asked) && `?${asked}`}`;
  }

  async show(address, { again = false } = {}) {
    const focused = document.activeElement;
    if (this.request) this.request.abort();
    const request = (this.request = new AbortController());
    this.status = "";
    try {
      const answer = await fetch(address, { signal: request.signal });
      if (!answer.ok) throw new Error(answer.statusText);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (request.signal.aborted) return;
      this.refill(page, new URL(address, location.href));
      if (!again) this.refocus(focused);
      if (!again && address !== location.href) history.pushState(null, "", address);
      this.shown = location.pathname + location.search;
    } catch {
      // The ordinary way, where there is none in place.
      if (!request.signal.aborted) location.assign(address);
    }
  }

  refill(page, { searchParams }) {
    const open = new Map([...this.querySelectorAll("details[id]")].map(({ id, open }) => [id, open]));
    for (const part of this.querySelectorAll("[data-part]")) {
      const fresh = page.querySelector(`[data-part=${part.dataset.part}]`);
      part.innerHTML = fresh.innerHTML;
      part.hidden = fresh.hidden;
    }
    for (const field of this.querySelectorAll("#where, #q")) {
      // What is being typed stays.
      const typing = field === document.activeElement && field.value !== (searchParams.get(field.name) || "");
      if (!typing) field.value = page.getElementById(field.id).value;
    }
    for (const [id, isOpen] of open) {
      const details = document.getElementById(id);
      if (details) details.open = isOpen;
    }
    for (const name of [".fold", ".refine"]) {
      this.querySelector(name).hidden = page.querySelector(name).hidden;
    }
    // Nothing was asked: nothing is folded.
    if (page.querySelector(".fold").hidden) this.querySelector(".fold").open = true;
    document.title = page.title;
    this.status = this.found.textContent;
  }

  // What was filled anew or folded has lost the focus: it gets it again, or else what was found.
  refocus({ id }) {
    if (document.activeElement !== document.body) return;
    const field = id && document.getElementById(id);
    if (field) field.focus();
    if (document.activeElement !== document.body) return;
    this.found.tabIndex = -1;
    this.found.focus();
  }

  // How many were found, or that nothing was.
  get found() {
    return this.querySelector("[data-part=tally] h2") || this.querySelector("h1");
  }

  set status(sentence) {
    this.querySelector(":scope > [role=status]").textContent = sentence;
  }
}

customElements.define("live-results", LiveResults);
