// The place that is looked at, the same in all maps: from 0 to 1 across and down; null where none is.

let place = null;
const watchers = new Set();

export const probe = () => place;

export function setProbe(next) {
  place = next && { x: Math.min(0.999999, Math.max(0, next.x)), y: Math.min(0.999999, Math.max(0, next.y)) };
  watchers.forEach((watcher) => watcher(place));
}

export function watchProbe(watcher) {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** The pixel of a map at the place, as `{column, row, index}`. */
export function pixelAt({ x, y }, { width, height }) {
  const [column, row] = [Math.floor(x * width), Math.floor(y * height)];
  return { column, row, index: row * width + column };
}
