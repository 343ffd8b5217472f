// Round numbers along an axis.

function step(range) {
  const rough = range / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((factor) => factor * power).find((value) => value >= rough * 0.999);
}

/** The bounds, widened to whole steps. */
export function rounded(low, high) {
  const by = step(high - low);
  return [Math.floor(low / by) * by, Math.ceil(high / by) * by];
}

/** Round numbers from bound to bound. */
export function ticks(low, high) {
  const by = step(high - low);
  const result = [];
  for (let value = Math.ceil(low / by - 1e-6) * by; value <= high + by / 2; value += by) result.push(Math.abs(value) < by / 1e6 ? 0 : value);
  return result;
}
