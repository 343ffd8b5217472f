// One picture: its classes at the side, its maps in the middle.

import { bind } from '../core/keyboard.js';
import { el, shown } from '../core/dom.js';
import { session, watchSession } from '../core/session.js';
import { change, state, watch } from '../core/state.js';
import { createClasses } from './classes.js';
import { createCompareTab } from './compare-tab.js';
import { createDisplay } from './display.js';
import { createEnsembleTab } from './ensemble-tab.js';
import { createLayersTab } from './layers-tab.js';
import { createMapsTab } from './maps-tab.js';
import { notice } from './notice.js';
import { createPictures, createWelcome } from './pictures.js';
import { createQuestion } from './question.js';

const tabs = [['maps', 'Maps', createMapsTab], ['compare', 'Compare', createCompareTab], ['ensemble', 'Ensemble', createEnsembleTab],
  ['layers', 'Layers', createLayersTab]];

export function createExplain() {
  const problems = el('div', { class: 'page-problems' });
  const welcome = createWelcome();
  const display = createDisplay();
  const title = el('h1', { class: 'unseen' });
  const parts = tabs.map(([name, label, create], index) => {
    const tab = el('button', {
      type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': `panel-${name}`, title: `${label} (${index + 1})`,
      on: { click: () => change({ tab: name }) } }, label);
    const panel = el('div', { role: 'tabpanel', id: `panel-${name}`, 'aria-labelledby': `tab-${name}` }, create().element);
    bind([String(index + 1)], label, () => change({ tab: name }), () => state.view === 'explain');
    return { name, tab, panel };
  });
  const tabList = el('div', { class: 'tabs', role: 'tablist', 'aria-label': 'What is shown' }, parts.map(({ tab }) => tab));
  tabList.addEventListener('keydown', (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const index = (parts.findIndex(({ name }) => name === state.tab) + by + parts.length) % parts.length;
    change({ tab: parts[index].name });
    parts[index].tab.focus();
  });
  const work = el(
    'div', { class: 'work' }, title,
    el('aside', { class: 'side', 'aria-label': 'Picture and question' }, createPictures(), createClasses(), createQuestion()),
    el('div', { class: 'middle' }, tabList, display, parts.map(({ panel }) => panel)));
  const element = el('div', { class: 'explain' }, problems, welcome, work);

  function show() {
    const hasPicture = state.picture !== '';
    welcome.hidden = hasPicture;
    work.hidden = !hasPicture;
    title.textContent = `Explain ${shown(session.picture?.name ?? 'a picture')}`;
    display.hidden = state.tab === 'layers';
    for (const { name, tab, panel } of parts) {
      const isOpen = name === state.tab;
      tab.setAttribute('aria-selected', isOpen ? 'true' : 'false');
      tab.tabIndex = isOpen ? 0 : -1;
      panel.hidden = !isOpen;
    }
    // With a picture, problems stand beside it.
    const names = ['server', ...(hasPicture ? [] : ['upload', 'network'])].filter((name) => session.problems[name]);
    problems.replaceChildren(...names.map((name) => notice(session.problems[name])));
  }
  watchSession(show);
  watch(['picture', 'tab'], show);
  return { element };
}
