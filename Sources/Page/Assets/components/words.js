// What the words of a text do to its score: a bar each, left out in turn.

import { json } from '../core/api.js';
import { decimal, el, shown } from '../core/dom.js';
import { query, session, watchSession } from '../core/session.js';
import { state, watch } from '../core/state.js';
import { notice } from './notice.js';

export function createWords() {
  const list = el('ol', { class: 'word-bars' });
  const problems = el('div', { class: 'problems' });
  const element = el(
    'section', { class: 'words', 'aria-label': 'Words of the text', hidden: true }, problems, list,
    el('p', { class: 'faint' }, 'By how much the score of the text falls without a word. Words act together: bars need not add up.'));
  let asked = '';
  // A sum of texts has no words of its own.
  let hasWords = true;

  function bars(words) {
    const largest = Math.max(1e-9, ...words.map((one) => Math.abs(one.score)));
    list.replaceChildren(...words.map(({ word, score }) => {
      const bar = el('span', { class: `word-bar${score < 0 ? ' is-against' : ''}` });
      bar.style.height = `${(Math.abs(score) / largest) * 100}%`;
      return el(
        'li', {}, el('span', { class: 'word-ground' }, bar), el('span', { class: 'word' }, shown(word)),
        el('span', { class: 'faint' }, `${score < 0 ? '' : '+'}${decimal(score, 2)}`));
    }));
  }

  async function ask() {
    const isAsked = session.network?.task === 'prompts' && session.predictions && state.class !== '' && state.view === 'explain';
    const wanted = isAsked ? query() : null;
    const key = JSON.stringify(wanted);
    if (key !== asked) hasWords = true;
    element.hidden = !isAsked || !hasWords;
    if (key === asked) return;
    asked = key;
    list.replaceChildren();
    problems.replaceChildren();
    if (!wanted) return;
    try {
      const { words } = await json(['words'], wanted);
      if (key !== asked) return;
      hasWords = words.length > 0;
      element.hidden = !hasWords;
      bars(words);
    } catch (problem) {
      if (key === asked) problems.replaceChildren(notice(problem));
    }
  }
  watchSession(ask);
  watch(['class', 'view'], ask);
  return { element };
}
