// Pictures: dropped, picked, or from a folder of the server.

import { json, url } from '../core/api.js';
import { bind } from '../core/keyboard.js';
import { button, counted, el, lastPart, shown, size, thumbnail, whenQuiet } from '../core/dom.js';
import { dismiss, openEntry, openFiles, session, showPicture, watchSession } from '../core/session.js';
import { state, watch } from '../core/state.js';
import { notice } from './notice.js';
import { createReading } from './reading.js';

const pageSize = 60;

const input = el('input', {
  type: 'file', multiple: true, hidden: true, 'aria-label': 'Pictures',
  id: 'picture-input',
  on: {
    change: () => {
      openFiles([...input.files]);
      input.value = '';
    },
  },
});
const pick = () => input.click();

/** The whole window takes what is dropped. */
export function acceptDrops() {
  document.body.append(input);
  let depth = 0;
  const mark = (by) => {
    depth = Math.max(0, depth + by);
    document.body.classList.toggle('is-dropping', depth > 0);
  };
  const holdsFiles = (event) => event.dataTransfer?.types.includes('Files');
  addEventListener('dragenter', (event) => holdsFiles(event) && mark(1));
  addEventListener('dragleave', (event) => holdsFiles(event) && mark(-1));
  addEventListener('dragover', (event) => holdsFiles(event) && event.preventDefault());
  addEventListener('drop', (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    mark(-Infinity);
    openFiles([...event.dataTransfer.files]);
  });
  addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length) openFiles(files);
  });
  bind(['o'], 'open pictures of this machine', pick);
}

/** What stands there before there is a picture. */
export function createWelcome() {
  const folders = el('div', { class: 'folders' });
  let known = '';
  watchSession(() => {
    const list = session.server?.folders ?? [];
    if (known === JSON.stringify(list)) return;
    known = JSON.stringify(list);
    folders.replaceChildren(...list.map(createFolder));
  });
  return el(
    'section', { class: 'welcome', 'aria-label': 'Choose a picture' },
    el(
      'div', { class: 'drop-zone' }, el('h1', {}, 'Which part of a picture speaks for a class?'),
      el('p', {}, 'Drop pictures here, paste one, or ', button('choose files', pick, { class: 'primary' })),
      el('p', { class: 'faint' }, 'Photographs, scans, DICOM, TIFF, NIfTI and more. They go to the program on this machine and nowhere else.')),
    folders);
}

function createFolder({ folder, name }) {
  const list = el('ul', { class: 'thumbnails' });
  const count = el('span', { class: 'faint' });
  const more = button('Show more', () => load(), { hidden: true });
  const search = el('input', { type: 'search', placeholder: 'Search names', 'aria-label': `Search names in ${lastPart(name)}` });
  const problems = el('div', { class: 'problems' });
  let offset = 0;

  async function load(fromStart = false) {
    if (fromStart) offset = 0;
    try {
      const { total, pictures } = await json(
        ['folders', folder, 'pictures'], { offset, limit: pageSize, search: search.value });
      problems.replaceChildren();
      const items = pictures.map(({ entry, name, bytes }) => el(
        'li', {},
        el(
          'button', { type: 'button', class: 'thumbnail', on: { click: () => openEntry(folder, entry) } },
          thumbnail(url(['folders', folder, 'pictures', entry, 'thumbnail']), { loading: 'lazy' }),
          el('span', { class: 'thumbnail-name' }, shown(name)), el('span', { class: 'faint' }, size(bytes)))));
      if (offset === 0) list.replaceChildren(...items);
      else list.append(...items);
      offset += pictures.length;
      count.textContent = counted(total, 'picture');
      more.hidden = offset >= total;
    } catch (problem) {
      problems.replaceChildren(notice(problem, { onretry: () => load(true) }));
    }
  }
  search.addEventListener('input', whenQuiet(200, () => load(true)));
  load(true);
  return el(
    'section', { class: 'folder' },
    el('div', { class: 'folder-head' }, el('h2', { title: shown(name) }, lastPart(name)), count, el('span', { class: 'space' }), search), problems,
    list, more);
}

/** The picture that is asked about, and those opened before. */
export function createPictures() {
  const list = el('ul', { class: 'opened' });
  const facts = el('p', { class: 'faint facts' });
  const problems = el('div', { class: 'problems' });
  let made = '';

  function show() {
    const { opened, picture, network } = session;
    facts.textContent = session.busy || (picture
      ? [`${picture.width} × ${picture.height}, seen as ${network?.inputWidth ?? '?'} × ${network?.inputHeight ?? '?'}${network?.depth ? ` × ${network.depth}` : ''}`,
        ...picture.notes].join('; ') : '');
    const key = `${opened.map((one) => one.picture)} ${state.picture} ${state.network} ${state.task}`;
    if (key !== made) {
      made = key;
      list.replaceChildren(...opened.map((one) => el(
        'li', {},
        el(
          'button', {
            type: 'button', class: 'thumbnail', 'aria-current': one.picture === state.picture ? 'true' : undefined,
            on: { click: () => showPicture(one, one.entry) },
          },
          thumbnail(url(['pictures', one.picture, 'view'], { network: state.network, task: state.task }), { loading: 'lazy' }),
          el('span', { class: 'thumbnail-name' }, shown(one.name))))));
    }
    const names = ['upload', 'picture'].filter((name) => session.problems[name]);
    problems.replaceChildren(...names.map((name) =>
      notice(session.problems[name], { onclose: () => dismiss(name) })));
  }
  watchSession(show);
  watch(['picture', 'network', 'task'], show);

  return el(
    'section', { class: 'panel', 'aria-labelledby': 'pictures-title' },
    el('div', { class: 'panel-head' }, el('h2', { id: 'pictures-title' }, 'Pictures'),
      button('Open…', pick, { title: 'Open pictures (o)' }),
      button('Folders', () => showPicture({ picture: '' }), { class: 'quiet folders-button' })),
    problems, list, facts, createReading());
}
