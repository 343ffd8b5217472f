// The likeliest classes, as bars; one of them, or any other, is explained.

import { bind } from '../core/keyboard.js';
import { decimal, el, field, percent, shown } from '../core/dom.js';
import { className, session, watchSession } from '../core/session.js';
import { change, state, watch } from '../core/state.js';
import { notice } from './notice.js';

export function createClasses() {
  const list = el('div', { class: 'classes', role: 'radiogroup', 'aria-labelledby': 'classes-title' });
  const problems = el('div', { class: 'problems' });
  const known = el('datalist', { id: 'class-names' });
  const search = el('input', {
    type: 'search', list: 'class-names', placeholder: 'name or number', 'aria-label': 'Another class: name or number',
    autocomplete: 'off',
  });
  const answer = el('p', { class: 'faint', role: 'status' });
  let made = null;

  function row(index, name, probability, logit) {
    const bar = el('span', { class: 'bar' });
    bar.style.width = `${(probability ?? 0) * 100}%`;
    return el(
      'label', { class: 'class-row', title: logit === undefined ? undefined : `logit ${decimal(logit, 2)}` },
      el('input', {
        type: 'radio', name: 'class', value: String(index), checked: String(index) === state.class,
        on: { change: () => change({ class: String(index) }) },
      }),
      el('span', { class: 'class-name' }, shown(name), ' ', el('span', { class: 'faint' }, String(index))),
      el('span', { class: 'class-probability' }, percent(probability)), el('span', { class: 'bar-ground' }, bar));
  }

  function show() {
    const { predictions } = session;
    const isListed = predictions?.classes.some((one) => String(one.class) === state.class);
    const key = predictions && `${isListed ? '' : state.class} ${state.network} ${session.network?.network}`;
    if (made?.predictions !== predictions || made?.key !== key) {
      made = { predictions, key };
      const rows = (predictions?.classes ?? []).map((one) => row(one.class, one.name ?? className(one.class), one.probability, one.logit));
      if (predictions && !isListed && state.class !== '') rows.push(row(Number(state.class), className(Number(state.class)), null));
      list.replaceChildren(...rows);
    }
    for (const radio of list.querySelectorAll('input')) radio.checked = radio.value === state.class;
    const names = ['network', 'predictions'].filter((name) => session.problems[name]);
    problems.replaceChildren(...names.map((name) => notice(session.problems[name])));
  }

  function matching(text) {
    const classes = session.network?.classes ?? [];
    const low = text.trim().toLowerCase();
    const found = [];
    for (let index = 0; index < classes.length && found.length < 20; index += 1) {
      if ((classes[index] ?? '').toLowerCase().includes(low) || String(index) === low) found.push(index);
    }
    return found;
  }
  const label = (index) => `${index} ${shown(className(index))}`;
  search.addEventListener('input', () => {
    const found = matching(search.value);
    known.replaceChildren(...found.map((index) => el('option', { value: label(index) })));
    const chosen = Number(search.value.split(' ')[0]);
    if (search.value === label(chosen)) choose(chosen);
  });
  search.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    const found = matching(search.value);
    const exact = found.find((index) => className(index) === search.value || String(index) === search.value.trim());
    if (exact !== undefined || found.length === 1) choose(exact ?? found[0]);
    else answer.textContent = found.length ? 'Several classes match: write more of the name.' : 'No class of this network has that name.';
  });
  function choose(index) {
    search.value = '';
    answer.textContent = `${className(index)} is explained.`;
    change({ class: String(index) });
  }
  bind(['/'], 'search a class', () => search.focus(), () => state.view === 'explain' && state.picture !== '');

  watchSession(show);
  watch(['class'], show);
  return el(
    'section', { class: 'panel', 'aria-labelledby': 'classes-title' },
    el('h2', { id: 'classes-title' }, 'Classes'), problems, list, field('Another class', search), known, answer);
}
