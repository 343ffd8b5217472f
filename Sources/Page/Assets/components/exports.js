// The same by file, by command line and in Swift.

import { url } from '../core/api.js';
import { announce, button, el, shown } from '../core/dom.js';
import { state, watch } from '../core/state.js';

const kinds = [
  ['png', 'PNG', 'the picture with the map'], ['svg', 'SVG', 'the figure'], ['safetensors', 'safetensors', 'the maps as numbers'],
  ['json', 'JSON', 'what was computed and how'],
];

/** Text that is copied by a press. */
export function createCode(label) {
  const code = el('code');
  const copy = button('Copy', async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      getSelection().selectAllChildren(code);
      document.execCommand('copy');
    }
    copy.textContent = 'Copied';
    announce(`${label} copied`);
    setTimeout(() => (copy.textContent = 'Copy'), 1500);
  }, { class: 'quiet', 'aria-label': `Copy the ${label}` });
  const element = el('div', { class: 'code' }, el('pre', { tabindex: 0, 'aria-label': label }, code), copy);
  return {
    element,
    show(text) {
      code.textContent = text;
    },
  };
}

/** Files and words of the maps. */
export function createExports() {
  const command = createCode('command line');
  const swift = createCode('Swift code');
  const none = el('p', { class: 'faint' }, 'The command line has no option for this choice.');
  const links = kinds.map(([kind, label, words]) => ({
    kind, element: el('a', { class: 'button', title: words, download: '' }, label) }));
  const threshold = el('span', { class: 'faint' });
  const element = el(
    'section', { class: 'exports', 'aria-label': 'Export', hidden: true },
    el('div', { class: 'export-links' }, el('span', { class: 'faint' }, 'Save as'), links.map((link) => link.element), threshold),
    el('h3', {}, 'The same by command line'), command.element, none,
    el('details', {}, el('summary', {}, 'The same in Swift'), swift.element));
  let [start, query] = [null, null];

  function show() {
    element.hidden = !start;
    if (!start) return;
    none.hidden = Boolean(start.command);
    command.element.hidden = !start.command;
    command.show(commandLine(start.command ?? ''));
    swift.show(shown(start.swift ?? '').replaceAll('\\u{A}', '\n'));
    threshold.textContent = state.k >= 100 ? '' : `of the top ${state.k} %`;
    for (const link of links) {
      link.element.href = url(['exports'], {
        ...query, format: link.kind, opacity: state.opacity, colourMap: state.colours, threshold: state.k });
    }
  }
  /** With how it is drawn, where that is not as usual there; `metacam meta` draws in one way. */
  function commandLine(text) {
    if (!text.startsWith('metacam explain ')) return shown(text);
    const colours = state.colours === 'jet' ? '' : ` --colormap ${state.colours}`;
    const opacity = state.opacity === 0.5 ? '' : ` --opacity ${Math.round(state.opacity * 100) / 100}`;
    return shown(text) + colours + opacity;
  }
  watch(['opacity', 'colours', 'k'], show);
  return {
    element,
    show(nextStart, nextQuery) {
      [start, query] = [nextStart, nextQuery];
      show();
    },
  };
}
