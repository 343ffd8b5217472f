// Probability against ROAD: each point a case. Found by the pointer, or by the arrow keys.

import { announce, decimal, el, oncePerFrame, percent } from '../core/dom.js';
import { rounded, ticks } from './axis.js';

const edge = { left: 56, right: 10, top: 10, bottom: 34 };

/** @param onopen is told the id of a case */
export function createScatter({ onopen }) {
  const canvas = el('canvas', { tabindex: 0, role: 'application', 'aria-roledescription': 'scatter plot' });
  const words = el('p', { class: 'reading-line' }, ' ');
  const element = el(
    'figure', { class: 'scatter' }, canvas, words,
    el('figcaption', { class: 'faint' }, el('span', { class: 'key is-right' }), 'right ', el('span', { class: 'key is-wrong' }), 'wrong'));
  const layer = document.createElement('canvas');
  let points = { cases: [], probability: [], road: [], right: [] };
  let order = { probability: [], road: [] };
  let bounds = [0, 1];
  let active = -1;
  let cells = new Map();

  // A property may hold light-dark(), which a canvas does not know; a colour that is computed from it is plain.
  const sample = el('span', { hidden: true });
  element.append(sample);
  const colour = (name) => {
    sample.style.color = `var(${name})`;
    return getComputedStyle(sample).color;
  };
  const x = (probability) => edge.left + probability * (canvas.clientWidth - edge.left - edge.right);
  const y = (road) =>
    canvas.clientHeight - edge.bottom - ((road - bounds[0]) / (bounds[1] - bounds[0])) * (canvas.clientHeight - edge.top - edge.bottom);
  const cellOf = (px, py) => `${Math.floor(px / 12)} ${Math.floor(py / 12)}`;

  const draw = oncePerFrame(() => {
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    if (!width) return;
    const ratio = devicePixelRatio || 1;
    for (const one of [canvas, layer]) Object.assign(one, { width: width * ratio, height: height * ratio });
    const context = layer.getContext('2d');
    context.scale(ratio, ratio);
    context.font = `12px ${getComputedStyle(element).fontFamily}`;
    context.fillStyle = colour('--faint');
    context.strokeStyle = colour('--line');
    context.textAlign = 'center';
    for (const share of [0, 0.25, 0.5, 0.75, 1]) context.fillText(`${share * 100} %`, x(share) - (share === 1 ? 12 : 0), height - edge.bottom + 15);
    context.fillText('probability', (edge.left + width - edge.right) / 2, height - 4);
    context.textAlign = 'right';
    for (const road of ticks(...bounds)) {
      context.fillText(decimal(road, 2), edge.left - 6, y(road) + 4);
      context.beginPath();
      context.moveTo(edge.left, y(road));
      context.lineTo(width - edge.right, y(road));
      context.stroke();
    }
    context.save();
    context.translate(11, (edge.top + height - edge.bottom) / 2);
    context.rotate(-Math.PI / 2);
    context.textAlign = 'center';
    context.fillText('ROAD', 0, 0);
    context.restore();
    cells = new Map();
    const many = points.cases.length;
    const side = many > 5000 ? 2 : many > 500 ? 3 : 5;
    context.globalAlpha = many > 5000 ? 0.35 : many > 500 ? 0.6 : 0.85;
    for (const isRight of [1, 0]) {
      context.fillStyle = context.strokeStyle = colour(isRight ? '--positive' : '--negative');
      context.beginPath();
      for (let i = 0; i < many; i += 1) {
        const road = points.road[i];
        if (points.right[i] !== isRight || road === null || points.probability[i] === null) continue;
        const [px, py] = [x(points.probability[i]), y(road)];
        if (isRight || side < 3) context.rect(px - side / 2, py - side / 2, side, side);
        else {
          context.moveTo(px - side / 2, py - side / 2);
          context.lineTo(px + side / 2, py + side / 2);
          context.moveTo(px + side / 2, py - side / 2);
          context.lineTo(px - side / 2, py + side / 2);
        }
        const key = cellOf(px, py);
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push(i);
      }
      if (isRight || side < 3) context.fill();
      else context.stroke();
    }
    context.globalAlpha = 1;
    drawActive();
  });

  function drawActive() {
    const context = canvas.getContext('2d');
    const ratio = devicePixelRatio || 1;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.drawImage(layer, 0, 0);
    if (active < 0) return;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.strokeStyle = colour('--ink');
    context.lineWidth = 2;
    context.beginPath();
    context.arc(x(points.probability[active]), y(points.road[active]), 6, 0, 7);
    context.stroke();
  }

  function choose(index, isSpoken) {
    if (index === active) return;
    active = index;
    const text = index < 0 ? ' '
      : `case ${points.cases[index]}: ${percent(points.probability[index])}, ROAD ${decimal(points.road[index])}, ${points.right[index] ? 'right' : 'wrong'}`;
    words.textContent = text;
    if (isSpoken) announce(text);
    drawActive();
  }

  function near(event) {
    const box = canvas.getBoundingClientRect();
    const [px, py] = [event.clientX - box.left, event.clientY - box.top];
    let [best, distance] = [-1, 14 ** 2];
    for (let dx = -12; dx <= 12; dx += 12) {
      for (let dy = -12; dy <= 12; dy += 12) {
        for (const i of cells.get(cellOf(px + dx, py + dy)) ?? []) {
          const d = (x(points.probability[i]) - px) ** 2 + (y(points.road[i]) - py) ** 2;
          if (d < distance) [best, distance] = [i, d];
        }
      }
    }
    return best;
  }
  canvas.addEventListener('pointermove', (event) => choose(near(event)));
  canvas.addEventListener('pointerleave', () => document.activeElement !== canvas && choose(-1));
  canvas.addEventListener('click', (event) => {
    const index = near(event);
    if (index >= 0) onopen(points.cases[index]);
  });
  canvas.addEventListener('keydown', (event) => {
    const [axis, by] = {
      ArrowLeft: ['probability', -1], ArrowRight: ['probability', 1], ArrowDown: ['road', -1], ArrowUp: ['road', 1],
      Home: ['probability', -Infinity], End: ['probability', Infinity] }[event.key] ?? [];
    if (axis) {
      event.preventDefault();
      const list = order[axis];
      if (!list.length) return;
      const at = active < 0 ? (by < 0 ? list.length : -1) : list.indexOf(active);
      choose(list[Math.min(list.length - 1, Math.max(0, at + by * (event.shiftKey ? 10 : 1)))], true);
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      onopen(points.cases[active]);
    }
  });
  new ResizeObserver(draw).observe(canvas);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ['data-theme'] });

  return {
    element,
    show(next) {
      points = next;
      active = -1;
      words.textContent = ' ';
      const finite = next.cases.map((_, i) => i).filter((i) => next.road[i] !== null && next.probability[i] !== null);
      order = {
        probability: finite.toSorted((a, b) => next.probability[a] - next.probability[b]),
        road: finite.toSorted((a, b) => next.road[a] - next.road[b]) };
      const roads = order.road.map((i) => next.road[i]);
      bounds = rounded(Math.min(0, roads[0] ?? 0), Math.max(0.05, roads.at(-1) ?? 0));
      canvas.setAttribute(
        'aria-label', `Probability against ROAD of ${finite.length} cases. Arrow keys go from point to point, Enter opens the case.`);
      draw();
    },
  };
}
