// A map as the server sends it, and what can be asked of it without the server.

import { bytes } from '../core/api.js';

/** Values minimum + data/65535·(maximum − minimum), row by row. */
export class HeatMap {
  #histogram = null;

  constructor({ id = '', width, height, data, minimum = 0, maximum = 1 }) {
    Object.assign(this, { id, width, height, data, minimum, maximum });
  }

  /** From numbers: their least and their largest become the data's ends. */
  static of(values, width, height, { minimum, maximum } = {}) {
    let [low, high] = [minimum ?? Infinity, maximum ?? -Infinity];
    if (minimum === undefined) for (const value of values) low = value < low ? value : low;
    if (maximum === undefined) for (const value of values) high = value > high ? value : high;
    const scale = high > low ? 65535 / (high - low) : 0;
    const data = new Uint16Array(values.length);
    for (let i = 0; i < values.length; i += 1) data[i] = Math.round((values[i] - low) * scale);
    return new HeatMap({ width, height, data, minimum: low, maximum: high });
  }

  get count() {
    return this.data.length;
  }

  value(pixel) {
    return this.minimum + (this.data[pixel] / 65535) * (this.maximum - this.minimum);
  }

  /** How many pixels have each data value. */
  get histogram() {
    if (!this.#histogram) {
      this.#histogram = new Uint32Array(65536);
      const { data } = this;
      for (let i = 0; i < data.length; i += 1) this.#histogram[data[i]] += 1;
    }
    return this.#histogram;
  }

  /**
   * Where the top k percent begin: data above `cut` is among them, and of that equal to it the first `quota` pixels, row by
   * row, so that they are round(k/100·H·W) in all.
   */
  cut(percent) {
    const kept = Math.round((percent / 100) * this.count);
    const { histogram } = this;
    let above = 0;
    for (let data = 65535; data >= 0; data -= 1) {
      if (above + histogram[data] >= kept) return { cut: data, quota: kept - above };
      above += histogram[data];
    }
    return { cut: 0, quota: this.count };
  }

  /** Which pixels are among the top k percent, as 1 and 0. */
  strongest(percent) {
    const { data } = this;
    const mask = new Uint8Array(data.length);
    const { cut, quota } = this.cut(percent);
    let left = quota;
    for (let i = 0; i < data.length; i += 1) {
      const value = data[i];
      if (value > cut) mask[i] = 1;
      else if (value === cut && left > 0) {
        mask[i] = 1;
        left -= 1;
      }
    }
    return mask;
  }

  /** The share of pixels that are at least as strong, from 0 to 1. */
  rank(pixel) {
    let count = 0;
    for (let data = 65535; data >= this.data[pixel]; data -= 1) count += this.histogram[data];
    return count / this.count;
  }
}

/** S = Σᵢ Lᵢ, brought to 0 … 1; one member stays as it is. */
export function sum(maps) {
  if (maps.length === 1) return maps[0];
  return added(maps, (map, total) => {
    const { data, minimum, maximum } = map;
    const step = (maximum - minimum) / 65535;
    for (let i = 0; i < total.length; i += 1) total[i] += minimum + data[i] * step;
  });
}

/** V_k: how many members hold a pixel among their own top k percent, brought to 0 … 1. */
export function vote(maps, percent) {
  return added(maps, (map, total) => {
    const mask = map.strongest(percent);
    for (let i = 0; i < total.length; i += 1) total[i] += mask[i];
  });
}

function added(maps, add) {
  const [{ width, height }] = maps;
  const total = new Float64Array(width * height);
  for (const map of maps) add(map, total);
  const result = HeatMap.of(total, width, height);
  return Object.assign(result, { maximum: result.maximum > result.minimum ? 1 : 0, minimum: 0 });
}

/** One map less another of its size; its ends are the largest difference, below zero and above. */
export function difference(first, second) {
  const values = new Float32Array(first.count);
  let largest = 1e-6;
  for (let i = 0; i < values.length; i += 1) {
    values[i] = first.value(i) - second.value(i);
    largest = Math.max(largest, Math.abs(values[i]));
  }
  return HeatMap.of(values, first.width, first.height, { minimum: -largest, maximum: largest });
}

export async function fetchMap(path, id, signal) {
  const { buffer, headers } = await bytes(path, {}, { signal });
  const number = (name) => Number(headers.get(name));
  const [width, height] = [number('X-Map-Width'), number('X-Map-Height')];
  const isLittleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
  const view = new DataView(buffer);
  const data = isLittleEndian
    ? new Uint16Array(buffer) : Uint16Array.from({ length: width * height }, (_, i) => view.getUint16(2 * i, true));
  return new HeatMap({ id, width, height, data, minimum: number('X-Map-Minimum'), maximum: number('X-Map-Maximum') });
}
