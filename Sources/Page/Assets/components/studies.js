// A finished study: its cases by class, right or wrong, probability, score and disagreement, as cards and as points.

import { json, watchConnection } from '../core/api.js';
import { button, counted, el, field, lastPart, select, shown, whenQuiet } from '../core/dom.js';
import { bind } from '../core/keyboard.js';
import { session, watchSession } from '../core/session.js';
import { change, state, watch } from '../core/state.js';
import { createCase } from './case.js';
import { createCode } from './exports.js';
import { createGallery } from './gallery.js';
import { notice } from './notice.js';
import { createScatter } from './scatter.js';

const filters = {
  class: 'ofClass', right: 'right', minimumProbability: 'minimumProbability', maximumProbability: 'maximumProbability',
  minimumRoad: 'minimumRoad', maximumRoad: 'maximumRoad', minimumDisagreement: 'minimumDisagreement',
  maximumDisagreement: 'maximumDisagreement', search: 'search', network: 'ofNetwork',
};
const filterQuery = () => Object.fromEntries(Object.entries(filters).map(([name, key]) => [name, state[key]]));

export function createStudies() {
  let study = null;
  /** The study that is asked for, or that could not be had: it is not asked for again by itself. */
  let failed = '';
  let place = -1;
  const problems = el('div', { class: 'problems' });
  const none = el('section', { class: 'welcome', hidden: true },
    el('div', { class: 'drop-zone' }, el('h1', {}, 'No study is here'),
      el('p', {}, 'Start the program with the folder of one: ', el('code', {}, 'metacam serve RUN'), ', where RUN is what ',
        el('code', {}, 'metacam study --out RUN'), ' wrote.')));
  const title = el('h1', {}, 'Study');
  const choice = el('select', { 'aria-label': 'Study', on: { change: () => change({ study: choice.value, case: '', ofClass: '', ofNetwork: '' }) } });
  const facts = el('p', { class: 'faint' });
  const command = createCode('command line');
  const words = el('details', {}, el('summary', {}, 'The command line of this study'), command.element);
  const count = el('output', { class: 'count', role: 'status' });

  const number = (key, label, step) => {
    const input = el('input', { type: 'number', step, on: { input: whenQuiet(300, () => change({ [key]: input.value })) } });
    input.setAttribute('aria-label', label);
    return { key, input };
  };
  const ofClass = el('select', { on: { change: () => change({ ofClass: ofClass.value }) } });
  const ofNetwork = el('select', { on: { change: () => change({ ofNetwork: ofNetwork.value }) } });
  const networkField = field('Network', ofNetwork);
  const right = select([['', 'all'], ['true', 'right'], ['false', 'wrong']], state.right, (value) => change({ right: value }));
  const search = el('input', { type: 'search', placeholder: 'Name', 'aria-label': 'Search names', on: {
    input: whenQuiet(250, () => change({ search: search.value })) } });
  const numbers = [
    number('minimumProbability', 'Probability at least, 0 to 1', 0.05), number('maximumProbability', 'Probability at most, 0 to 1', 0.05),
    number('minimumRoad', 'ROAD at least', 0.01), number('maximumRoad', 'ROAD at most', 0.01),
    number('minimumDisagreement', 'Disagreement of the methods at least', 0.01),
    number('maximumDisagreement', 'Disagreement of the methods at most', 0.01)];
  const sort = select([['name', 'name'], ['probability', 'probability'], ['road', 'ROAD'], ['disagreement', 'disagreement'], ['class', 'class']],
    state.sort, (value) => change({ sort: value }));
  const order = button('', () => change({ order: state.order === 'ascending' ? 'descending' : 'ascending' }));
  const clear = button('Clear filters', () => change(Object.fromEntries(Object.values(filters).map((key) => [key, '']))), { class: 'quiet' });
  const range = (label, low, high, title) => el('div', { class: 'field', role: 'group', 'aria-label': label, title },
    el('span', { class: 'field-name' }, label), low.input, '–', high.input);
  const bar = el(
    'form', { class: 'filters', 'aria-label': 'Filter and sort', on: { submit: (event) => event.preventDefault() } },
    field('Class', ofClass), field('Answer', right), networkField, range('Probability', numbers[0], numbers[1]),
    range('ROAD', numbers[2], numbers[3]),
    range('Disagreement', numbers[4], numbers[5], 'How far the methods lie apart: the largest less the smallest of their ROAD scores, each at its best k'),
    search, field('Sort by', sort), order, clear, count);

  const gallery = createGallery({ onopen: (id, index) => {
    place = index;
    change({ case: id, focus: '' });
  } });
  const scatter = createScatter({ onopen: (id) => {
    place = -1;
    change({ case: id, focus: '' });
  } });
  const overview = el('div', { class: 'study-overview' },
    el('div', { class: 'study-head' }, title, choice, facts), bar,
    el('div', { class: 'study-body' }, scatter.element, gallery.element),
    words);
  const one = createCase({ onback: back, onstep: step });
  const element = el('div', { class: 'studies' }, problems, none, overview, one.element);

  function back() {
    change({ case: '', focus: '' });
    if (place >= 0) gallery.focus(place);
  }
  let isStepping = false;
  /** A case that was opened by its address, or as a point, has a place that the server knows. */
  async function step(by) {
    const { source } = gallery;
    if (!source || isStepping) return;
    isStepping = true;
    const ask = (query) => json(['studies', source.study, 'cases'], { ...source.query, limit: 1, ...query });
    try {
      if (place < 0) place = (await ask({ place: state.case })).place ?? -1;
      const next = place + by;
      if (next >= 0) {
        const id = gallery.caseAt(next) ?? (await ask({ offset: next })).cases[0]?.case;
        if (id !== undefined && gallery.source === source && state.case !== '') {
          place = next;
          change({ case: id });
        }
      }
    } catch (problem) {
      problems.replaceChildren(notice(problem));
    }
    isStepping = false;
  }
  bind(['Escape'], 'back to the gallery', back, () => state.view === 'studies' && state.case !== '');
  bind(['j'], 'next case', () => step(1), () => state.view === 'studies' && state.case !== '');
  bind(['k'], 'case before', () => step(-1), () => state.view === 'studies' && state.case !== '');

  async function loadStudy() {
    const id = state.study || session.server?.studies[0]?.study;
    if (!id || state.view !== 'studies' || study?.study === id || failed === id) return;
    failed = id;
    try {
      study = await json(['studies', id]);
      problems.replaceChildren();
      failed = '';
    } catch (problem) {
      study = null;
      problems.replaceChildren(notice(problem, { onretry: () => {
        failed = '';
        loadStudy();
      } }));
      return;
    }
    title.textContent = lastPart(study.name);
    title.title = shown(study.name);
    facts.textContent = [
      counted(study.cases, 'case'), study.right !== undefined && `${study.right.toLocaleString('en')} right, ${study.wrong.toLocaleString('en')} wrong`,
      study.failed && `${study.failed} failed`, study.networks.map(shown).join(', '), `${study.methods.length} methods`,
      study.protocol && `ROAD ${shown(study.protocol)}`, study.seed !== undefined && `seed ${study.seed}`].filter(Boolean).join(' · ');
    ofClass.replaceChildren(el('option', { value: '' }, 'all'), ...study.classes.map((one) =>
      el('option', { value: String(one.class) }, `${shown(one.name)}${one.cases === undefined ? '' : ` (${one.cases})`}`)));
    ofNetwork.replaceChildren(el('option', { value: '' }, 'all'), ...study.networks.map((name) => el('option', { value: name }, shown(name))));
    networkField.hidden = study.networks.length < 2;
    command.show(shown(study.command ?? ''));
    words.hidden = !study.command;
    loadCases(true);
  }

  let asked = '';
  async function loadCases(isNew = false) {
    if (!study || state.view !== 'studies') return;
    const query = filterQuery();
    const key = JSON.stringify([study.study, query]);
    const all = JSON.stringify([key, state.sort, state.order]);
    if (asked === all && !isNew) return;
    const isOther = !asked.startsWith(JSON.stringify([key]).slice(0, -1)) || isNew;
    asked = all;
    place = -1;
    gallery.show(
      { study: study.study, query: { ...query, sort: state.sort, order: state.order } },
      (total) => (count.textContent = counted(total, 'case')));
    if (!isOther) return;
    try {
      const points = await json(['studies', study.study, 'points'], query);
      if (asked === all) scatter.show(points);
    } catch (problem) {
      problems.replaceChildren(notice(problem));
    }
  }

  function show() {
    const known = session.server?.studies ?? [];
    none.hidden = !session.server || known.length > 0;
    overview.hidden = known.length === 0 || state.case !== '';
    choice.hidden = known.length < 2;
    if (choice.dataset.known !== JSON.stringify(known)) {
      choice.dataset.known = JSON.stringify(known);
      choice.replaceChildren(...known.map((one) => el('option', { value: one.study }, lastPart(one.name))));
    }
    choice.value = state.study || known[0]?.study || '';
    ofClass.value = state.ofClass;
    ofNetwork.value = state.ofNetwork;
    right.value = state.right;
    sort.value = state.sort;
    order.textContent = state.order === 'ascending' ? '↑ ascending' : '↓ descending';
    for (const { key, input } of numbers) if (document.activeElement !== input) input.value = state[key];
    if (document.activeElement !== search) search.value = state.search;
    clear.hidden = Object.values(filters).every((key) => state[key] === '');
    one.show(choice.value, choice.value && state.view === 'studies' ? state.case : '');
    loadStudy();
    loadCases();
  }
  watchConnection((isGone) => {
    if (!isGone) failed = '';
  });
  watchSession(show);
  watch(['view', 'study', 'case', 'sort', 'order', ...Object.values(filters)], show);
  return { element };
}
