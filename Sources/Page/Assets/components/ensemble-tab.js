// MetaCAM: groups on and off, their consensus at once, the k that ROAD chooses, and which groups earned their place.

import { events, Problem } from '../core/api.js';
import { button, decimal, el, field, percent, select, shown, whenQuiet } from '../core/dom.js';
import { query, session, titleOf, wanted, watchSession } from '../core/session.js';
import { change, state, watch } from '../core/state.js';
import { consensusWords, createConsensus, groups, groupsOff, members } from '../maps/consensus.js';
import { watchExplanations } from '../maps/explanations.js';
import { contributionBars } from './contributions.js';
import { createCurve } from './curve.js';
import { createExports } from './exports.js';
import { createMapView } from './map-view.js';
import { pictureAddress, shownAspect } from './maps-tab.js';
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
  const exports = createExports();
  const consensusMap = createConsensus();
  /** What is known of a consensus: gone where there is none. */
  const judged = el('div', { class: 'judged' },
    el('h3', {}, 'Faithfulness by threshold'), problems, curve.element, useBest,
    el('h3', {}, 'Contributions'), askContributions, contributions);
  const element = el(
    'div', { class: 'ensemble-tab' },
    el('div', { class: 'stage' },
      el('div', { class: 'stage-picture' }, view.element, reading, words, removals.element),
      el('div', { class: 'stage-words' }, groupList, field('Consensus', consensus), field('ROAD protocol', protocol),
        judged)),
    exports.element);

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
              const next = groupsOff();
              if (event.target.checked) next.delete(event.target.value);
              else next.add(event.target.value);
              change({ off: [...next].join('.') });
            } } }),
        group.methods.map(titleOf).join(' + '))));
    }
    for (const input of groupList.querySelectorAll('input')) input.checked = !groupsOff().has(input.value);
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
    const aspect = shownAspect();
    view.show(consensusMap(explanation), { source, aspect, label: 'Consensus of the chosen methods' });
    words.textContent = consensusWords(explanation);
    const isEmpty = members().length === 0;
    judged.hidden = isEmpty;
    if (isEmpty && run.key) {
      stop();
      run = { key: '', points: [] };
      showCurve();
    }
    showExports();
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
    removals.show(chosen?.map && !session.network?.depth ? { ...query(), map: chosen.map } : null);
    showExports();
  }
  /** Files hold the consensus at the k that is shown; the command line finds the best one. */
  function showExports() {
    const names = members();
    exports.show(names.length ? run.start : null, { ...query(), methods: names.join(','), consensus: state.consensus });
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
