// What went wrong, in words, and what helps.

import { button, el, shown } from '../core/dom.js';

/** @param onclose puts a button there that closes it */
export function notice(problem, { onclose, onretry } = {}) {
  // The bar at the top says it once for all.
  if (problem.code === 'locked') return el('span', { hidden: true });
  return el(
    'div', { class: 'notice', role: 'alert' },
    el(
      'div', {}, el('p', { class: 'notice-title' }, shown(problem.of ? `${problem.of}: ${problem.message}` : problem.message)),
        problem.remedy && el('p', { class: 'remedy' }, shown(problem.remedy))),
    onretry && button('Try again', onretry),
    onclose && button('×', onclose, { class: 'quiet', 'aria-label': 'Close this message' }));
}
