// The picture without its most and without its least relevant pixels, as ROAD asks the network about it. As many go as is said
// (the exact protocol); by the reference one, pixels of one value go together, and of a map with a threshold mostly all.

import { bytes } from '../core/api.js';
import { el, field, shown, whenQuiet } from '../core/dom.js';
import { change, state, watch } from '../core/state.js';

export function createRemovals() {
  const range = el('input', { type: 'range', min: 5, max: 95, step: 5, on: { input: () => change({ removed: Number(range.value) }) } });
  const text = el('output', { class: 'reading' });
  const pictures = ['most', 'least'].map((order) => {
    const image = el('img', { alt: '' });
    const words = el('span', {}, `${order} relevant removed`);
    return { order, image, words, element: el('figure', {}, image, el('figcaption', {}, words)) };
  });
  const element = el(
    'details', { class: 'removals', open: true }, el('summary', {}, 'Pictures with pixels removed'),
    field('Removed', range, text), el('div', { class: 'removal-pair' }, pictures.map((one) => one.element)));
  let asked = null;
  let shownKey = '';
  let abort = new AbortController();

  const load = whenQuiet(250, async () => {
    if (!asked || !element.open || element.offsetParent === null) return;
    const query = { ...asked, threshold: state.removed, protocol: 'exact' };
    const key = JSON.stringify(query);
    if (key === shownKey) return;
    shownKey = key;
    abort.abort();
    abort = new AbortController();
    const { signal } = abort;
    for (const { order, image, words } of pictures) {
      try {
        const { buffer, headers } = await bytes(['removals'], { ...query, order }, { signal });
        URL.revokeObjectURL(image.src);
        image.src = URL.createObjectURL(new Blob([buffer], { type: headers.get('Content-Type') ?? 'image/png' }));
        image.alt = `The picture without its ${order} relevant ${query.threshold} percent`;
        words.textContent = `${order} relevant removed`;
      } catch (problem) {
        if (problem.name === 'AbortError') return;
        shownKey = '';
        words.textContent = `${shown(problem.message)} ${shown(problem.remedy)}`;
      }
    }
  });
  function showRange() {
    range.value = String(state.removed);
    text.textContent = `${state.removed} %`;
  }
  showRange();
  element.addEventListener('toggle', load);
  watch(['removed'], () => {
    showRange();
    load();
  });
  return {
    element,
    /** @param query what names the map; null where there is none */
    show(query) {
      // Of another map or network the former pictures would be wrong.
      if (JSON.stringify(query) !== JSON.stringify(asked)) {
        abort.abort();
        shownKey = '';
        for (const { order, image, words } of pictures) {
          URL.revokeObjectURL(image.src);
          image.removeAttribute('src');
          image.alt = '';
          words.textContent = `${order} relevant removed: computing`;
        }
      }
      asked = query;
      element.hidden = !query;
      load();
    },
  };
}
