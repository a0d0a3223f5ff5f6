const plain = new Intl.NumberFormat("en", { maximumSignificantDigits: 6, useGrouping: false });

/** A number as people read it: six digits, powers of ten only where it is very small or large. */
export function shown(value) {
  if (value == null) return "–";
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size === 0) return "0";
  return size < 1e-4 || size >= 1e9 ? value.toExponential(1).replace("e", "e").replace("e+", "e") : plain.format(value);
}

/** A number to so many decimals, so that it does not change its width while it moves. */
export function fixed(value, decimals) {
  return value == null ? "–" : value.toFixed(decimals);
}

/** A value unit or unit of data: as many decimals as leave about six digits, at least two. */
export function measured(value) {
  if (value == null) return "–";
  const size = Math.abs(value);
  if (size > 0 && size < 5e-4) return Math.abs(value) < 1e-9 ? "0" : value.toExponential(1);
  return value.toFixed(size >= 1e5 ? 0 : size >= 1000 ? 1 : size >= 100 ? 2 : 3);
}

/** Rounded to so many significant digits, written as short as it can be. */
export function rounded(value, digits = 3) {
  return String(Number(value.toPrecision(digits)));
}

/** What a cell says as a number; null where it says none. */
export function numberIn(text) {
  const value = text.trim() === "" ? NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}
