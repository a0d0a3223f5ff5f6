import { byId } from "./elements.js";
import { Store } from "./store.js";
import { example } from "./example.js";
import { fragment, fromFragment } from "./link.js";
import { Tabs } from "./tabs.js";
import { Design } from "./design.js";
import { Audit } from "./audit.js";
import { Bargain } from "./bargain.js";
import { Compete } from "./compete.js";
import { announce } from "./announcer.js";
import { limits } from "./runtime.js";

/** The problem in the address; where that cannot be read, the example and why. */
function opening() {
  try {
    return fromFragment(location.hash) ?? { tab: "design", state: example() };
  } catch (error) {
    return { tab: "design", state: example(), trouble: error.message };
  }
}

const first = opening();
const store = new Store(first.state);
const tabs = new Tabs(byId("tabs"));
const design = new Design(store);
const views = { design, verify: new Audit(store, design), bargain: new Bargain(store), compete: new Compete(store) };
let writing = 0;

/** Shows the problem on the tab in sight; the others follow when they come into sight. */
function show() {
  views[tabs.current].show(store.state);
  byId("glance").hidden = tabs.current !== "design";
  byId("undo").disabled = !store.canUndo;
  byId("redo").disabled = !store.canRedo;
  clearTimeout(writing);
  writing = setTimeout(putLink, 400);
}

function putLink() {
  clearTimeout(writing);
  history.replaceState(null, "", fragment(tabs.current, store.state));
}

/** Shows the tab whose part of the problem has changed. */
function reveal(before) {
  const names = { design: ["design", "verify"], verify: ["verify"], bargain: ["bargain"], compete: ["compete"] };
  const changed = Object.keys(names).find((name) => JSON.stringify(before[name]) !== JSON.stringify(store.state[name]));
  if (changed && !names[changed].includes(tabs.current)) tabs.show(changed);
}

/** Says above everything, until the next change, what is wrong with a link or a file. */
function complain(words) {
  byId("trouble").textContent = words;
  byId("trouble").hidden = false;
  store.addEventListener(
    "change",
    () => {
      byId("trouble").hidden = true;
    },
    { once: true },
  );
}

function undo() {
  const before = store.state;
  store.undo();
  reveal(before);
}
function redo() {
  const before = store.state;
  store.redo();
  reveal(before);
}

store.addEventListener("change", show);
tabs.addEventListener("change", show);
byId("undo").addEventListener("click", undo);
byId("redo").addEventListener("click", redo);
byId("start-over").addEventListener("click", () => {
  store.change((state) => Object.assign(state, example()));
  announce("The example is shown. Undo brings back what was there.");
});
byId("copy-link").addEventListener("click", async () => {
  putLink();
  try {
    await navigator.clipboard.writeText(location.href);
    announce("The link is copied. It holds the whole problem.");
    byId("copy-link").textContent = "Copied";
    setTimeout(() => {
      byId("copy-link").textContent = "Copy link";
    }, 1500);
  } catch {
    announce("The link stands in the address bar.");
  }
});
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key === "z" || key === "y") {
    event.preventDefault();
    if (key === "y" || event.shiftKey) redo();
    else undo();
  }
});
addEventListener("hashchange", () => {
  if (location.hash === fragment(tabs.current, store.state)) return;
  try {
    const found = fromFragment(location.hash);
    if (!found) return;
    store.change((state) => Object.assign(state, found.state));
    tabs.show(found.tab);
  } catch (error) {
    complain(error.message);
  }
});
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  const answers = byId(tabs.current).querySelector(".answers");
  answers.focus();
  answers.scrollIntoView();
});
document.addEventListener("trouble", ({ detail }) => complain(detail));
for (const name of ["dragover", "drop"]) document.addEventListener(name, (event) => event.preventDefault());

tabs.show(first.tab ?? "design");
if (first.trouble) complain(first.trouble);
limits().then(({ version }) => {
  if (version) byId("version").textContent = version;
});
