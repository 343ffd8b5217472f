// What the page does, and its keys.

import { allKeys, areSingleKeysOn, bind, setSingleKeys } from '../core/keyboard.js';
import { button, el, shown } from '../core/dom.js';
import { methods, session } from '../core/session.js';

const names = { ' ': 'Space', Escape: 'Esc' };

export function createHelp() {
  const body = el('div');
  const single = el('input', { type: 'checkbox', on: { change: () => setSingleKeys(single.checked) } });
  const dialog = el(
    'dialog', { class: 'help', 'aria-labelledby': 'help-title' },
    el('div', { class: 'panel-head' }, el('h2', { id: 'help-title' }, 'Help'), el('span', { class: 'space' }),
      button('Close', () => dialog.close())),
    body);
  const open = () => {
    if (dialog.open) {
      dialog.close();
      return;
    }
    single.checked = areSingleKeysOn();
    body.replaceChildren(
      el('p', {}, 'A map shows how much each part of the picture spoke for the class: 0 nothing, 1 the most. Each method finds it in its own way; '
        + 'the ensemble keeps what they agree on, and ROAD measures how faithful a map is by removing what it calls relevant.'),
      el('p', {}, 'Top k keeps the strongest k percent of the pixels. Drag or pinch to zoom and move all maps at once, or turn the wheel over a large map, '
        + 'or with Ctrl over a small one. The address of the page restores what is seen.'),
      el('h3', {}, 'Keys'),
      el('dl', { class: 'keys' }, allKeys().map(({ keys, words }) => [
        el('dt', {}, keys.slice(0, 1).map((key) => el('kbd', {}, names[key] ?? key))), el('dd', {}, words)]),
      el('dt', {}, el('kbd', {}, '←→↑↓')), el('dd', {}, 'read a large map pixel by pixel, with Shift by ten; go from case to case or point to point')),
      el('label', { class: 'switch' }, single, 'Single keys work'),
      el('h3', {}, 'Methods'),
      el('dl', { class: 'method-list' }, methods().map((one) => [el('dt', {}, one.title), el('dd', { class: 'faint' }, shown(one.summary))])),
      el('p', { class: 'faint' }, `MetaCAM ${shown(session.server?.version ?? '')}. Nothing leaves the machine that runs it.`));
    dialog.showModal();
  };
  bind(['?'], 'this help', open);
  return { element: dialog, open };
}
