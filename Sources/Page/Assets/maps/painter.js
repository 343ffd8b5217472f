// A map's colours on a canvas. Opacity and blend are the style of the canvas; the picture lies under it.

import { colourOfData, diverging } from './colours.js';

const images = new WeakMap();

/**
 * @param k the top percentage that shows
 * @param outside what the rest shows: `picture`, or `dark` for the colour of zero
 */
export function paint(canvas, map, { colours, k, outside, blend, isSigned = false }) {
  const { width, height, data } = map;
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  // Read back often or never, the pixels are made here: a canvas in main memory takes them fastest.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let image = images.get(canvas);
  if (!image || image.width !== width || image.height !== height) {
    images.set(canvas, image = context.createImageData(width, height));
  }
  const pixels = new Uint32Array(image.data.buffer);
  const isWhole = k >= 100 || isSigned;
  const lut = colourOfData({
    name: isSigned ? diverging : colours, minimum: map.minimum, maximum: map.maximum, byValue: blend === 'value',
    // The top of a thresholded map is brought to 1, and so is the largest difference.
    scale: (!isWhole || isSigned) && map.maximum > 0 ? map.maximum : 1,
  });
  if (isWhole) {
    for (let i = 0; i < data.length; i += 1) pixels[i] = lut[data[i]];
  } else {
    const rest = outside === 'dark' && blend !== 'value' ? colourOfData({
      name: colours, minimum: 0, maximum: 1, byValue: false })[0] : 0;
    const { cut, quota } = map.cut(k);
    let left = quota;
    for (let i = 0; i < data.length; i += 1) {
      const value = data[i];
      if (value > cut) pixels[i] = lut[value];
      else if (value === cut && left > 0) {
        pixels[i] = lut[value];
        left -= 1;
      } else pixels[i] = rest;
    }
  }
  context.putImageData(image, 0, 0);
}

/** How the canvas lies on the picture. */
export function blended(canvas, { opacity, blend }) {
  canvas.style.opacity = opacity;
  canvas.style.mixBlendMode = { multiply: 'multiply', screen: 'screen' }[blend] ?? 'normal';
}
