import { example } from "./example.js";

const version = "1";

/** A fragment that holds a problem: the version, and what differs from the example, as JSON in base64url. */
export function fragment(tab, state) {
  const first = example(),
    kept = { tab };
  for (const [section, parts] of Object.entries(state)) {
    for (const [name, value] of Object.entries(parts)) {
      if (JSON.stringify(value) !== JSON.stringify(first[section][name])) (kept[section] ??= {})[name] = value;
    }
  }
  const bytes = new TextEncoder().encode(JSON.stringify(kept));
  return `#${version}.${bytes.toBase64?.({ alphabet: "base64url", omitPadding: true }) ?? base64url(bytes)}`;
}

/** The problem in a fragment, `{ tab, state }`; null where there is none. Throws in words what cannot be read. */
export function fromFragment(text) {
  if (text.length < 2) return null;
  const [found, data] = text.slice(1).split(".");
  if (found !== version || !data)
    throw new Error("This link is of another version of Accord, or was cut off. The example is shown instead.");
  try {
    const bytes = Uint8Array.from(atob(data.replaceAll("-", "+").replaceAll("_", "/")), (mark) => mark.charCodeAt(0));
    const { tab, ...kept } = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    const state = example();
    for (const section of Object.keys(state)) {
      for (const name of Object.keys(state[section])) {
        const value = kept[section]?.[name];
        if (value !== undefined) state[section][name] = likewise(value, state[section][name]);
      }
    }
    return { tab, state };
  } catch {
    throw new Error("This link cannot be read; perhaps it was cut off. The example is shown instead.");
  }
}

/** A value from a link if it has the shape of the example's; else it throws. */
function likewise(value, model) {
  const table = (each) =>
    Array.isArray(each?.heading) &&
    Array.isArray(each.rows) &&
    each.rows.length > 0 &&
    each.rows.every(
      (row) =>
        Array.isArray(row) && row.length === each.heading.length && row.every((cell) => typeof cell === "string"),
    );
  const fits =
    model === null
      ? value === null || table(value)
      : model.rows
        ? table(value)
        : typeof model === "object"
          ? typeof value === "object" &&
            value !== null &&
            Object.entries(model).every(([name, part]) => typeof value[name] === typeof part)
          : typeof value === typeof model;
  if (!fits) throw new Error("shape");
  return value;
}

function base64url(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
