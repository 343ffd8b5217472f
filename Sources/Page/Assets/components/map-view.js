// One map over the picture: painted, zoomed and panned with all others, and read under the pointer.

import { announce, el, oncePerFrame, svg, whenQuiet } from '../core/dom.js';
import { change, state, watch } from '../core/state.js';
import { blended, paint } from '../maps/painter.js';
import { pixelAt, probe, setProbe, watchProbe } from '../maps/probe.js';
import { boxes, boxPath, contour, runs } from '../maps/regions.js';

/** Zooms so that what lies at the place (0 to 1) stays there. */
export function zoomAt(factor, at = probe() ?? { x: state.x, y: state.y }) {
  const zoom = Math.min(40, Math.max(1, state.zoom * factor));
  const ratio = state.zoom / zoom;
  const middle = (middle, at) => within(at + (middle - at) * ratio, zoom);
  change({ zoom, x: middle(state.x, at.x), y: middle(state.y, at.y) });
}

/** A middle that leaves no empty edge. */
const within = (middle, zoom) => Math.min(1 - 0.5 / zoom, Math.max(0.5 / zoom, middle));

/**
 * @param isLarge takes the wheel and the arrow keys
 * @param onopen when it is pressed without being dragged
 * @param onvalue is told the value at the probe, or null
 */
