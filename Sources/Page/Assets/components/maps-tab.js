// The maps of all methods side by side, each as soon as it is ready; one of them large.

import { url } from '../core/api.js';
import { bind } from '../core/keyboard.js';
import { announce, button, decimal, duration, el, percent, shown } from '../core/dom.js';
import { className, lack, methods, query, retry, session, wanted, watchSession } from '../core/session.js';
import { change, state, watch } from '../core/state.js';
import { watchExplanations } from '../maps/explanations.js';
import { createExports } from './exports.js';
import { createMapView } from './map-view.js';
import { notice } from './notice.js';
import { createRemovals } from './removals.js';
import { createWords } from './words.js';

/** A small map with its method's name. */
export function createTile({ onopen }) {
  const value = el('span', { class: 'tile-value' });
  let resting = '';
  const view = createMapView({
    onopen, onvalue: (read) => {
      value.textContent = read ? decimal(read.value) : resting;
      value.classList.toggle('is-read', read !== null);
    } });
  const title = el('button', { type: 'button', class: 'tile-title', on: { click: onopen } });
  const bar = el('progress', {});
  const words = el('p', { class: 'tile-words' });
  const over = el('div', { class: 'tile-over' }, bar, words);
  view.element.append(over);
  const warnings = el('span', { class: 'tile-warning', hidden: true });
  const element = el('figure', { class: 'tile' }, view.element, el('figcaption', {}, title, warnings, value));
  return {
    element, view,
    /** @param entry `{phase, done, total, map, seconds, warnings, problem}` */
    show(entry, { label, source, aspect, isCurrent, rest }) {
      title.textContent = label;
      if (isCurrent) title.setAttribute('aria-current', 'true');
      else title.removeAttribute('aria-current');
      element.dataset.phase = entry.phase;
      over.hidden = entry.phase === 'ready';
      const isAtWork = entry.phase === 'waiting' || entry.phase === 'running';
      bar.hidden = !isAtWork;
      bar.setAttribute('aria-label', `${label} is computed`);
      if (entry.phase === 'running' && entry.total) Object.assign(bar, { max: entry.total, value: entry.done });
      else bar.removeAttribute('value');
      words.hidden = isAtWork;
      words.textContent = entry.problem ? `${shown(entry.problem.message)} ${shown(entry.problem.remedy)}` : '';
      warnings.hidden = !entry.warnings?.length;
      warnings.textContent = '!';
      warnings.title = (entry.warnings ?? []).map(shown).join('\n');
      resting = rest ?? (entry.seconds === undefined ? '' : duration(entry.seconds));
      view.show(entry.map ?? null, { source, aspect, label, box: chosenBox() });
      if (!value.classList.contains('is-read')) value.textContent = resting;
    },
    dispose: view.dispose,
  };
}

export const pictureAddress = () => url(['pictures', state.picture, 'view'], { network: state.network, task: state.task });

/** Width by height of what maps lie on. */
export const shownAspect = () =>
  session.network?.shownWidth ? session.network.shownWidth / session.network.shownHeight : 1;

/** Where the chosen box lies in what the network sees, in shares of it; null where there is none. */
export const chosenBox = () =>
  session.predictions?.classes.find((one) => String(one.class) === state.class)?.box ?? null;

export const entryOf = (explanation, method) =>
  method.isAvailable
    ? explanation?.entries.get(method.method) ?? { phase: 'waiting' }
    : { phase: 'failed', problem: { message: `Not with this network: ${method.reason}`, remedy: '' } };

/** A probability in percent; of what is none the number itself. */
const likelihood = (value) =>
  ['regress', 'embed'].includes(session.network?.task) || value < 0 || value > 1 ? decimal(value) : percent(value);

