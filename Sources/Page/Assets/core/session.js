// What the server has told: itself, the network, the picture, its likeliest classes. Follows the state; views follow this.

import { json, post, Problem, watchConnection } from './api.js';
import { size } from './dom.js';
import { change, state, watch } from './state.js';
import { explanations, forgetFailed } from '../maps/explanations.js';

export const session = {
  server: null, network: null, picture: null, predictions: null,
  /** Pictures that were opened here: `{picture, name, width, height, entry}`. */
  opened: [],
  /** What runs, in words; empty if nothing. */
  busy: '',
  /** What stands in the way: of `server`, `network`, `picture`, `predictions`. */
  problems: {},
};

const watchers = new Set();
export function watchSession(watcher) {
  watchers.add(watcher);
  watcher();
}
const tell = () => watchers.forEach((watcher) => watcher());

/** Methods that explain, in the server's order: those that this network can't do have a reason. */
export function methods() {
  const known = session.network?.methods ?? [];
  return (session.server?.methods ?? []).filter(({ method }) => method !== 'random-cam').map((method) => {
    const here = known.find((entry) => entry.method === method.method);
    return { ...method, isAvailable: here?.available ?? true, reason: here?.reason ?? '' };
  });
}

export const titleOf = (method) =>
  session.server?.methods.find((entry) => entry.method === method)?.title ?? method;

/** Of a class, a box, a text; of a sum of scores its words. */
export const className = (index) => {
  if (!/^\d+$/.test(String(index))) return String(index);
  const found = session.predictions?.classes.find((entry) => entry.class === Number(index))?.name;
  // Boxes are numbered by themselves, and texts are no classes of the network.
  const isOfNetwork = !['detect', 'prompts', 'embed'].includes(session.network?.task);
  return found ?? (isOfNetwork ? session.network?.classes?.[index] : null) ?? `class ${index}`;
};

/** Whether a class is a number of this network's, and not words. */
export const isNumber = (index) => /^\d+$/.test(String(index));

/** What an explanation is asked by. */
export const query = (classIndex = state.class) => ({
  picture: state.picture, network: state.network, class: classIndex, layer: state.layer, target: state.target, ...asking(),
});

/** What a network is asked beside the class; what is as usual, or belongs to another task, is left out. */
export function asking() {
  const task = state.task || session.network?.task;
  return {
    activation: state.activation, task: state.task,
    ...(task === 'prompts' ? { texts: state.texts } : {}), ...(task === 'embed' ? { like: state.like } : {}),
    ...(task === 'segment' ? { region: state.region } : {}),
    ...(task === 'detect' ? { boxScore: state.boxScore, boxTarget: state.boxTarget } : {}),
  };
}

/** What such a task lacks before anything can be asked, in words. */
export function lack() {
  const task = state.task || (session.network?.network === state.network ? session.network.task : '');
  if (task === 'prompts' && !state.texts.trim()) return 'Write the texts that the picture is compared with.';
  if (task === 'embed' && !state.like) return 'Choose the picture that this one is compared with.';
  return '';
}

export function retry() {
  forgetFailed();
  tell();
}

const isReady = () => session.predictions && !lack() && state.class !== '' && session.network?.network === state.network;

/** The maps of the chosen class first, then those of the classes that it is compared with; empty until all is known. */
export function wanted() {
  if (!isReady()) return explanations([], []);
  const classes = [state.class];
  if (state.tab === 'compare') classes.push(state.firstClass, state.secondClass);
  const queries = [...new Set(classes.filter((index) => index !== ''))].map((index) => query(index));
  return explanations(queries, methods().filter((method) => method.isAvailable).map((method) => method.method));
}

/** Loads one thing; of several calls the last one counts. */
function loader(name, load) {
  let turn = 0;
  return async (...values) => {
    const mine = turn += 1;
    delete session.problems[name];
    try {
      const result = await load(...values);
      if (mine !== turn) return false;
      session[name] = result;
    } catch (problem) {
      if (mine !== turn) return false;
      session[name] = null;
      session.problems[name] = problem;
    }
    tell();
    return session[name] !== null;
  };
}

const loadServer = loader('server', () => json(['server']));
const loadNetwork = loader('network', (network, task) => json(['networks', network], { task }));
const loadPicture = loader('picture', async (picture, entry, reading) => {
  try {
    return await json(['pictures', picture]);
  } catch (problem) {
    // A server that was started again has forgotten it; from a folder it is opened again.
    if (problem.status !== 404 || !entry) throw problem;
    const [folder, name] = entry.split('/');
    return post(['folders', folder, 'pictures', name], Object.fromEntries(new URLSearchParams(reading)));
  }
});
const loadPredictions = loader('predictions', (picture, network, more) =>
  json(['predictions'], { picture, network, ...more, limit: 10 }));

const askingKeys = ['activation', 'task', 'texts', 'like', 'region', 'boxScore', 'boxTarget'];

const questionNow = () => JSON.stringify([state.picture, state.network, asking()]);

