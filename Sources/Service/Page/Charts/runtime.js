let loading = null;

/**
 * The programs that draw charts, or null where the server has none. They run without eval (`ast`), and bring no style
 * of their own: styles.css has what their menu and tooltip need.
 */
export function chartPrograms() {
  loading ??= available()
    .then((there) => there && import("/vega.js"))
    .then(() => globalThis.vegaEmbed ?? null)
    .catch(() => null);
  return loading;
}

/** The server may say that it has no charts, so that none are asked for in vain. */
async function available() {
  const { charts = true } = await limits();
  return charts;
}

let known = null;

/** What the server says of itself: version, most types, time limit. */
export function limits() {
  known ??= fetch("/api/limits")
    .then((response) => (response.ok ? response.json() : {}))
    .catch(() => ({}));
  return known;
}

/** Draws a specification into a place. */
export function draw(embed, place, specification, name) {
  return embed(place, specification, {
    mode: "vega-lite",
    ast: true,
    renderer: "svg",
    defaultStyle: false,
    tooltip: { disableDefaultStyle: true },
    actions: { export: true, source: false, compiled: false, editor: false },
    downloadFileName: name,
    logLevel: 1,
  });
}
