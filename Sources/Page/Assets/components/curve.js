// ROAD over k as a drawing, filled in as its points come; the chosen k is marked. Pressing it chooses a k.

import { decimal, el, shown, svg } from '../core/dom.js';
import { rounded, ticks } from './axis.js';

const [width, height] = [420, 210];
const edge = { left: 52, right: 12, top: 12, bottom: 36 };

/** @param onpick is told the k that was pressed */
export function createCurve({ onpick } = {}) {
  const drawing = svg('svg', { class: 'curve', viewBox: `0 0 ${width} ${height}`, role: 'img' });
  const numbers = el('tbody');
  const head = el('tr');
  const element = el(
    'figure', { class: 'chart' }, drawing,
    el('details', {}, el('summary', {}, 'The numbers of this curve'),
      el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Numbers' }, el('table', {}, el('thead', {}, head), numbers))));

  if (onpick) {
    drawing.addEventListener('click', (event) => {
      const bounds = drawing.getBoundingClientRect();
      const x = ((event.clientX - bounds.left) / bounds.width) * width;
      const k = ((x - edge.left) / (width - edge.left - edge.right)) * 100;
      onpick(Math.min(100, Math.max(5, Math.round(k / 5) * 5)));
    });
    drawing.classList.add('is-pressable');
  }

  return {
    element,
    /**
     * @param lines `{name, points: [[k, road], …], emphasised}`
     * @param chosen `{k, road}` that is best, or null
     * @param current the k that is shown
     */
    show({ lines, chosen = null, current = null, label }) {
      const all = lines.flatMap((line) => line.points.map(([, road]) => road)).filter(Number.isFinite);
      const [low, high] = rounded(Math.min(0, ...all), Math.max(0.01, ...all));
      const across = (k) => edge.left + (k / 100) * (width - edge.left - edge.right);
      const up = (road) => height - edge.bottom - ((road - low) / (high - low)) * (height - edge.top - edge.bottom);
      const parts = [];
      for (const road of ticks(low, high)) {
        parts.push(svg('line', { class: 'grid', x1: edge.left, x2: width - edge.right, y1: up(road), y2: up(road) }));
        parts.push(svg('text', { x: edge.left - 6, y: up(road) + 4, 'text-anchor': 'end' }, decimal(road, 2)));
      }
      for (const k of [0, 20, 40, 60, 80, 100]) {
        parts.push(svg('text', { x: across(k), y: height - edge.bottom + 16, 'text-anchor': 'middle' }, String(k)));
      }
      parts.push(svg('text', { x: (edge.left + width - edge.right) / 2, y: height - 3, 'text-anchor': 'middle' }, 'top k, percent of the pixels'));
      parts.push(svg('text', { x: 12, y: (edge.top + height - edge.bottom) / 2, 'text-anchor': 'middle',
        transform: `rotate(-90 12 ${(edge.top + height - edge.bottom) / 2})` }, 'ROAD'));
      if (current !== null) {
        parts.push(svg('line', { class: 'current', x1: across(current), x2: across(current), y1: edge.top, y2: height - edge.bottom }));
      }
      for (const line of [...lines].sort((a, b) => Boolean(a.emphasised) - Boolean(b.emphasised))) {
        const path = line.points.map(([k, road], i) => `${i ? 'L' : 'M'}${across(k).toFixed(1)} ${up(road).toFixed(1)}`).join('');
        parts.push(svg('path', { class: `line${lines.length === 1 || line.emphasised ? '' : ' is-other'}`, d: path }, svg('title', {}, shown(line.name))));
        if (lines.length === 1) {
          for (const [k, road] of line.points) parts.push(svg('circle', { class: 'point', cx: across(k), cy: up(road), r: 2.5 }));
        }
      }
      if (chosen && Number.isFinite(chosen.road)) {
        const atRight = chosen.k > 70;
        parts.push(svg('circle', { class: 'chosen', cx: across(chosen.k), cy: up(chosen.road), r: 6 }));
        parts.push(svg('text', {
          class: 'chosen-text', x: across(chosen.k) + (atRight ? -10 : 10), y: Math.max(edge.top + 10, up(chosen.road) - 8),
          'text-anchor': atRight ? 'end' : 'start' }, `k = ${chosen.k} %: ${decimal(chosen.road)}`));
      }
      drawing.replaceChildren(...parts);
      drawing.setAttribute('aria-label', label);
      head.replaceChildren(el('th', { scope: 'col' }, 'k'), ...lines.map((line) => el('th', { scope: 'col', class: 'number' }, shown(line.name))));
      const ks = [...new Set(lines.flatMap((line) => line.points.map(([k]) => k)))].sort((a, b) => a - b);
      numbers.replaceChildren(...ks.map((k) => el('tr', {}, el('th', { scope: 'row' }, `${k} %`), lines.map((line) =>
        el('td', { class: 'number' }, decimal(line.points.find(([at]) => at === k)?.[1], 4))))));
    },
  };
}
