// The layers that a map can be made from, with their shapes.

import { button, el, shown } from '../core/dom.js';
import { session, watchSession } from '../core/session.js';
import { change, state, watch } from '../core/state.js';

export function createLayersTab() {
  const search = el('input', { type: 'search', placeholder: 'Search layers', 'aria-label': 'Search layers', on: { input: () => show(true) } });
  const rows = el('tbody');
  const table = el(
    'table', {}, el('caption', { class: 'faint' }, 'The later, the closer to the class and the coarser the map.'),
    el('thead', {}, el('tr', {}, ['Layer', 'Shape', ''].map((text) => el('th', { scope: 'col' }, text || el('span', { class: 'unseen' }, 'Choose'))))),
    rows);
  const element = el('div', { class: 'layers-tab' }, search, el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Layers' }, table));
  let made = null;

  function show(isNew = false) {
    const { network } = session;
    if (made !== network || isNew === true) {
      made = network;
      const low = search.value.toLowerCase();
      const layers = (network?.layers ?? []).filter((one) => one.layer.toLowerCase().includes(low));
      rows.replaceChildren(...layers.map((one) => el(
        'tr', { data: { layer: one.layer, usual: one.isDefault ? '1' : '' } },
        el('th', { scope: 'row' }, shown(one.layer), one.isDefault && el('span', { class: 'tag' }, 'default')),
        el('td', {}, one.shape.join(' × ')),
        el('td', {}, button('Explain from here', () => change({ layer: one.layer, tab: 'maps' }), {
          class: 'quiet', 'aria-label': `Explain from ${shown(one.layer)}` })))));
    }
    for (const row of rows.children) {
      const isChosen = state.layer ? row.dataset.layer === state.layer : row.dataset.usual === '1';
      row.classList.toggle('is-chosen', isChosen);
      if (isChosen) row.setAttribute('aria-current', 'true');
      else row.removeAttribute('aria-current');
    }
  }
  watchSession(show);
  watch(['layer'], show);
  return { element };
}
