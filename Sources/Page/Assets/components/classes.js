// The likeliest classes, as bars; one of them, or any other, is explained.

import { bind } from '../core/keyboard.js';
import { decimal, el, field, percent, shown } from '../core/dom.js';
import { className, isNumber, lack, session, watchSession } from '../core/session.js';
import { change, state, watch } from '../core/state.js';
import { notice } from './notice.js';

export function createClasses() {
  const list = el('div', { class: 'classes', role: 'radiogroup', 'aria-labelledby': 'classes-title' });
  const problems = el('div', { class: 'problems' });
  const known = el('datalist', { id: 'class-names' });
  const search = el('input', {
    type: 'search', list: 'class-names', placeholder: 'tabby, 281, tabby - lynx',
    'aria-label': 'Another class: a name, a number, or a sum of scores', maxlength: 500,
    autocomplete: 'off',
  });
  const answer = el('p', { class: 'faint', role: 'status' });
  let made = null;
  let told = '';

  function row(index, name, probability, logit) {
    const bar = el('span', { class: 'bar' });
    bar.style.width = `${Math.min(1, Math.max(0, probability ?? 0)) * 100}%`;
    return el(
      'label', { class: 'class-row', title: logit === undefined ? undefined : `logit ${decimal(logit, 2)}` },
      el('input', {
        type: 'radio', name: 'class', value: String(index), checked: String(index) === state.class,
        on: { change: () => change({ class: String(index) }) },
      }),
      el('span', { class: 'class-name' }, shown(name), ' ', el('span', { class: 'faint' }, isNumber(index) ? String(index) : '')),
      el('span', { class: 'class-probability' }, hasProbabilities() ? percent(probability) : decimal(probability, 3)), el('span', { class: 'bar-ground' }, bar));
  }

  // A number that a network is trained to give, and a cosine, are no probabilities.
  const hasProbabilities = () => !['regress', 'embed'].includes(session.network?.task);
  const title = el('h2', { id: 'classes-title' }, 'Classes');
  const titles = { detect: 'Boxes', regress: 'Numbers', prompts: 'Texts', embed: 'Other pictures' };

  function show() {
    const { predictions } = session;
    title.textContent = titles[session.network?.task] ?? 'Classes';
    const missing = lack();
    if (missing) answer.textContent = missing;
    else if (answer.textContent === told) answer.textContent = '';
    told = missing;
    const isListed = predictions?.classes.some((one) => String(one.class) === state.class);
    const key = predictions && `${isListed ? '' : state.class} ${state.network} ${session.network?.network}`;
    if (made?.predictions !== predictions || made?.key !== key) {
      made = { predictions, key };
      const rows = (predictions?.classes ?? []).map((one) => row(one.class, one.name ?? className(one.class), one.probability, one.logit));
      if (predictions && !isListed && state.class !== '') rows.push(row(state.class, className(state.class), null));
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
  // A class of boxes is no box by its number: its name stands for the likeliest one.
  const isOfBoxes = () => session.network?.task === 'detect';
  const nameOf = (index) => (isOfBoxes() ? session.network.classes[index] : null) ?? className(index);
  const label = (index) => `${index} ${shown(nameOf(index))}`;
  search.addEventListener('input', () => {
    const found = matching(search.value);
    known.replaceChildren(...found.map((index) => el('option', { value: label(index) })));
    const chosen = Number(search.value.split(' ')[0]);
    if (search.value === label(chosen)) choose(isOfBoxes() ? nameOf(chosen) : chosen);
  });
  search.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    const found = matching(search.value);
    const exact = found.find((index) => nameOf(index) === search.value || String(index) === search.value.trim());
    const only = exact ?? (found.length === 1 ? found[0] : undefined);
    if (only !== undefined) choose(isOfBoxes() ? nameOf(only) : only);
    else if (isWords(search.value)) choose(search.value.trim());
    else answer.textContent = found.length ? 'Several classes match: write more of the name.' : 'No class of this network has that name.';
  });
  /** A sum of scores, a rank, or one of several boxes: the server says what is wrong with it. */
  const isWords = (text) => / [-+*] |\(|^(top|second|third|rest)$/i.test(text.trim()) || isOfBoxes();
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
    title, problems, list, field('Another class', search), known, answer);
}
