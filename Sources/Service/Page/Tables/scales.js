import { rounded } from "./numbers.js";

/** How a slider's positions, whole numbers from 0, stand for values. */
class Scale {
  constructor(values) {
    this.values = values;
  }
  get last() {
    return this.values.length - 1;
  }
  value(position) {
    return this.values[position];
  }
  /** The position whose value is nearest. */
  position(value) {
    let low = 0,
      high = this.last;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.values[middle] <= value) low = middle;
      else high = middle;
    }
    return value - this.values[low] <= this.values[high] - value ? low : high;
  }
}

/** Evenly spaced values. */
export function linear(low, high, step) {
  const steps = Math.round((high - low) / step);
  return new Scale(Array.from({ length: steps + 1 }, (_, index) => Number((low + index * step).toPrecision(10))));
}

/** Values a constant factor apart, a hundred to each power of ten, to three digits. */
export function logarithmic(low, high) {
  const steps = Math.round(100 * Math.log10(high / low));
  const values = Array.from({ length: steps + 1 }, (_, index) =>
    Number(rounded(low * (high / low) ** (index / steps))),
  );
  return new Scale([...new Set(values)]);
}

/** Whole numbers, each up to a hundred and a constant factor apart beyond. */
export function counts(low, high) {
  const values = new Set();
  for (let count = low; count <= Math.min(high, 100); count++) values.add(count);
  for (let count = 102; count <= high; count *= 1.02) values.add(Math.round(Number(rounded(count))));
  return new Scale([...values.add(high)].sort((a, b) => a - b));
}

/** A logarithmic scale with one more position at its end: no limit. */
export function unlimited(low, high) {
  return new Scale([...logarithmic(low, high).values, Infinity]);
}
