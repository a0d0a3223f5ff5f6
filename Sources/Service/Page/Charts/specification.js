/** The colours of charts on dark paper, by those on white. */
const dark = {
  white: "#171b1f",
  "#ffffff": "#171b1f",
  "#1f1f1f": "#e6e6e6",
  "#000000": "#f2f2f2",
  "#c4c4c4": "#5c636a",
  "#0b5a8f": "#5aaee6",
  "#b84a00": "#ff9c5a",
  "#6b6b6b": "#a9afb5",
  "#7fa8c9": "#3f6f94",
  "#e6eef5": "#22303b",
  "#5fb0e5": "#8ccbf5",
  "#e8a35c": "#b9742b",
  "#eeeeee": "#2b3036",
  "#7a3b8f": "#c78be0",
  "#2e7d32": "#7ecb83",
  "#8a6d00": "#d9b93b",
  "#5b5b5b": "#b5b5b5",
  "#e4e4e4": "#343a40",
  "#888888": "#7f868c",
  "#444444": "#c0c5ca",
};

/**
 * A specification of the server made ready for a place, so many pixels wide, on light or dark paper, in such a form
 * that what moves can be moved in the drawn chart: its tables under names, and its numeric domains as parameters.
 *
 * `shape` is equal for two specifications if one can be drawn by moving the other.
 */
export function prepared(source, width, night) {
  const specification = structuredClone(source);
  const tables = {},
    domains = new Map();
  if (night) darken((specification.config ??= {}));
  walk(specification, (node, key, value) => {
    if (night && typeof value === "string" && dark[value.toLowerCase()]) node[key] = dark[value.toLowerCase()];
    if (night && key === "scheme" && value === "viridis") node[key] = { name: value, extent: [0.3, 1] };
    if (key === "data" && Array.isArray(value?.values)) {
      const name = `table${Object.keys(tables).length}`;
      tables[name] = value.values;
      node.data = { name, values: value.values };
    }
    if (
      key === "domain" &&
      Array.isArray(value) &&
      value.length === 2 &&
      value.every((end) => typeof end === "number")
    ) {
      const pair = value.join();
      if (!domains.has(pair)) domains.set(pair, { name: `domain${domains.size}`, ends: value });
      const { name } = domains.get(pair);
      node.domain = [{ expr: `${name}[0]` }, { expr: `${name}[1]` }];
    }
  });
  fit(specification, width, source.width);
  const shape = JSON.stringify(specification, (key, value) =>
    key === "values" && Array.isArray(value) && typeof value[0] === "object" ? null : value,
  );
  const parameters = [...domains.values()];
  if (parameters.length)
    specification.params = [
      ...(specification.params ?? []),
      ...parameters.map(({ name, ends }) => ({ name, value: ends })),
    ];
  return { specification, shape, tables, parameters };
}

/** What a specification leaves to the defaults, which are for white paper. */
function darken(config) {
  const ink = dark["#1f1f1f"];
  config.title = { color: ink, ...config.title };
  config.legend = { labelColor: ink, titleColor: ink, ...config.legend };
  config.mark = { color: dark["#0b5a8f"], ...config.mark };
  config.header = { labelColor: ink, titleColor: ink, ...config.header };
}

/** Visits all keys below a node; tables of data are not entered. */
function walk(node, visit) {
  for (const key of Object.keys(node)) {
    visit(node, key, node[key]);
    const value = node[key];
    if (value && typeof value === "object" && key !== "values") walk(value, visit);
  }
}

/** A line in pieces of at most so many characters, broken at blanks. */
function wrapped(line, most) {
  const lines = [""];
  for (const word of line.split(" ")) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (longer.length <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.filter(Boolean);
}

/** Fits a chart to the width of its place; on a narrow one legends stand in one column and text is smaller. */
function fit(specification, width, own) {
  if (typeof own === "number") {
    const whole = Math.max(200, Math.min(own * 1.4, width));
    // A height of so many pixels a row cannot be had together with a fitted width.
    if (specification.height?.step) specification.width = whole - 130;
    else Object.assign(specification, { width: whole, autosize: { type: "fit-x", contains: "padding" } });
  }
  const { title: heading } = specification;
  const most = Math.floor((width - 20) / (width > 520 ? 6.8 : 6));
  if (heading?.subtitle) heading.subtitle = [heading.subtitle].flat().flatMap((line) => wrapped(String(line), most));
  if (typeof heading?.text === "string") heading.text = wrapped(heading.text, Math.floor(most * 0.72));
  if (width > 520) return;
  const { axis, legend, title } = specification.config ?? {};
  if (!axis || !legend) return;
  Object.assign(axis, { labelFontSize: 12, titleFontSize: 12, labelLimit: 90 });
  Object.assign(legend, { columns: 1, labelFontSize: 12, labelLimit: Math.max(80, width - 110) });
  Object.assign(title, { fontSize: 15, subtitleFontSize: 12, limit: width - 10 });
  specification.config.axisX = { titleAnchor: "end" };
}
