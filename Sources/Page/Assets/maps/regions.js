// Contours of the top k percent, and boxes around their connected parts. Both are made of the runs of pixels in each row, of
// which there are few, so that they follow a moving threshold.

/** The top k percent as runs: `starts[i]` to before `ends[i]`; those of row y are number `rows[y]` to before `rows[y + 1]`. */
export function runs(map, percent) {
  const { data, width, height } = map;
  const { cut, quota } = map.cut(percent);
  const [starts, ends] = [[], []];
  const rows = new Int32Array(height + 1);
  // 0 out, 1 in, 2 in as long as the quota lasts: most pixels are as the one before, and pass by one comparison.
  const kinds = new Uint8Array(65536).fill(1, cut + 1);
  kinds[cut] = 2;
  let left = quota;
  for (let y = 0, i = 0; y < height; y += 1) {
    let before = 0;
    for (let x = 0; x < width; x += 1, i += 1) {
      let kind = kinds[data[i]];
      if (kind === before) continue;
      if (kind === 2) kind = (left -= 1) >= 0 ? 1 : 0;
      if (kind === before) continue;
      (kind ? starts : ends).push(x);
      before = kind;
    }
    if (before) ends.push(width);
    rows[y + 1] = starts.length;
  }
  return { starts, ends, rows, width, height };
}

/** The border between pixels in and out, as the path of an SVG in pixels; straight runs are one line each. */
export function contour({ starts, ends, rows, height }) {
  const path = [];
  // Upright edges that go on from the row above, by their column: where they began.
  let above = new Map();
  let edgesAbove = [];
  for (let y = 0; y <= height; y += 1) {
    const here = new Map();
    const edges = [];
    if (y < height) {
      for (let i = rows[y]; i < rows[y + 1]; i += 1) {
        for (const x of [starts[i], ends[i]]) {
          here.set(x, above.get(x) ?? y);
          edges.push(x);
        }
      }
    }
    for (const [x, start] of above) if (!here.has(x)) path.push(`M${x} ${start}V${y}`);
    // Level edges: where one of the two rows is in and the other is out.
    for (let a = 0, b = 0, from = -1; a < edgesAbove.length || b < edges.length;) {
      const x = Math.min(edgesAbove[a] ?? Infinity, edges[b] ?? Infinity);
      if (edgesAbove[a] === x) a += 1;
      if (edges[b] === x) b += 1;
      const isEdge = (a + b) % 2 === 1;
      if (isEdge && from < 0) from = x;
      else if (!isEdge && from >= 0) {
        path.push(`M${from} ${y}H${x}`);
        from = -1;
      }
    }
    above = here;
    edgesAbove = edges;
  }
  return path.join('');
}

/**
 * Boxes `{left, top, right, bottom, count}` around the parts whose pixels touch by an edge or a corner, the largest part first;
 * of equal ones the first in row-major order. Parts below a hundredth of all are left out.
 */
export function boxes({ starts, ends, rows, height }) {
  const parents = Int32Array.from(starts, (_, i) => i);
  const root = (i) => {
    while (parents[i] !== i) i = parents[i] = parents[parents[i]];
    return i;
  };
  for (let y = 1; y < height; y += 1) {
    let above = rows[y - 1];
    for (let i = rows[y]; i < rows[y + 1]; i += 1) {
      while (above < rows[y] && ends[above] < starts[i]) above += 1;
      for (let j = above; j < rows[y] && starts[j] <= ends[i]; j += 1) {
        const [a, b] = [root(i), root(j)];
        parents[Math.max(a, b)] = Math.min(a, b);
      }
    }
  }
  const found = new Map();
  let all = 0;
  for (let y = 0; y < height; y += 1) {
    for (let i = rows[y]; i < rows[y + 1]; i += 1) {
      const part = root(i);
      let box = found.get(part);
      if (!box) found.set(part, box = { left: starts[i], top: y, right: ends[i], bottom: y + 1, count: 0 });
      box.left = Math.min(box.left, starts[i]);
      box.right = Math.max(box.right, ends[i]);
      box.bottom = y + 1;
      box.count += ends[i] - starts[i];
      all += ends[i] - starts[i];
    }
  }
  return [...found.values()].filter((box) => box.count * 100 >= all).sort((a, b) => b.count - a.count);
}

export const boxPath = ({ left, top, right, bottom }) => `M${left} ${top}H${right}V${bottom}H${left}Z`;
