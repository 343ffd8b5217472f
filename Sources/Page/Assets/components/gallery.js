// A study's cases as cards: only those in sight are there, of as many as there may be.

import { json, url } from '../core/api.js';
import { decimal, el, oncePerFrame, percent, shown, thumbnail } from '../core/dom.js';
import { notice } from './notice.js';

const pageSize = 100;
const card = { width: 150, height: 204, gap: 10 };

/** @param onopen is told the id of a case and its place */
export function createGallery({ onopen }) {
  const space = el('ul', { class: 'gallery-space' });
  const element = el('div', { class: 'gallery' }, space);
  const problems = el('div', { class: 'problems' });
  let source = null; // {study, query}
  let total = 0;
  let pages = new Map();
  let active = 0;
  let columns = 1;
  const cards = new Map();
  let turn = 0;

  const rowOf = (index) => pages.get(Math.floor(index / pageSize))?.rows?.[index % pageSize];

  async function load(page) {
    if (pages.has(page)) return;
    const mine = turn;
    const record = { rows: null };
    pages.set(page, record);
    // What was left long ago is asked for again when needed.
    if (pages.size > 40) pages.delete(pages.keys().next().value);
    try {
      const result = await json(['studies', source.study, 'cases'], { ...source.query, offset: page * pageSize, limit: pageSize });
      if (mine !== turn) return;
      problems.replaceChildren();
      record.rows = result.cases;
      total = result.total;
      onTotal?.(total);
    } catch (problem) {
      if (mine !== turn) return;
      pages.delete(page);
      problems.replaceChildren(notice(problem, { onretry: () => {
        problems.replaceChildren();
        render();
      } }));
      return;
    }
    render();
  }

  const render = oncePerFrame(() => {
    if (!source || !element.isConnected || element.clientWidth === 0) return;
    const width = element.clientWidth - 2 * card.gap;
    columns = Math.max(2, Math.floor((width + card.gap) / (card.width + card.gap)));
    const across = (width + card.gap) / columns;
    const down = card.height + card.gap;
    space.style.height = `${Math.ceil(total / columns) * down + card.gap}px`;
    const first = Math.max(0, Math.floor(element.scrollTop / down) - 1) * columns;
    const last = Math.min(total, (Math.ceil((element.scrollTop + element.clientHeight) / down) + 1) * columns);
    for (let page = Math.floor(first / pageSize); page * pageSize < Math.max(last, 1); page += 1) load(page);
    for (const [index, item] of cards) {
      if ((index < first || index >= last) && index !== active) {
        item.element.remove();
        cards.delete(index);
      }
    }
    for (let index = first; index < last; index += 1) show(index, across, down);
    if (active < total) show(active, across, down);
  });

  function show(index, across, down) {
    let item = cards.get(index);
    if (!item) {
      item = createCard(index);
      cards.set(index, item);
      // In the order of the cases, for those who read on.
      const after = [...cards.keys()].filter((other) => other > index).sort((a, b) => a - b)[0];
      space.insertBefore(item.element, after === undefined ? null : cards.get(after).element);
    }
    Object.assign(item.element.style, {
      width: `${across - card.gap}px`,
      transform: `translate(${card.gap + (index % columns) * across}px, ${card.gap + Math.floor(index / columns) * down}px)` });
    item.element.setAttribute('aria-setsize', total);
    item.press.tabIndex = index === active ? 0 : -1;
    item.fill(rowOf(index));
  }

  function createCard(index) {
    const press = el('button', { type: 'button', class: 'case-card', on: {
      click: () => {
        active = index;
        const row = rowOf(index);
        if (row) onopen(row.case, index);
      } } });
    const item = el('li', { 'aria-posinset': index + 1 }, press);
    let filled = null;
    return {
      element: item, press,
      fill(row) {
        if (!row || filled === row) return;
        filled = row;
        const state = row.failed ? 'failed' : row.right === null ? '' : row.right ? 'right' : 'wrong';
        press.replaceChildren(
          thumbnail(url(['studies', source.study, 'cases', row.case, 'thumbnail']), { decoding: 'async' }),
          el('span', { class: 'case-name' }, shown(row.name)),
          el('span', { class: 'case-class' }, `${shown(row.className ?? '')} ${percent(row.probability, 0)}`),
          el('span', { class: 'case-facts' },
            state && el('span', { class: `mark is-${state}` }, state), `${state ? ' · ' : ''}${score(row)}`));
      },
    };
  }

  /** What the cases are sorted by, where it is one of the two. */
  const score = (row) =>
    source.query.sort === 'disagreement' ? `apart ${decimal(row.disagreement, 2)}` : `ROAD ${decimal(row.road, 2)}`;

  function focus(index) {
    active = Math.min(total - 1, Math.max(0, index));
    const down = card.height + card.gap;
    const top = Math.floor(active / columns) * down;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + down + card.gap > element.scrollTop + element.clientHeight) {
      element.scrollTop = top + down + card.gap - element.clientHeight;
    }
    render();
    requestAnimationFrame(() => requestAnimationFrame(() => cards.get(active)?.press.focus({ preventScroll: true })));
  }
  element.addEventListener('keydown', (event) => {
    const inView = Math.max(1, Math.floor(element.clientHeight / (card.height + card.gap))) * columns;
    const by = {
      ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns, PageUp: -inView, PageDown: inView, Home: -Infinity,
      End: Infinity }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    focus(active + by);
  });
  element.addEventListener('scroll', render, { passive: true });
  new ResizeObserver(render).observe(element);

  let onTotal = null;
  return {
    element: el('div', { class: 'gallery-frame' }, problems, element),
    focus,
    caseAt: (index) => rowOf(index)?.case,
    /** What is shown: a study, with filters and order. */
    get source() {
      return source;
    },
    get total() {
      return total;
    },
    show(next, whenTotal) {
      onTotal = whenTotal;
      source = next;
      turn += 1;
      pages = new Map();
      cards.forEach((item) => item.element.remove());
      cards.clear();
      total = active = 0;
      element.scrollTop = 0;
      load(0);
    },
  };
}
