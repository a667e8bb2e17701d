// The visitor's own list: public ids, kept on this device from the first "Save" until it is wiped.
// <my-list data-page="(address of the list)"> around any of
//   a button data-save="(public id)" data-free="Save" data-taken="…" data-full="…"
//   a link data-count="My list ({n})", a button data-wipe, a link data-drop="(public id)"
//   a button data-share, a role="status" data-wiped="…" data-copied="…", and an element
//   data-unkept hidden, shown where the device has no room for the list.
// Hidden, it is shown once it can do something. With data-open it leads to the list, if there is one.
const KEY = "my-list";
const MOST = 30;

class MyList extends HTMLElement {
  connectedCallback() {
    try {
      this.draw();
    } catch {
      // A browser that keeps nothing has no list.
      return;
    }
    this.addEventListener("click", this);
    addEventListener("storage", this);
    addEventListener("pageshow", this);
  }

  disconnectedCallback() {
    removeEventListener("storage", this);
    removeEventListener("pageshow", this);
  }

  get ids() {
    return (localStorage.getItem(KEY) || "").split(" ").filter(Boolean);
  }

  set ids(ids) {
    const unkept = this.querySelector("[data-unkept]");
    let kept = true;
    try {
      if (ids.length) localStorage.setItem(KEY, ids.join(" "));
      else localStorage.removeItem(KEY);
    } catch {
      kept = false;
    }
    if (unkept) unkept.hidden = kept;
    this.draw();
  }

  get address() {
    return `${this.dataset.page}?${this.ids.map((id) => `id=${id}`).join("&")}`;
  }

  handleEvent({ type, target }) {
    if (type !== "click") return this.draw();
    const { save, drop, wipe, share } = target.dataset;
    const { ids } = this;
    if (save) this.ids = ids.includes(save) ? ids.filter((id) => id !== save) : [...ids, save];
    else if (drop) this.ids = ids.filter((id) => id !== drop);
    else if (wipe !== undefined) this.wipe();
    else if (share !== undefined) this.share();
  }

  draw() {
    const { ids } = this;
    const part = (name) => this.querySelector(`[data-${name}]`);
    const [save, count, wipe, share] = ["save", "count", "wipe", "share"].map(part);
    if (this.dataset.open !== undefined && ids.length) location.replace(this.address);
    if (save) {
      const taken = ids.includes(save.dataset.save);
      save.disabled = !taken && ids.length >= MOST;
      save.textContent = save.dataset[taken ? "taken" : save.disabled ? "full" : "free"];
    }
    if (count) {
      count.hidden = !ids.length;
      count.href = this.address;
      count.textContent = count.dataset.count.replace("{n}", ids.length);
    }
    if (wipe) wipe.hidden = !ids.length;
    if (share) share.hidden = !(navigator.share || navigator.clipboard);
    if (save || (wipe && !wipe.hidden) || (share && !share.hidden)) this.hidden = false;
  }

  wipe() {
    this.ids = [];
    if (location.pathname === this.dataset.page) location.replace(this.dataset.page);
    else this.say("wiped");
  }

  async share() {
    try {
      if (navigator.share) await navigator.share({ url: location.href });
      else await navigator.clipboard.writeText(location.href).then(() => this.say("copied"));
    } catch {
      // Thought better of it: the address itself is still there to take.
    }
  }

  say(what) {
    const status = this.querySelector("[role=status]");
    status.textContent = status.dataset[what];
  }
}

customElements.define("my-list", MyList);
