// Puts the page together.

import { acceptDrops } from '../components/pictures.js';
import { bindDisplayKeys } from '../components/display.js';
import { createExplain } from '../components/explain.js';
import { createHeader } from '../components/header.js';
import { createHelp } from '../components/help.js';
import { createStudies } from '../components/studies.js';
import { el } from './dom.js';
import { session, startSession, watchSession } from './session.js';
import { state, watch } from './state.js';

const help = createHelp();
const views = { explain: createExplain().element, studies: createStudies().element };
const main = el('main', { id: 'main', tabindex: -1 }, Object.values(views));
document.body.replaceChildren(
  el('a', { class: 'skip', href: '#main', on: {
    click: (event) => {
      event.preventDefault();
      main.focus();
    } } }, 'To the content'),
  ...createHeader({ onhelp: help.open }), main, help.element,
  el('div', { id: 'announcer', class: 'unseen', role: 'status', 'aria-live': 'polite' }));
acceptDrops();
bindDisplayKeys();

function show() {
  for (const [name, view] of Object.entries(views)) view.hidden = name !== state.view;
  const name = session.picture && state.view === 'explain' ? session.picture.name : state.view === 'studies' ? 'Studies' : '';
  document.title = name ? `${name} – MetaCAM` : 'MetaCAM';
}
watch(['view'], show);
watchSession(show);
startSession();