export function createMapsTab() {
  const grid = el('div', { class: 'maps-grid' });
  const problems = el('div', { class: 'problems' });
  const heading = el('h2', { class: 'maps-heading' });
  const stage = createStage();
  const exports = createExports();
  const texts = createWords();
  const element = el('div', { class: 'maps-tab' }, heading, problems, texts.element, stage.element, grid, exports.element);
  const tiles = new Map();

  function open(method) {
    const isOpen = state.focus === method;
    change({ focus: isOpen ? '' : method });
    if (!isOpen) stage.focus();
  }

  function show() {
    if (state.view !== 'explain' || state.tab !== 'maps' || !session.picture) return;
    const [explanation] = wanted();
    const list = methods();
    const network = session.network;
    const source = network ? pictureAddress() : '';
    const aspect = shownAspect();
    for (const [name, tile] of tiles) {
      if (list.some(({ method }) => method === name)) continue;
      tile.element.remove();
      tile.dispose();
      tiles.delete(name);
    }
    for (const method of list) {
      let tile = tiles.get(method.method);
      if (!tile) {
        tiles.set(method.method, tile = createTile({ onopen: () => open(method.method) }));
        grid.append(tile.element);
      }
      const isCurrent = state.focus === method.method;
      tile.show(entryOf(explanation, method), { label: method.title, source, aspect, isCurrent });
    }
    grid.classList.toggle('is-strip', state.focus !== '');
    heading.textContent = explanation?.start
      ? `Why ${shown(explanation.start.className ?? className(explanation.start.class))}? ${likelihood(explanation.start.probability)}`
      : session.busy || lack() || (session.predictions ? 'Computing…' : '');
    problems.replaceChildren(...(explanation?.problem ? [notice(explanation.problem, { onretry: retry })] : []));
    const method = list.find((one) => one.method === state.focus);
    stage.show(method, method && entryOf(explanation, method), { source, aspect });
    exports.show(explanation?.start, {
      ...query(), methods: (method ? [method] : list.filter((one) => one.isAvailable)).map((one) => one.method).join(',') });
  }

  const step = (by) => {
    const names = methods().map((one) => one.method);
    const next = names[(names.indexOf(state.focus) + by + names.length) % names.length];
    change({ focus: next });
    announce(methods().find((one) => one.method === next).title);
  };
  const isHere = () => state.view === 'explain' && state.tab === 'maps' && Boolean(session.picture);
  bind(['['], 'map before, large', () => step(-1), isHere);
  bind([']'], 'next map, large', () => step(1), isHere);
  bind(['Escape'], 'back to all maps', () => change({ focus: '' }), () => isHere() && state.focus !== '');

  watchSession(show);
  watchExplanations(show);
  watch(['view', 'tab', 'focus'], show);
  return { element };
}

/** One map, large, with what is to be known of it. */
function createStage() {
  const reading = el('p', { class: 'reading-line', 'aria-hidden': 'true' });
  const view = createMapView({
    isLarge: true, onvalue: (read) => {
      reading.textContent = read
        ? `x ${read.column}, y ${read.row}: ${decimal(read.value)}, among the top ${percent(read.map.rank(read.index))}` : ' ';
    } });
  const title = el('h3');
  const summary = el('p', { class: 'faint' });
  const warnings = el('ul', { class: 'warnings' });
  const removals = createRemovals();
  const words = el('div', { class: 'stage-problem' });
  const element = el(
    'div', { class: 'stage', hidden: true }, el('div', { class: 'stage-picture' }, view.element, reading),
    el(
      'div', { class: 'stage-words' },
      el('div', { class: 'panel-head' }, title, button('All maps', () => change({ focus: '' }), { title: 'Back to all maps (Esc)' })),
      summary, words, warnings, removals.element));
  return {
    element,
    focus: () => setTimeout(() => view.element.focus({ preventScroll: false })),
    show(method, entry, { source, aspect }) {
      element.hidden = !method;
      if (!method) return;
      title.textContent = method.title;
      summary.textContent = `${shown(method.summary)}${entry.seconds ? ` · ${duration(entry.seconds)}` : ''}`;
      warnings.replaceChildren(...(entry.warnings ?? []).map((text) => el('li', {}, shown(text))));
      words.replaceChildren(...(entry.problem ? [notice(entry.problem)] : []));
      view.show(entry.map ?? null, { source, aspect, label: `${method.title}, map`, box: chosenBox() });
      // Of a volume there is no picture without its pixels.
      removals.show(entry.map && !session.network?.depth ? { ...query(), map: entry.map.id } : null);
    },
  };
}
