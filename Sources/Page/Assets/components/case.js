// One case of a study: its maps, scores, curves, and what is to be known of it.

import { json, url } from '../core/api.js';
import { button, decimal, el, percent, shown } from '../core/dom.js';
import { titleOf } from '../core/session.js';
import { change, state, watch } from '../core/state.js';
import { fetchMap } from '../maps/heat-map.js';
import { contributionBars } from './contributions.js';
import { createCurve } from './curve.js';
import { createDisplay } from './display.js';
import { createMapView } from './map-view.js';
import { createTile } from './maps-tab.js';
import { notice } from './notice.js';

/** Which form of a map was measured. */
const variants = { best: 'best k', whole: 'whole' };
const further = { bestMember: 'best single method' };

export function createCase({ onback, onstep }) {
  const title = el('h1', { tabindex: -1 });
  const facts = el('p', {});
  const problems = el('div', { class: 'problems' });
  const warnings = el('ul', { class: 'warnings' });
  const reading = el('p', { class: 'reading-line', 'aria-hidden': 'true' });
  const large = createMapView({ isLarge: true, onvalue: (read) => {
    reading.textContent = read ? `x ${read.column}, y ${read.row}: ${decimal(read.value)}` : ' ';
  } });
  const grid = el('div', { class: 'maps-grid is-small' });
  const curve = createCurve({ onpick: (k) => change({ k }) });
  const measures = el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Measures' });
  const contributions = el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Contributions' });
  const body = el(
    'div', {}, createDisplay(),
    el('div', { class: 'stage' },
      el('div', { class: 'stage-picture' }, large.element, reading),
      el('div', { class: 'stage-words' }, el('h2', {}, 'Maps'), grid, el('h2', {}, 'ROAD by threshold'), curve.element)),
    el('div', { class: 'case-tables' }, measures, contributions));
  const element = el(
    'article', { class: 'case', hidden: true },
    el('div', { class: 'panel-head' }, button('← All cases', onback, { title: 'Back to the gallery (Esc)' }), el('span', { class: 'space' }),
      button('Previous', () => onstep(-1), { class: 'quiet', title: 'k' }), button('Next', () => onstep(1), { class: 'quiet', title: 'j' })),
    title, facts, problems, warnings, body);

  let [studyId, caseId, one] = ['', '', null];
  let tiles = [];
  let abort = new AbortController();

  async function load() {
    abort.abort();
    abort = new AbortController();
    const { signal } = abort;
    tiles.forEach((tile) => tile.tile.dispose());
    tiles = [];
    grid.replaceChildren();
    body.hidden = true;
    problems.replaceChildren();
    warnings.replaceChildren();
    title.textContent = 'Loading…';
    facts.textContent = '';
    try {
      one = await json(['studies', studyId, 'cases', caseId], {}, { signal });
    } catch (problem) {
      if (problem.name === 'AbortError') return;
      title.textContent = 'This case cannot be shown';
      problems.replaceChildren(notice(problem, { onretry: load }));
      return;
    }
    title.textContent = shown(one.name);
    title.focus({ preventScroll: true });
    const isWrong = one.right === false;
    facts.textContent = [
      one.className && `${shown(one.className)} ${percent(one.probability)}`,
      isWrong && one.likeliestName && `taken for ${shown(one.likeliestName)} ${percent(one.likeliestProbability)}`,
      one.right === true && 'right', one.road !== null && one.road !== undefined && `best ROAD ${decimal(one.road)}`,
      one.disagreement !== null && one.disagreement !== undefined && `disagreement ${decimal(one.disagreement, 2)}`,
      one.network && shown(one.network)].filter(Boolean).join(' · ');
    if (one.failure) problems.replaceChildren(notice({ message: one.failure }));
    warnings.replaceChildren(...(one.warnings ?? []).map(({ map, text }) => el('li', {}, shown(map ? `${map}: ${text}` : text))));
    body.hidden = !one.maps?.length && !one.curves?.length;
    showTables();
    const source = url(['studies', studyId, 'cases', caseId, 'view']);
    const aspect = (one.width || 1) / (one.height || 1);
    tiles = (one.maps ?? []).map((map) => {
      const tile = createTile({ onopen: () => change({ focus: map.name }) });
      grid.append(tile.element);
      return { map, tile, entry: { phase: 'waiting' } };
    });
    const showTile = ({ map, tile, entry }) => tile.show(entry, {
      label: shown(map.title ?? titleOf(map.name)), source, aspect, isCurrent: map.name === current(),
      rest: map.road === null || map.road === undefined ? '' : decimal(map.road) });
    const showAll = () => {
      tiles.forEach(showTile);
      const chosen = tiles.find(({ map }) => map.name === current());
      large.show(chosen?.entry.map ?? null, { source, aspect, label: shown(chosen?.map.title ?? 'map') });
    };
    showTiles = showAll;
    showAll();
    if (!tiles.some(({ map }) => map.stored)) {
      problems.append(el('p', { class: 'faint' }, 'This study kept no maps, so the picture stands alone; a study that is run to keep maps shows them here.'));
      grid.replaceChildren();
      return;
    }
    for (const record of tiles) {
      try {
        record.entry = { phase: 'ready', map: await fetchMap(['studies', studyId, 'cases', caseId, 'maps', record.map.name], record.map.name, signal) };
      } catch (problem) {
        if (problem.name === 'AbortError') return;
        record.entry = { phase: 'failed', problem };
      }
      showAll();
    }
  }
  let showTiles = () => {};
  const titleIn = (name) => shown(one.maps?.find((map) => map.name === name)?.title ?? further[name] ?? titleOf(name));
  /** The map that was pressed, or else the most faithful one. */
  const current = () => {
    const maps = one.maps ?? [];
    const best = maps.reduce((best, map) => ((map.road ?? -Infinity) > (best?.road ?? -Infinity) ? map : best), maps[0]);
    return (maps.find((map) => map.name === state.focus) ?? best)?.name;
  };

  function showTables() {
    const map = one.maps?.find((other) => other.name === current());
    const curves = one.curves ?? [];
    curve.element.hidden = curves.length === 0;
    curve.show({
      lines: curves.map((line) => ({
        name: titleIn(line.name), points: line.thresholds.map((k, i) => [k, line.road[i]]), emphasised: line.name === current() })),
      chosen: map && map.threshold !== null && Number.isFinite(map.road) ? { k: map.threshold, road: map.road } : null,
      current: state.k, label: `ROAD by k of ${curves.length} maps` });
    const rows = one.measures ?? [];
    const names = [...new Set(rows.map((row) => row.measure))];
    // Of the whole map, of the one at its best k, and so on.
    const keyOf = (row) => `${row.map}\n${row.variant ?? ''}`;
    const maps = [...new Set(rows.map(keyOf))].map((key) => key.split('\n'));
    measures.hidden = rows.length === 0;
    const values = new Map(rows.map((row) => [`${keyOf(row)}\n${row.measure}`, row.value]));
    measures.replaceChildren(el(
      'table', {}, el('caption', {}, 'Measures'),
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Map'), el('th', { scope: 'col' }, 'Form'), names.map((name) => el('th', { scope: 'col', class: 'number' }, shown(name))))),
      el('tbody', {}, maps.map(([name, variant]) => el('tr', {}, el('th', { scope: 'row' }, titleIn(name)), el('td', { class: 'faint' }, variants[variant] ?? shown(variant)), names.map((measure) =>
        el('td', { class: 'number' }, decimal(values.get(`${name}\n${variant}\n${measure}`)))))))));
    contributions.hidden = !one.contributions?.length;
    contributions.replaceChildren(...(one.contributions?.length ? [contributionBars(one.contributions)] : []));
  }
  watch(['focus'], () => {
    if (element.hidden || !one) return;
    showTiles();
    showTables();
  });
  watch(['k'], () => !element.hidden && one && showTables());

  return {
    element,
    show(study, id) {
      element.hidden = id === '';
      if (id === '') {
        abort.abort();
        [studyId, caseId] = ['', ''];
        return;
      }
      if (study === studyId && id === caseId) return;
      [studyId, caseId] = [study, id];
      one = null;
      load();
    },
  };
}
