// Colours for values, as `metacam explain --colormap` has them: value v has the colour number round(255·v) of 256.

import { colourMapTables } from './colour-tables.js';

export const colourMapNames = ['viridis', 'inferno', 'magma', 'turbo', 'jet'];

/** For differences: blue below zero, vermilion above, which are told apart without red or green cones. */
export const diverging = 'diverging';

const tables = new Map();

/** 256 colours as `[red, green, blue]` in a row. */
export function colours(name) {
  if (!tables.has(name)) tables.set(name, name === diverging ? divergingColours() : decoded(colourMapTables[name]));
  return tables.get(name);
}

function decoded(digits) {
  const samples = new Uint8Array(768);
  for (let i = 0; i < 768; i += 1) samples[i] = parseInt(digits.slice(2 * i, 2 * i + 2), 16);
  return samples;
}

function divergingColours() {
  const [low, faintLow, faintHigh, high] = [[0, 70, 190], [150, 190, 235], [245, 190, 140], [215, 65, 0]];
  const samples = new Uint8Array(768);
  for (let i = 0; i < 256; i += 1) {
    const t = i / 127.5 - 1;
    for (let c = 0; c < 3; c += 1) {
      samples[3 * i + c] = Math.round(t < 0 ? faintLow[c] - t * (low[c] - faintLow[c]) : faintHigh[c] + t * (high[c] - faintHigh[c]));
    }
  }
  return samples;
}

const luts = new Map();

/**
 * A colour for each of the 65,536 values of a map's data, as the bytes of ImageData in one number.
 *
 * @param byValue the map is as opaque as its value is high; a difference is opaque by the root of its size, so that the
 *   picture shows where there is none
 * @param scale what a value is divided by before
 */
export function colourOfData({ name, minimum, maximum, byValue, scale = 1 }) {
  const key = `${name} ${minimum} ${maximum} ${byValue} ${scale}`;
  let lut = luts.get(key);
  if (!lut) {
    if (luts.size > 24) luts.delete(luts.keys().next().value);
    luts.set(key, lut = made(name, minimum, maximum, byValue, scale));
  }
  return lut;
}

function made(name, minimum, maximum, byValue, scale) {
  const samples = colours(name);
  const bytes = new Uint8ClampedArray(65536 * 4);
  const isSigned = name === diverging;
  for (let data = 0; data < 65536; data += 1) {
    const raw = (minimum + (data / 65535) * (maximum - minimum)) / scale;
    const value = Math.min(1, Math.max(0, isSigned ? (raw + 1) / 2 : raw));
    const index = 3 * Math.floor(value * 255 + 0.5);
    bytes[4 * data] = samples[index];
    bytes[4 * data + 1] = samples[index + 1];
    bytes[4 * data + 2] = samples[index + 2];
    bytes[4 * data + 3] = isSigned ? 255 * Math.sqrt(Math.abs(2 * value - 1)) : byValue ? 255 * value : 255;
  }
  return new Uint32Array(bytes.buffer);
}
