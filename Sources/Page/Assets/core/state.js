// What the page shows, and nothing else: all of it stands in the address, behind the #, which no server sees.

/** Names, and what they are where the address says nothing. */
const usual = {
  view: 'explain', // or studies
  tab: 'maps', // or compare, ensemble, layers
  picture: '', entry: '', reading: '', network: '', class: '', layer: '', activation: 'auto', target: 'logit',
  // What the network does, and what belongs to that: texts a line each, ids of other pictures, a point or a mask's id.
  task: '', texts: '', like: '', region: '', boxScore: '', boxTarget: 'row',
  focus: '', // the method that is enlarged
  // How maps are drawn.
  opacity: 0.6, k: 100, outside: 'picture', colours: 'viridis', blend: 'over', boxes: false, contours: false,
  // What part of them is seen: how large, and the middle.
  zoom: 1, x: 0.5, y: 0.5,
  // Two maps against each other: class and method each, an empty class for the chosen one.
  first: 'grad-cam', firstClass: '', second: 'layer-cam', secondClass: '', mode: 'divider', divider: 0.5,
  // The ensemble.
  off: '', consensus: 'sum', protocol: 'reference', removed: 20,
  // A study.
  study: '', case: '', sort: 'name', order: 'ascending', ofClass: '', right: '', search: '', ofNetwork: '',
  minimumProbability: '', maximumProbability: '', minimumRoad: '', maximumRoad: '', minimumDisagreement: '',
  maximumDisagreement: '',
};

/** What may stand there, where that is not any text. */
const choices = {
  view: ['explain', 'studies'], tab: ['maps', 'compare', 'ensemble', 'layers'], activation: ['auto', 'softmax', 'sigmoid', 'none'],
  task: ['', 'classify', 'detect', 'segment', 'regress', 'prompts', 'embed'], boxTarget: ['row', 'match'],
  target: ['logit', 'probability', 'log-probability', 'rest'], outside: ['picture', 'dark'], colours: ['viridis', 'inferno', 'magma', 'turbo', 'jet'],
  blend: ['over', 'value', 'multiply', 'screen'], mode: ['divider', 'side', 'difference'], consensus: ['sum', 'vote'],
  protocol: ['reference', 'exact'], sort: ['name', 'probability', 'road', 'disagreement', 'class'], order: ['ascending', 'descending'],
  right: ['', 'true', 'false'],
};

/** Those whose change is a step that "back" undoes. */
const steps = new Set(['view', 'tab', 'picture', 'network', 'class', 'focus', 'study', 'case']);

const values = { ...usual, ...read(location.hash) };
const listeners = new Set();
let changed = new Set();
let isWritten = true;

function read(hash) {
  const result = {};
  for (const [key, text] of new URLSearchParams(hash.replace(/^#/, ''))) {
    if (!Object.hasOwn(usual, key)) continue;
    if (typeof usual[key] === 'number') {
      const number = Number(text);
      if (text !== '' && Number.isFinite(number)) result[key] = number;
    } else if (!choices[key] || choices[key].includes(text)) {
      result[key] = typeof usual[key] === 'boolean' ? text === '1' : text;
    }
  }
  return bounded(result);
}

function bounded(state) {
  const bounds = { opacity: [0, 1], k: [1, 100], zoom: [1, 40], x: [0, 1], y: [0, 1], divider: [0, 1], removed: [1, 99] };
  for (const [key, [low, high]] of Object.entries(bounds)) {
    if (key in state) state[key] = Math.min(high, Math.max(low, state[key]));
  }
  return state;
}

/** The address that restores what is seen. */
export function address(state = values) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(state)) {
    if (value === usual[key]) continue;
    const text = typeof value === 'number' ? String(Math.round(value * 1e4) / 1e4) : value === true ? '1' : value || '0';
    query.set(key, value === '' ? '' : text);
  }
  return `#${query}`;
}

export const state = new Proxy(values, {
  set() {
    throw new TypeError('change the state by `change`');
  },
});

/** Changes some of it; listeners hear of all changes of one turn at once. */
export function change(some) {
  bounded(some);
  const before = changed.size;
  let isStep = false;
  for (const [key, value] of Object.entries(some)) {
    if (values[key] === value) continue;
    values[key] = value;
    changed.add(key);
    isStep ||= steps.has(key);
  }
  if (changed.size === before) return;
  write(isStep);
  if (before === 0) queueMicrotask(tell);
}

function tell() {
  const keys = changed;
  changed = new Set();
  for (const { of, listener } of [...listeners]) if (!of || of.some((key) => keys.has(key))) listener(keys);
}

let writeTimer = 0;
function write(isStep) {
  if (isStep) {
    clearTimeout(writeTimer);
    isWritten = true;
    history.pushState(null, '', address());
  } else if (isWritten) {
    // Browsers refuse more than a few hundred a minute.
    isWritten = false;
    writeTimer = setTimeout(() => {
      isWritten = true;
      history.replaceState(null, '', address());
    }, 300);
  }
}

function restore() {
  const next = { ...usual, ...read(location.hash) };
  for (const key of Object.keys(usual)) {
    if (values[key] === next[key]) continue;
    values[key] = next[key];
    if (changed.size === 0) queueMicrotask(tell);
    changed.add(key);
  }
}
addEventListener('popstate', restore);
addEventListener('hashchange', restore);

/** Calls `listener` when one of the named values changes, or any; returns what ends it. */
export function watch(of, listener) {
  const entry = { of, listener };
  listeners.add(entry);
  return () => listeners.delete(entry);
}
