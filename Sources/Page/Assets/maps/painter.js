// A map's colours on a canvas. Opacity and blend are the style of the canvas; the picture lies under it.

import { colourOfData, diverging } from './colours.js';

const images = new WeakMap();

/**
 * @param k the top percentage that shows
 * @param outside what the rest shows: `picture`, or `dark` for the colour of zero
 * @param step every how manyth pixel is painted each way: more than 1 while something moves, where nobody sees it
 */
export function paint(canvas, map, { colours, k, outside, blend, isSigned = false, step = 1 }) {
  const { width, height, data } = map;
  const image = imageOf(canvas, Math.ceil(width / step), Math.ceil(height / step));
  const pixels = new Uint32Array(image.data.buffer);
  const isWhole = k >= 100 || isSigned;
  let lut = colourOfData({
    name: isSigned ? diverging : colours, minimum: map.minimum, maximum: map.maximum, byValue: blend === 'value',
    // The top of a thresholded map is brought to 1, and so is the largest difference.
    scale: (!isWhole || isSigned) && map.maximum > 0 ? map.maximum : 1,
  });
  const rest = outside === 'dark' && blend !== 'value'
    ? colourOfData({ name: colours, minimum: 0, maximum: 1, byValue: false })[0] : 0;
  const { cut, quota } = isWhole ? { cut: 0, quota: 0 } : map.cut(k);
  if (cut > 0) lut = lut.slice().fill(rest, 0, cut);
  if (step > 1) {
    for (let y = 0, i = 0; y < height; y += step) {
      for (let at = y * width, end = at + width; at < end; at += step, i += 1) pixels[i] = lut[data[at]];
    }
  } else {
    for (let i = 0; i < data.length; i += 1) pixels[i] = lut[data[i]];
    if (!isWhole) clearSurplus(pixels, map, cut, quota, rest);
  }
  canvas.getContext('2d').putImageData(image, 0, 0);
}

/** Of the pixels at the cut the first ones stay; the others go, from the last. */
function clearSurplus(pixels, { data, histogram }, cut, quota, rest) {
  const surplus = histogram[cut] - quota;
  for (let left = surplus, i = data.length - 1; left > 0; left -= 1, i -= 1) {
    // Few are far apart, where the built-in search is faster; many are near.
    if (surplus < 5000) i = data.lastIndexOf(cut, i);
    else while (data[i] !== cut) i -= 1;
    pixels[i] = rest;
  }
}

/** What is painted into, of the canvas' size; the one of before where it fits. */
function imageOf(canvas, width, height) {
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  // The pixels are made here: a canvas in main memory takes them fastest.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let image = images.get(canvas);
  if (image?.width !== width || image.height !== height) images.set(canvas, image = context.createImageData(width, height));
  return image;
}

/** How the canvas lies on the picture. */
export function blended(canvas, { opacity, blend }) {
  canvas.style.opacity = opacity;
  canvas.style.mixBlendMode = { multiply: 'multiply', screen: 'screen' }[blend] ?? 'normal';
}
