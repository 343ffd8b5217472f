// Two maps against each other: by a divider, side by side, or one less the other. Of two methods or the consensus of the chosen
// groups, or of two classes.

import { button, decimal, el, field, percent, select, shown } from '../core/dom.js';
import { className, methods, session, wanted, watchSession } from '../core/session.js';
import { change, state, watch } from '../core/state.js';
import { consensusName, consensusWords, createConsensus, mapTitle, members } from '../maps/consensus.js';
import { watchExplanations } from '../maps/explanations.js';
import { difference } from '../maps/heat-map.js';
import { createMapView } from './map-view.js';
import { pictureAddress, shownAspect } from './maps-tab.js';
import { notice } from './notice.js';

const modes = [['divider', 'divider'], ['side', 'side by side'], ['difference', 'difference']];

export function createCompareTab() {
  const slots = ['first', 'second'].map((name, index) => createSlot(name, ['A', 'B'][index]));
  const mode = select(modes, state.mode, (value) => change({ mode: value }));
  const divider = el('input', {
    type: 'range', min: 0, max: 100, class: 'divider-range', 'aria-label': 'Divider between A and B',
    on: { input: () => change({ divider: divider.value / 100 }) } });
  const reading = el('p', { class: 'reading-line', 'aria-hidden': 'true' });
  const values = ['', '', ''];
  const read = (index) => (value) => {
    values[index] = value ? decimal(value.value) : '';
    const at = value && `x ${value.column}, y ${value.row}: `;
    const [a, b, less] = values;
    reading.textContent = at ? at + (state.mode === 'difference' ? `A − B = ${less}` : `A ${a}, B ${b}`) : ' ';
  };
  const views = [0, 1, 2].map((index) => createMapView({ isLarge: true, onvalue: read(index) }));
  const handle = el('div', { class: 'divider-handle', 'aria-hidden': 'true' });
  const pair = el('div', { class: 'compare-pair' }, views.map((view) => view.element), handle);
  const problems = el('div', { class: 'problems' });
  const [low, high] = [el('span'), el('span')];
  const words = el('span', { role: 'status' });
  const common = el(
    'p', { class: 'faint compare-consensus', hidden: true }, words,
    button('Choose groups', () => change({ tab: 'ensemble' }), { class: 'quiet' }));
  const commonMaps = slots.map(createConsensus);
  const element = el(
    'div', { class: 'compare-tab' },
    el('div', { class: 'compare-choices' }, slots.map((slot) => slot.element), field('Show', mode)), common, problems, pair, divider, reading,
    el('p', { class: 'faint difference-key' }, el('span', { class: 'key is-low' }), low, el('span', { class: 'key is-high' }), high));

  handle.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener('pointermove', (event) => {
    if (!handle.hasPointerCapture(event.pointerId)) return;
    const bounds = pair.getBoundingClientRect();
    change({ divider: (event.clientX - bounds.left) / bounds.width });
  });

  let made = null;
  function show() {
    if (state.view !== 'explain' || state.tab !== 'compare' || !session.picture) return;
    const asked = wanted();
    slots.forEach((slot) => slot.show());
    const entries = ['first', 'second'].map((name, place) => {
      const index = state[`${name}Class`] || state.class;
      const explanation = asked.find((one) => one.query.class === index);
      if (state[name] !== consensusName) return { explanation, entry: explanation?.entries.get(state[name]) };
      return { explanation, isCommon: true, entry: { map: commonMaps[place](explanation) } };
    });
    const source = session.network ? pictureAddress() : '';
    const aspect = shownAspect();
    const maps = entries.map(({ entry }) => entry?.map ?? null);
    entries.forEach((_, index) => views[index].show(maps[index], {
      source, aspect, label: `Map ${'AB'[index]}, ${mapTitle(state[['first', 'second'][index]])}` }));
    const withCommon = entries.find((one) => one.isCommon);
    common.hidden = !withCommon;
    if (withCommon) {
      const how = state.consensus === 'vote' ? `, by vote at k = ${state.k} %` : ', by sum';
      words.textContent = `${consensusWords(withCommon.explanation)}${members().length ? how : ''}.`;
    }
    if (maps[0] && maps[1] && state.mode === 'difference') {
      if (made?.[0] !== maps[0] || made?.[1] !== maps[1]) made = [...maps, difference(...maps)];
    }
    const isReady = made && made[0] === maps[0] && made[1] === maps[1];
    views[2].show(isReady ? made[2] : null, { source, aspect, signed: true, label: 'A less B' });
    const largest = isReady ? decimal(made[2].maximum) : '…';
    low.textContent = `B is stronger, at most by ${largest} `;
    high.textContent = `A is stronger, at most by ${largest}`;
    pair.dataset.mode = state.mode;
    element.dataset.mode = state.mode;
    mode.value = state.mode;
    place();
    const failed = entries.map(({ entry, explanation }) => entry?.problem ?? explanation?.problem).filter(Boolean);
    problems.replaceChildren(...failed.map((problem) => notice(problem)));
    const isWithout = withCommon && members().length === 0;
    pair.classList.toggle('is-waiting', !maps.every(Boolean) && failed.length === 0 && !isWithout);
  }
  function place() {
    const share = state.divider * 100;
    const isDivided = state.mode === 'divider';
    views[1].element.style.clipPath = isDivided ? `inset(0 0 0 ${share}%)` : '';
    handle.style.left = `${share}%`;
    divider.value = String(Math.round(share));
    divider.hidden = handle.hidden = !isDivided;
  }
  watch(['divider'], place);
  watch(['tab', 'view', 'mode', 'first', 'second', 'off', 'consensus'], show);
  watch(['k'], () => {
    if (state.consensus === 'vote' && [state.first, state.second].includes(consensusName)) show();
  });
  watchSession(show);
  watchExplanations(show);
  return { element };
}

/** Which map: a method or the consensus, and a class. */
function createSlot(name, letter) {
  const method = el('select', { 'aria-label': `Method of ${letter}`, on: { change: () => change({ [name]: method.value }) } });
  const ofClass = el('select', {
    'aria-label': `Class of ${letter}`, on: { change: () => change({ [`${name}Class`]: ofClass.value }) } });
  let made = '';
  return {
    element: el('div', { class: 'slot' }, el('b', {}, letter), method, ofClass),
    show() {
      const classes = [...(session.predictions?.classes ?? [])];
      for (const index of [state.firstClass, state.secondClass]) {
        if (index !== '' && !classes.some((one) => String(one.class) === index)) {
          classes.push({ class: index, name: className(index) });
        }
      }
      const available = methods().filter((one) => one.isAvailable).map((one) => one.method);
      const key = JSON.stringify([available, classes, state.class]);
      if (made !== key) {
        made = key;
        method.replaceChildren(...[...available, consensusName].map((one) => el('option', { value: one }, mapTitle(one))));
        ofClass.replaceChildren(
          el('option', { value: '' }, `chosen class: ${shown(className(state.class))}`),
          ...classes.map((one) => el('option', { value: String(one.class) },
            `${shown(one.name ?? className(one.class))} ${one.probability === undefined ? '' : percent(one.probability)}`)));
      }
      method.value = state[name];
      ofClass.value = state[`${name}Class`];
    },
  };
}
