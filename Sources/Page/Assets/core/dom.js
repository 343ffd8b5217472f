// Elements without markup: text from outside stays text.

const hidden =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]|(?! )\p{Zs}/gu;

/** Text of anyone, with characters that act or that nobody sees as their code points, as the program shows them. */
export function shown(text) {
  return String(text ?? '').replace(hidden, (character) => `\\u{${character.codePointAt(0).toString(16).toUpperCase()}}`);
}

/** An element; `on` holds listeners, `data` the dataset, properties such as `value` are set as properties. */
export function el(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** An element of a drawing. */
export function svg(name, attributes = {}, ...children) {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

const properties = new Set(['value', 'checked', 'disabled', 'hidden', 'selected', 'indeterminate', 'max', 'open', 'textContent']);

function filled(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null) continue;
    if (key === 'on') for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (key === 'data') Object.assign(element.dataset, value);
    else if (properties.has(key) && key in element) element[key] = value;
    else if (value === true) element.setAttribute(key, '');
    else if (value !== false) element.setAttribute(key, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A label with its control. */
export function field(label, control, ...more) {
  return el('label', { class: 'field' }, el('span', { class: 'field-name' }, label), control, ...more);
}

/** A choice; options are `[value, label]`. */
export function select(options, value, onchange, attributes = {}) {
  const element = el(
    'select', { ...attributes, on: { change: () => onchange(element.value) } },
    options.map(([key, label]) => el('option', { value: key, selected: key === value }, label)));
  return element;
}

export function button(label, onclick, attributes = {}) {
  return el('button', { type: 'button', ...attributes, on: { click: onclick } }, label);
}

/** A small picture of the server; where it has none, words stand in its place. */
export function thumbnail(src, attributes = {}) {
  const image = el('img', { src, alt: '', ...attributes, on: {
    error: () => image.replaceWith(el('span', { class: 'no-picture' }, 'cannot be read')) } });
  return image;
}

let announceTimer = 0;
/** Says it to those who listen to the page; of many in a row the last one. */
export function announce(text) {
  clearTimeout(announceTimer);
  announceTimer = setTimeout(() => {
    document.getElementById('announcer').textContent = text;
  }, 150);
}

/** Runs at most once a frame, however often it is called. */
export function oncePerFrame(work) {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      work();
    });
  };
}

/** Runs when it was not called for a while. */
export function whenQuiet(milliseconds, work) {
  let timer = 0;
  const call = (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...values), milliseconds);
  };
  call.cancel = () => clearTimeout(timer);
  return call;
}

export const percent = (share, digits = 1) =>
  share === null || share === undefined ? '–' : `${(share * 100).toFixed(digits)} %`;

export const decimal = (value, digits = 3) =>
  value === null || value === undefined || Number.isNaN(value) ? '–' : value.toFixed(digits).replace('-', '−');

/** 50,000 */
export const counted = (count, noun) => `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

/** Of a path the last part. */
export const lastPart = (path) => shown(path.split('/').filter(Boolean).at(-1) ?? path);

export const duration = (seconds) =>
  seconds < 1 ? `${Math.max(1, Math.round(seconds * 1000))} ms` : `${seconds.toFixed(1)} s`;

export function size(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(0)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
