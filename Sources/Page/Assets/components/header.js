// The bar at the top: where one is, which network is asked, whether the server is there.

import { keepWatch, watchConnection, watchLock } from '../core/api.js';
import { bind } from '../core/keyboard.js';
import { announce, button, el, shown } from '../core/dom.js';
import { session, watchSession } from '../core/session.js';
import { change, state, watch } from '../core/state.js';
import { createNetworkUpload } from './network-upload.js';

const themes = ['auto', 'light', 'dark'];
let theme = localStorage.getItem('theme') ?? 'auto';

function applyTheme() {
  document.documentElement.dataset.theme = theme;
}

export function createHeader({ onhelp }) {
  const links = [['explain', 'Explain'], ['studies', 'Studies']].map(([view, label]) =>
    el('button', { type: 'button', class: 'nav-link', data: { view }, on: { click: () => change({ view, case: '' }) } }, label));
  const networks = el('select', { on: { change: () => change({ network: networks.value, task: '', layer: '', class: '' }) } });
  const network = el(
    'div', { class: 'network-field' }, el('label', { class: 'field' }, el('span', { class: 'field-name' }, 'Network'), networks),
    createNetworkUpload());
  const themeButton = button('', () => nextTheme(), { class: 'quiet' });
  const gone = el('div', { class: 'gone', role: 'alert', hidden: true });

  function nextTheme() {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    localStorage.setItem('theme', theme);
    showTheme();
    announce(`Colours: ${theme}`);
  }
  function showTheme() {
    applyTheme();
    themeButton.textContent = { auto: '◐', light: '○', dark: '●' }[theme];
    themeButton.setAttribute('aria-label', `Colours of the page: ${theme}; press for the next`);
    themeButton.title = `Colours: ${theme}`;
  }
  showTheme();
  bind(['d'], 'page by day, by night, or as the machine says', nextTheme);

  function show() {
    for (const link of links) {
      if (link.dataset.view === state.view) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    network.hidden = state.view !== 'explain';
    const known = session.server?.networks ?? [];
    if (networks.dataset.known !== JSON.stringify(known)) {
      networks.dataset.known = JSON.stringify(known);
      networks.replaceChildren(...known.map((one) => el('option', { value: one.network }, shown(one.name))));
    }
    networks.value = state.network;
  }
  watchSession(show);
  watch(['view', 'network'], show);

  watchConnection((isGone) => {
    gone.hidden = !isGone;
    gone.replaceChildren(...(isGone ? [
      el('b', {}, 'The server does not answer. '),
      'Trying again; the page goes on by itself. If it was stopped, start ', el('code', {}, 'metacam serve'), ' once more.',
    ] : []));
    if (!isGone) announce('The server is back.');
  });
  watchLock(() => {
    gone.hidden = false;
    gone.replaceChildren(
      el('b', {}, 'The server has a new token. '), 'Open the address that ', el('code', {}, 'metacam serve'),
      ' printed when it was started last.');
  });
  keepWatch();

  return [
    el(
      'header', { class: 'top' },
      el('span', { class: 'wordmark' }, 'MetaCAM'), el('nav', { 'aria-label': 'Views' }, links),
      el('span', { class: 'space' }), network, themeButton,
      button('?', onhelp, { class: 'quiet', 'aria-label': 'Help and keys', title: 'Help (?)' })),
    gone,
  ];
}
