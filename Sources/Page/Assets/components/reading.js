// How a picture's file is read: which values become black and white, which page or plane of several.

import { button, el, field } from '../core/dom.js';
import { readAgain, session, watchSession } from '../core/session.js';
import { state, watch } from '../core/state.js';

const ranges = ['auto', 'full', 'minmax', 'percentile', 'percentile:1,99', 'window:40,400', 'pillow8'];

export function createReading() {
  const range = el('input', { type: 'text', list: 'ranges', placeholder: 'auto', maxlength: 100, spellcheck: 'false' });
  const page = el('input', { type: 'number', min: 1, step: 1, placeholder: '1' });
  const slice = el('input', { type: 'text', placeholder: 'z:12', maxlength: 20, spellcheck: 'false' });
  const colours = el('input', { type: 'checkbox' });

  const ask = () => {
    const reading = { range: range.value.trim(), page: page.value, slice: slice.value.trim() };
    readAgain(colours.checked ? { ...reading, manageColours: 'true' } : reading);
  };
  const form = el(
    'form', { class: 'reading-form', on: { submit: (event) => {
      event.preventDefault();
      ask();
    } } },
    field('Range', range), field('Page', page), field('Slice', slice),
    el('label', { class: 'switch' }, colours, 'Apply the colour profile'),
    button('Read again', ask), el('datalist', { id: 'ranges' }, ranges.map((value) => el('option', { value }))));
  const element = el('details', { class: 'reading-choice' }, el('summary', {}, 'How the file is read'), form);

  function show() {
    element.hidden = !session.picture;
    const reading = session.picture?.reading ?? {};
    range.value = reading.range ?? '';
    page.value = reading.page ?? '';
    slice.value = reading.slice ?? '';
    colours.checked = reading.manageColours ?? false;
  }
  let shown = null;
  // What somebody is typing stays until another picture is there.
  watchSession(() => {
    if (shown === session.picture) return;
    shown = session.picture;
    show();
  });
  watch(['picture'], () => { element.hidden = !state.picture; });
  show();
  return element;
}
