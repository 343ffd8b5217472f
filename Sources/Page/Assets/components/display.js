// How maps are drawn: moved here, drawn here, without the server.

import { bind } from '../core/keyboard.js';
import { announce, button, el, field, oncePerFrame, select } from '../core/dom.js';
import { change, state, watch } from '../core/state.js';
import { colourMapNames, colours } from '../maps/colours.js';
import { zoomAt } from './map-view.js';

const blends = [['over', 'over'], ['value', 'by value'], ['multiply', 'multiply'], ['screen', 'screen']];
const reset = () => change({ zoom: 1, x: 0.5, y: 0.5 });

export function createDisplay() {
  const opacity = el('input', {
    type: 'range', min: 0, max: 100, step: 1, on: { input: () => change({ opacity: opacity.value / 100 }) } });
  const k = el('input', { type: 'range', min: 1, max: 100, step: 1, on: { input: () => change({ k: Number(k.value) }) } });
  const [opacityText, kText] = [el('output', { class: 'reading' }), el('output', { class: 'reading' })];
  const map = select(colourMapNames.map((name) => [name, name]), state.colours, (value) => change({ colours: value }));
  const blend = select(blends, state.blend, (value) => change({ blend: value }));
  const outside = select(
    [['picture', 'the picture'], ['dark', 'the colour of 0']], state.outside, (value) => change({ outside: value }));
  const outsideField = field('The rest shows', outside);
  const legend = el('canvas', { width: 256, height: 1, class: 'legend-colours' });
  const switches = [['boxes', 'Boxes'], ['contours', 'Contours']].map(([key, label]) => {
    const input = el('input', {
      type: 'checkbox', on: { change: () => change({ [key]: input.checked, ...(input.checked ? drawable() : {}) }) } });
    return { key, input, element: el('label', { class: 'switch' }, input, label) };
  });
  const zoom = el('output', { class: 'reading' });

  const show = oncePerFrame(() => {
    opacity.value = String(Math.round(state.opacity * 100));
    opacityText.textContent = `${opacity.value} %`;
    k.value = String(state.k);
    kText.textContent = state.k >= 100 ? 'all' : `${state.k} %`;
    k.setAttribute('aria-valuetext', state.k >= 100 ? 'the whole map' : `the top ${state.k} percent`);
    map.value = state.colours;
    blend.value = state.blend;
    outside.value = state.outside;
    outsideField.hidden = state.k >= 100;
    for (const { key, input } of switches) input.checked = state[key];
    zoom.textContent = `${Math.round(state.zoom * 100)} %`;
    if (legend.dataset.of !== state.colours) {
      legend.dataset.of = state.colours;
      const context = legend.getContext('2d');
      const image = context.createImageData(256, 1);
      const samples = colours(state.colours);
      for (let i = 0; i < 256; i += 1) image.data.set([samples[3 * i], samples[3 * i + 1], samples[3 * i + 2], 255], 4 * i);
      context.putImageData(image, 0, 0);
    }
  });
  watch(['opacity', 'k', 'colours', 'blend', 'outside', 'boxes', 'contours', 'zoom'], show);
  show();

  return el(
    'div', { class: 'display', role: 'group', 'aria-label': 'How maps are drawn' },
    field('Opacity', opacity, opacityText), field('Top k', k, kText), outsideField,
    el('div', { class: 'field' }, el('label', { class: 'inline' }, el('span', { class: 'field-name' }, 'Colours'), map),
      el('span', { class: 'legend', 'aria-hidden': 'true' }, '0', legend, '1')),
    field('Blend', blend),
    el('div', { class: 'display-rest' }, switches.map(({ element }) => element),
      el('div', { class: 'zoom', role: 'group', 'aria-label': 'Zoom' },
        button('−', () => zoomAt(1 / 1.5), { 'aria-label': 'Zoom out', title: 'Zoom out (−)' }), zoom,
        button('+', () => zoomAt(1.5), { 'aria-label': 'Zoom in', title: 'Zoom in (+)' }),
        button('Fit', reset, { class: 'quiet', title: 'Whole picture (0)' }))));
}

/** Regions need a threshold. */
const drawable = () => (state.k >= 100 ? { k: 20 } : {});

export function bindDisplayKeys() {
  const say = (text) => announce(text);
  const moveK = (by) => {
    change({ k: Math.min(100, Math.max(1, by > 0 && state.k === 1 ? 5 : state.k + by)) });
    say(state.k >= 100 ? 'the whole map' : `top ${state.k} percent`);
  };
  const moveOpacity = (by) => {
    change({ opacity: Math.round(Math.min(1, Math.max(0, state.opacity + by)) * 100) / 100 });
    say(`opacity ${Math.round(state.opacity * 100)} percent`);
  };
  bind([','], 'a smaller top k', () => moveK(-5));
  bind(['.'], 'a larger top k', () => moveK(5));
  bind(['<'], 'less opacity', () => moveOpacity(-0.1));
  bind(['>'], 'more opacity', () => moveOpacity(0.1));
  bind(['m'], 'next colour map', () => {
    change({ colours: colourMapNames[(colourMapNames.indexOf(state.colours) + 1) % colourMapNames.length] });
    say(`colours ${state.colours}`);
  });
  bind(['n'], 'next blend', () => {
    const names = blends.map(([name]) => name);
    change({ blend: names[(names.indexOf(state.blend) + 1) % names.length] });
    say(`blend ${state.blend}`);
  });
  bind(['b'], 'boxes on or off', () => change({ boxes: !state.boxes, ...drawable() }));
  bind(['c'], 'contours on or off', () => change({ contours: !state.contours, ...drawable() }));
  bind(['+', '='], 'zoom in', () => zoomAt(1.5));
  bind(['-'], 'zoom out', () => zoomAt(1 / 1.5));
  bind(['0'], 'the whole picture', reset);
}
