// MetaCAM: groups on and off, their consensus at once, the k that ROAD chooses, and which groups earned their place.

import { events, Problem } from '../core/api.js';
import { button, decimal, el, field, percent, select, shown, whenQuiet } from '../core/dom.js';
import { methods, query, session, titleOf, wanted, watchSession } from '../core/session.js';
import { change, state, watch } from '../core/state.js';
import { watchExplanations } from '../maps/explanations.js';
import { sum, vote } from '../maps/heat-map.js';
import { contributionBars } from './contributions.js';
import { createCurve } from './curve.js';
import { createExports } from './exports.js';
import { createMapView } from './map-view.js';
import { pictureAddress } from './maps-tab.js';
import { notice } from './notice.js';
import { createRemovals } from './removals.js';

export function createEnsembleTab() {
  const reading = el('p', { class: 'reading-line', 'aria-hidden': 'true' });
  const view = createMapView({
    isLarge: true, onvalue: (read) => {
      reading.textContent = read ? `x ${read.column}, y ${read.row}: ${decimal(read.value)}` : ' ';
    } });
  const words = el('p', { class: 'faint', role: 'status' });
  const groupList = el('fieldset', { class: 'groups' }, el('legend', {}, 'Groups of methods'));
  const consensus = select(
    [['sum', 'sum of the maps'], ['vote', 'vote: members whose top k holds the pixel']], state.consensus,
    (value) => change({ consensus: value, ...(value === 'vote' && state.k >= 100 ? { k: 20 } : {}) }));
  const protocol = select([['reference', 'reference'], ['exact', 'exact']], state.protocol, (value) => change({ protocol: value }));
  const curve = createCurve({ onpick: (k) => change({ k }) });
  const useBest = button('', () => run.chosen && change({ k: run.chosen.threshold }), { hidden: true, class: 'primary' });
  const askContributions = button('Which groups earned their place?', () => start(true));
  const contributions = el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Contributions' });
  const problems = el('div', { class: 'problems' });
  const removals = createRemovals();
  const exports = createExports({ withFiles: false });
  const element = el(
    'div', { class: 'ensemble-tab' },
    el('div', { class: 'stage' },
      el('div', { class: 'stage-picture' }, view.element, reading, words, removals.element),
      el('div', { class: 'stage-words' }, groupList, field('Consensus', consensus), field('ROAD protocol', protocol),
        el('h3', {}, 'Faithfulness by threshold'), problems, curve.element, useBest,
        el('h3', {}, 'Contributions'), askContributions, contributions)),
    exports.element);

  const off = () => new Set(state.off ? state.off.split('.') : []);
  const groups = () => (session.server?.groups ?? []).map((group, index) => ({
    group: String(index), methods: group.methods.filter((name) => methods().some((one) => one.method === name && one.isAvailable)) }))
    .filter((group) => group.methods.length);
  /** In the order of the program's methods, in which the equal command names them. */
  const members = () => {
    const chosen = new Set(groups().filter((group) => !off().has(group.group)).flatMap((group) => group.methods));
    return methods().map((one) => one.method).filter((name) => chosen.has(name));
  };

  let madeGroups = '';
  function showGroups() {
    const list = groups();
    const key = JSON.stringify(list);
    if (key !== madeGroups) {
      madeGroups = key;
      groupList.replaceChildren(groupList.firstChild, ...list.map((group) => el(
        'label', { class: 'switch' },
        el('input', {
          type: 'checkbox', value: group.group, on: {
            change: (event) => {
              const next = off();
              if (event.target.checked) next.delete(event.target.value);
              else next.add(event.target.value);
              change({ off: [...next].join('.') });
            } } }),
        group.methods.map(titleOf).join(' + '))));
    }
    for (const input of groupList.querySelectorAll('input')) input.checked = !off().has(input.value);
  }

  let made = { key: '', map: null };
  function consensusMap(explanation) {
    const maps = members().map((name) => explanation?.entries.get(name)?.map).filter(Boolean);
    if (maps.length === 0) return null;
    const key = `${state.consensus} ${state.consensus === 'vote' ? state.k : ''} ${maps.map((map) => map.id)}`;
    if (made.key !== key) made = { key, map: state.consensus === 'vote' ? vote(maps, Math.min(100, state.k)) : sum(maps) };
    return made.map;
  }

  function show() {
    if (!isHere()) {
      stop();
      return;
    }
    const [explanation] = wanted();
    showGroups();
    consensus.value = state.consensus;
    protocol.value = state.protocol;
    const source = session.network ? pictureAddress() : '';
    const aspect = session.network ? session.network.inputWidth / session.network.inputHeight : 1;
    view.show(consensusMap(explanation), { source, aspect, label: 'Consensus of the chosen methods' });
    const names = members();
    const ready = names.filter((name) => explanation?.entries.get(name)?.map).length;
    words.textContent = names.length === 0 ? 'No group is on: switch one on to see a consensus.'
      : ready < names.length ? `${ready} of ${names.length} maps are in the consensus; the others are computed`
        : `Consensus of ${names.length} methods`;
    askSoon();
  }
  const isHere = () => state.view === 'explain' && state.tab === 'ensemble' && Boolean(session.picture);

  // The curve comes from the server, point by point.
  let run = { key: '', points: [] };
  let abort = null;
  const keyNow = () => JSON.stringify([query(), members(), state.consensus, state.protocol]);
  const askSoon = whenQuiet(300, () => {
    const [explanation] = wanted();
    if (isHere() && explanation?.isDone && members().length && run.key !== keyNow()) start(false);
  });
  function stop() {
    abort?.abort();
    abort = null;
    if (!run.isDone) run = { key: '', points: [] };
  }

  async function start(withContributions) {
    stop();
    const mine = abort = new AbortController();
    const current = run = { key: keyNow(), points: [], rows: run.key === keyNow() ? run.rows : null, isAsking: withContributions };
    showCurve();
    try {
      const asked = {
        ...query(), methods: members().join(','), consensus: state.consensus, protocol: state.protocol, seed: 0,
        contributions: withContributions || null };
      for await (const { event, data } of events(['ensembles'], asked, mine.signal)) {
        if (event === 'start') current.start = data;
        else if (event === 'score') current.points.push([data.threshold, data.road]);
        else if (event === 'progress') current.progress = data;
        else if (event === 'chosen') current.chosen = data;
        else if (event === 'contributions') current.rows = data.rows;
        else if (event === 'failure') current.problem = new Problem({ title: data.message, remedy: data.remedy });
        else if (event === 'done') current.isDone = true;
        if (run === current) showCurve();
      }
    } catch (problem) {
      if (problem.name === 'AbortError' || mine.signal.aborted) return;
      current.problem = problem;
    }
    current.isDone = true;
    current.isAsking = false;
    if (run === current) showCurve();
  }

  function showCurve() {
    const { points, chosen, start: started, problem, rows, isAsking, isDone } = run;
    const best = chosen && { k: chosen.threshold, road: chosen.road };
    const sorted = [...points].sort(([a], [b]) => a - b);
    const label = best ? `ROAD is best at k = ${best.k} percent: ${decimal(best.road)}` : `ROAD by k: ${points.length} points so far`;
    curve.show({ lines: [{ name: 'ROAD', points: sorted }], chosen: best, current: state.k, label });
    curve.element.classList.toggle('is-running', !isDone && run.key !== '');
    useBest.hidden = !best || best.k === state.k;
    useBest.textContent = best ? `Show the chosen k = ${best.k} %` : '';
    problems.replaceChildren(...(problem ? [notice(problem, { onretry: () => start(false) })] : []));
    askContributions.hidden = Boolean(rows) || !started;
    askContributions.disabled = Boolean(isAsking);
    askContributions.textContent = isAsking
      ? `Trying all combinations…${run.progress ? ` ${run.progress.done} of ${run.progress.total}` : ''}`
      : 'Which groups earned their place?';
    contributions.hidden = !rows;
    contributions.replaceChildren(...(rows ? [contributionBars(rows)] : []));
    removals.show(chosen?.map ? { ...query(), map: chosen.map } : null);
    exports.show(started);
  }
  showCurve();

  watch(['view', 'tab', 'off', 'consensus', 'protocol'], show);
  watch(['k'], () => {
    if (!isHere()) return;
    showCurve();
    if (state.consensus === 'vote') show();
  });
  watchSession(show);
  watchExplanations(show);
  return { element };
}
