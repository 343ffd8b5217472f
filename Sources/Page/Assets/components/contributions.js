// Which methods earned their place: the cumulative residual effect (CRE) of each group, as bars around zero.

import { decimal, el } from '../core/dom.js';
import { titleOf } from '../core/session.js';

/** @param rows `{methods, contribution, low?, high?}` */
export function contributionBars(rows) {
  const largest = Math.max(1e-9, ...rows.flatMap((row) => [row.contribution, row.low, row.high].map((value) => Math.abs(value ?? 0))));
  const at = (value) => 50 + (value / largest) * 50;
  return el(
    'table', { class: 'contributions' },
    el('caption', { class: 'faint' }, 'Scores of all combinations with the group, less the median of all combinations, added up.'),
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Group'), el('th', { scope: 'col', class: 'number' }, 'CRE'),
      el('th', { scope: 'col' }, el('span', { class: 'unseen' }, 'Bar')))),
    el('tbody', {}, rows.map((row) => {
      const bar = el('span', { class: `cre-bar ${row.contribution < 0 ? 'is-negative' : 'is-positive'}` });
      const [left, right] = [Math.min(50, at(row.contribution)), Math.max(50, at(row.contribution))];
      Object.assign(bar.style, { left: `${left}%`, width: `${right - left}%` });
      const parts = [bar];
      if (Number.isFinite(row.low) && Number.isFinite(row.high)) {
        const range = el('span', { class: 'cre-range' });
        Object.assign(range.style, { left: `${at(row.low)}%`, width: `${at(row.high) - at(row.low)}%` });
        parts.push(range);
      }
      return el('tr', {}, el('th', { scope: 'row' }, row.methods.map(titleOf).join(', ')),
        el('td', { class: 'number' }, decimal(row.contribution)), el('td', { class: 'cre-cell' }, el('span', { class: 'cre-ground' }, parts)));
    })));
}