async function follow(keys) {
  const has = (...names) => names.some((name) => keys.has(name));
  // What was said of another question is no answer to this one.
  if (has(...askingKeys)) session.predictions = null;
  if (has('network', 'task') && state.network) await loadNetwork(state.network, state.task);
  if (has('picture')) {
    session.predictions = null;
    if (state.picture) await loadPicture(state.picture, state.entry, state.reading);
    else session.picture = null;
    if (session.picture) remember(session.picture);
  }
  if (has('picture', 'network', ...askingKeys) && session.picture && state.network) {
    if (lack()) {
      session.predictions = null;
    } else {
      session.busy = 'Asking the network…';
      tell();
      const asked = questionNow();
      const isLast = await loadPredictions(state.picture, state.network, asking());
      if (isLast && asked !== questionNow()) session.predictions = null;
      session.busy = '';
    }
  }
  const count = session.predictions?.total ?? Infinity;
  if (session.predictions && (state.class === '' || Number(state.class) >= count)) {
    change({ class: String(session.predictions.classes[0].class) });
  }
  tell();
}

function remember(picture) {
  if (!session.opened.some((other) => other.picture === picture.picture)) {
    session.opened.push({ ...picture, entry: state.entry });
  }
}

/** Opens files from this machine; the first one is shown. */
export async function openFiles(files) {
  let isFirst = true;
  for (const file of files) {
    if (file.name.toLowerCase().endsWith('.onnx')) {
      await openNetwork(file);
      continue;
    }
    const limit = session.server?.limits?.pictureBytes ?? Infinity;
    try {
      if (file.size > limit) {
        throw new Problem({
          title: `${file.name} is too large: ${size(file.size)}, and ${size(limit)} are allowed`, code: 'tooLarge',
          remedy: 'Make it smaller, or explain it by the command line.',
        });
      }
      session.busy = `Sending ${file.name}…`;
      tell();
      const picture = await post(['pictures'], { name: file.name }, file);
      delete session.problems.upload;
      remember(picture);
      if (isFirst) showPicture(picture);
      isFirst = false;
    } catch (problem) {
      problem.remedy ||= 'Take a picture that other programs open.';
      session.problems.upload = Object.assign(problem, { of: file.name });
    }
    session.busy = '';
    tell();
  }
}

/** Sends a network, where the server takes some, and asks it from now on. */
export async function openNetwork(file) {
  const { allowModelUpload, limits } = session.server ?? {};
  try {
    if (allowModelUpload && file.size > (limits?.networkBytes ?? Infinity)) {
      throw new Problem({
        title: `${file.name} is too large: ${size(file.size)}, and ${size(limits.networkBytes)} are allowed`, code: 'tooLarge',
        remedy: 'Start the server with it: metacam serve --model FILE.',
      });
    }
    session.busy = `Sending ${file.name}…`;
    tell();
    // A server that takes none says so, and what to do, without the file.
    const added = await post(['networks'], { name: file.name.slice(-80) }, allowModelUpload ? file : '');
    delete session.problems.upload;
    await loadServer();
    change({ view: 'explain', network: added.network, task: '', layer: '', class: '', firstClass: '', secondClass: '' });
  } catch (problem) {
    problem.remedy ||= 'Take an ONNX file of a network of pictures or volumes.';
    session.problems.upload = Object.assign(problem, { of: file.name });
  }
  session.busy = '';
  tell();
}

export async function openEntry(folder, entry) {
  session.busy = 'Opening the picture…';
  tell();
  try {
    const picture = await post(['folders', folder, 'pictures', entry]);
    delete session.problems.upload;
    showPicture(picture, `${folder}/${entry}`);
    remember(picture);
  } catch (problem) {
    session.problems.upload = problem;
  }
  session.busy = '';
  tell();
}

/** The same file, read in another way; of its class and place nothing changes. */
export async function readAgain(reading) {
  session.busy = 'Reading the picture…';
  tell();
  try {
    const picture = await post(['pictures', state.picture, 'readings'], reading);
    delete session.problems.upload;
    remember(picture);
    change({ picture: picture.picture, reading: String(new URLSearchParams(picture.reading)) });
  } catch (problem) {
    session.problems.upload = problem;
  }
  session.busy = '';
  tell();
}

export function showPicture(picture, entry = '') {
  const reading = String(new URLSearchParams(picture.reading));
  change({ view: 'explain', picture: picture.picture, entry, reading, class: '', firstClass: '', secondClass: '', zoom: 1, x: 0.5, y: 0.5 });
}

export function dismiss(name) {
  delete session.problems[name];
  tell();
}

export async function startSession() {
  if (!(await loadServer())) return;
  if (!session.server.networks.some(({ network }) => network === state.network)) {
    change({ network: session.server.networks[0]?.network ?? '' });
  }
  await follow(new Set(['network', 'picture']));
}

watch(['network', 'picture', ...askingKeys], follow);
watch(['class', 'layer', 'target', 'tab', 'firstClass', 'secondClass'], tell);
watchConnection((isGone) => {
  if (isGone) return;
  forgetFailed();
  startSession();
});
