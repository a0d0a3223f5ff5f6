/** An element with attributes (true: present, false or null: absent) and children. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else set(made, name, value);
  }
  made.append(...children.filter((child) => child != null && child !== false));
  return made;
}

/** Sets an attribute where it differs; null and false remove it. */
export function set(target, name, value) {
  if (value == null || value === false) target.removeAttribute(name);
  else {
    const text = value === true ? "" : String(value);
    if (target.getAttribute(name) !== text) target.setAttribute(name, text);
  }
}

/** Sets a text where it differs, so that nothing is laid out anew without need. */
export function write(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

/** The element with this id. */
export const byId = (id) => document.getElementById(id);

/** Adds an id to, or takes it from, the list of those that describe an element. */
export function describe(target, id, on) {
  const ids = new Set((target.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  if (on) ids.add(id);
  else ids.delete(id);
  set(target, "aria-describedby", ids.size ? [...ids].join(" ") : null);
}
