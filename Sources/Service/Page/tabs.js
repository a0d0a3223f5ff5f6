import { byId, set } from "./elements.js";

/** Tabs by the ARIA pattern: arrows, Home and End move, and the panel follows. */
export class Tabs extends EventTarget {
  constructor(list) {
    super();
    this.tabs = [...list.querySelectorAll("[role=tab]")];
    for (const tab of this.tabs) tab.addEventListener("click", () => this.show(tab.getAttribute("aria-controls")));
    list.addEventListener("keydown", (event) => this.walk(event));
  }

  get current() {
    return this.tabs.find((tab) => tab.getAttribute("aria-selected") === "true").getAttribute("aria-controls");
  }

  show(name) {
    if (!this.tabs.some((tab) => tab.getAttribute("aria-controls") === name)) return;
    for (const tab of this.tabs) {
      const panel = tab.getAttribute("aria-controls"),
        on = panel === name;
      set(tab, "aria-selected", on ? "true" : "false");
      tab.tabIndex = on ? 0 : -1;
      byId(panel).hidden = !on;
    }
    this.dispatchEvent(new Event("change"));
  }

  walk(event) {
    const last = this.tabs.length - 1,
      at = this.tabs.indexOf(event.target);
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ];
    if (to === undefined) return;
    event.preventDefault();
    this.tabs[to].focus();
    this.show(this.tabs[to].getAttribute("aria-controls"));
  }
}
