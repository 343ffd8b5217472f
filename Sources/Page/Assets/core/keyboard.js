// Keys that do something anywhere on the page. They can be switched off, for those who dictate.

const bindings = [];
let isOn = localStorage.getItem('single-keys') !== 'off';

export const areSingleKeysOn = () => isOn;
export function setSingleKeys(on) {
  isOn = on;
  localStorage.setItem('single-keys', on ? 'on' : 'off');
}

/** @param when false where the key does nothing now */
export function bind(keys, words, work, when = () => true) {
  bindings.push({ keys, words, work, when });
}

/** Keys and what they do, for the help. */
export const allKeys = () => bindings.map(({ keys, words }) => ({ keys, words }));

addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector('dialog[open]') && event.key !== '?') return;
  const target = event.target;
  if (target.matches('input:not([type=range],[type=checkbox],[type=radio]), textarea, select') && event.key !== 'Escape') return;
  for (const { keys, work, when } of bindings) {
    if (!keys.includes(event.key) || !when() || (!isOn && event.key !== 'Escape')) continue;
    event.preventDefault();
    work(event.key);
    return;
  }
});