export function createMapView({ isLarge = false, onopen, onvalue } = {}) {
  let map = null;
  let isSigned = false;
  let painted = '';
  let isSeen = true;

  const picture = el('img', { class: 'layer', alt: '', draggable: 'false', decoding: 'async', hidden: true });
  const canvas = el('canvas', { class: 'layer map-canvas', 'aria-hidden': 'true' });
  const under = svg('path', { class: 'contour-under' });
  const line = svg('path', { class: 'contour' });
  const frames = svg('path', { class: 'frame' });
  const subject = svg('path', { class: 'frame is-subject' });
  const drawing = svg(
    'svg', { class: 'layer', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, under, line, frames, subject);
  const cross = el('div', { class: 'probe', hidden: true });
  const pane = el('div', { class: 'pane' }, picture, canvas, drawing, cross);
  const element = el('div', { class: `map-view${isLarge ? ' is-large' : ''}` }, pane);
  if (isLarge) {
    element.tabIndex = 0;
    element.setAttribute('role', 'group');
  }

  function draw() {
    if (!map || !isSeen || element.clientWidth === 0) return;
    const step = isMoving ? Math.max(1, Math.floor(map.width / (element.clientWidth * devicePixelRatio * state.zoom))) : 1;
    const settings = { colours: state.colours, k: state.k, outside: state.outside, blend: state.blend, isSigned, step };
    const key = JSON.stringify(settings);
    if (painted !== key) {
      paint(canvas, map, settings);
      painted = key;
    }
    blended(canvas, state);
    drawRegions();
  }
  const drawSoon = oncePerFrame(draw);
  let isMoving = false;
  const rest = whenQuiet(200, () => {
    isMoving = false;
    drawSoon();
  });
  /** While a slider moves, no more pixels than the screen shows; all of them when it rests. */
  function drawMoving() {
    isMoving = true;
    drawSoon();
    rest();
  }

  let regions = '';
  function drawRegions() {
    const key = isSigned || state.k >= 100 ? '' : `${state.boxes} ${state.contours} ${state.k}`;
    if (key === regions) return;
    regions = key;
    const parts = key && (state.boxes || state.contours) ? runs(map, state.k) : null;
    const path = parts && state.contours ? contour(parts) : '';
    under.setAttribute('d', path);
    line.setAttribute('d', path);
    frames.setAttribute('d', parts && state.boxes ? boxes(parts).map(boxPath).join('') : '');
  }

  function place() {
    const { zoom, x, y } = state;
    const offset = (middle) => (0.5 - within(middle, zoom) * zoom) * 100;
    pane.style.transform = `translate(${offset(x)}%, ${offset(y)}%) scale(${zoom})`;
    pane.classList.toggle('is-near', zoom > 3);
    element.classList.toggle('is-zoomed', zoom > 1);
    showProbe();
  }

  function showProbe() {
    const at = probe();
    cross.hidden = !at || !map;
    if (!at || !map) {
      onvalue?.(null);
      return;
    }
    const { zoom } = state;
    cross.style.left = `${at.x * 100}%`;
    cross.style.top = `${at.y * 100}%`;
    cross.style.transform = `translate(-50%, -50%) scale(${1 / zoom})`;
    const pixel = pixelAt(at, map);
    onvalue?.({ value: map.value(pixel.index), ...pixel, map });
  }

  /** The place of the picture under a pointer. */
  function at(event) {
    const bounds = pane.getBoundingClientRect();
    return { x: (event.clientX - bounds.left) / bounds.width, y: (event.clientY - bounds.top) / bounds.height };
  }

  const pointers = new Map();
  let moved = 0;
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    pointers.set(event.pointerId, event);
    if (pointers.size === 1) moved = 0;
  });
  element.addEventListener('pointermove', (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) {
      setProbe(at(event));
      return;
    }
    const bounds = element.getBoundingClientRect();
    const [dx, dy] = [event.clientX - before.clientX, event.clientY - before.clientY];
    const other = [...pointers.values()].find((pointer) => pointer.pointerId !== event.pointerId);
    moved += Math.abs(dx) + Math.abs(dy);
    if (moved > 4 && !element.hasPointerCapture(event.pointerId)) element.setPointerCapture(event.pointerId);
    if (other) {
      const distance = (pointer) => Math.hypot(pointer.clientX - other.clientX, pointer.clientY - other.clientY);
      zoomAt(distance(event) / Math.max(1, distance(before)), at(event));
    } else if (state.zoom > 1) {
      change({
        x: within(state.x - dx / bounds.width / state.zoom, state.zoom),
        y: within(state.y - dy / bounds.height / state.zoom, state.zoom),
      });
    } else setProbe(at(event));
    pointers.set(event.pointerId, event);
  });
  const release = (event) => {
    const isKnown = pointers.delete(event.pointerId);
    if (isKnown && event.type === 'pointerup' && moved <= 4) {
      if (onopen) onopen();
      else setProbe(at(event));
    }
  };
  element.addEventListener('pointerup', release);
  element.addEventListener('pointercancel', release);
  element.addEventListener('pointerleave', (event) => {
    if (event.pointerType === 'mouse' && document.activeElement !== element) setProbe(null);
  });
  element.addEventListener('wheel', (event) => {
    if (!isLarge && !event.ctrlKey) return;
    event.preventDefault();
    zoomAt(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), at(event));
  }, { passive: false });

  if (isLarge) {
    element.addEventListener('keydown', (event) => {
      const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [];
      if (dx === undefined || !map) return;
      event.preventDefault();
      const by = event.shiftKey ? 10 : 1;
      const { x, y } = probe() ?? { x: state.x, y: state.y };
      setProbe({ x: x + (dx * by) / map.width, y: y + (dy * by) / map.height });
      follow();
      const pixel = pixelAt(probe(), map);
      announce(`column ${pixel.column}, row ${pixel.row}: ${map.value(pixel.index).toFixed(3)}`);
    });
  }
  /** Brings the probe back into sight. */
  function follow() {
    const reach = 0.5 / state.zoom;
    const near = (middle, at) => within(Math.min(at + reach * 0.9, Math.max(at - reach * 0.9, middle)), state.zoom);
    change({ x: near(state.x, probe().x), y: near(state.y, probe().y) });
  }

  const observer = new IntersectionObserver(([entry]) => {
    isSeen = entry.isIntersecting;
    if (isSeen) drawSoon();
  }, { rootMargin: '100px' });
  observer.observe(element);
  const ends = [
    watch(['opacity', 'outside', 'colours', 'blend', 'boxes', 'contours'], drawSoon), watch(['k'], drawMoving), rest.cancel,
    watch(['zoom', 'x', 'y'], place), watchProbe(showProbe), () => observer.disconnect(),
  ];
  place();

  return {
    element, canvas,
    get map() {
      return map;
    },
    /**
     * @param source the address of the picture under it
     * @param box what the map is about, in shares of width and height
     */
    show(next, { source = '', label = '', signed = false, aspect = 1, box = null } = {}) {
      if (map !== next || isSigned !== signed) painted = regions = '';
      map = next;
      isSigned = signed;
      element.style.aspectRatio = map ? `${map.width} / ${map.height}` : `${aspect}`;
      if (isLarge) element.setAttribute('aria-label', `${label}. Arrow keys read values, plus and minus zoom.`);
      if (picture.getAttribute('src') !== source && source) picture.src = source;
      picture.hidden = !source;
      canvas.hidden = !map;
      canvas.dataset.map = map?.id ?? '';
      drawing.toggleAttribute('hidden', !map);
      if (map) {
        drawing.setAttribute('viewBox', `0 0 ${map.width} ${map.height}`);
        const [left, top, right, bottom] = (box ?? []).map((share, place) => share * (place % 2 ? map.height : map.width));
        subject.setAttribute('d', box ? `M${left},${top}H${right}V${bottom}H${left}Z` : '');
      }
      drawSoon();
      showProbe();
    },
    dispose() {
      ends.forEach((end) => end());
    },
  };
}
