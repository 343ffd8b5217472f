// Contours of the top k percent, and boxes around their connected parts.

/** The border between pixels in and out, as the path of an SVG in pixels; straight runs are one line each. */
export function contour(mask, width, height) {
  const path = [];
  for (let y = 0; y <= height; y += 1) {
    let start = -1;
    for (let x = 0; x <= width; x += 1) {
      const isEdge = x < width
        && (y > 0 ? mask[(y - 1) * width + x] : 0) !== (y < height ? mask[y * width + x] : 0);
      if (isEdge && start < 0) start = x;
      else if (!isEdge && start >= 0) {
        path.push(`M${start} ${y}H${x}`);
        start = -1;
      }
    }
  }
  for (let x = 0; x <= width; x += 1) {
    let start = -1;
    for (let y = 0; y <= height; y += 1) {
      const isEdge = y < height
        && (x > 0 ? mask[y * width + x - 1] : 0) !== (x < width ? mask[y * width + x] : 0);
      if (isEdge && start < 0) start = y;
      else if (!isEdge && start >= 0) {
        path.push(`M${x} ${start}V${y}`);
        start = -1;
      }
    }
  }
  return path.join('');
}

/**
 * Boxes `{left, top, right, bottom, count}` around the parts whose pixels touch by an edge or a corner, the largest part first;
 * of equal ones the first in row-major order. Parts below a hundredth of all are left out.
 */
export function boxes(mask, width, height) {
  const labels = new Int32Array(mask.length);
  const stack = new Int32Array(mask.length);
  const found = [];
  let all = 0;
  for (let start = 0; start < mask.length; start += 1) {
    if (!mask[start] || labels[start]) continue;
    const box = { left: width, top: height, right: 0, bottom: 0, count: 0 };
    const label = found.push(box);
    let depth = 0;
    stack[depth++] = start;
    labels[start] = label;
    while (depth > 0) {
      const pixel = stack[--depth];
      const y = Math.floor(pixel / width);
      const x = pixel - y * width;
      box.count += 1;
      if (x < box.left) box.left = x;
      if (x + 1 > box.right) box.right = x + 1;
      if (y < box.top) box.top = y;
      if (y + 1 > box.bottom) box.bottom = y + 1;
      for (let row = y > 0 ? y - 1 : 0; row <= y + 1 && row < height; row += 1) {
        for (let column = x > 0 ? x - 1 : 0; column <= x + 1 && column < width; column += 1) {
          const next = row * width + column;
          if (mask[next] && !labels[next]) {
            labels[next] = label;
            stack[depth++] = next;
          }
        }
      }
    }
    all += box.count;
  }
  return found.filter((box) => box.count * 100 >= all).sort((a, b) => b.count - a.count);
}

export const boxPath = ({ left, top, right, bottom }) => `M${left} ${top}H${right}V${bottom}H${left}Z`;
