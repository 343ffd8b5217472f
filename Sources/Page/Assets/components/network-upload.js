// A network of one's own, where the server takes some.

import { button, el } from '../core/dom.js';
import { openNetwork, session, watchSession } from '../core/session.js';

export function createNetworkUpload() {
  const file = el('input', {
    type: 'file', accept: '.onnx', hidden: true, 'aria-label': 'Network, an ONNX file', id: 'network-input', on: { change: send } });
  const press = button('Add…', () => file.click(), { title: 'Add a network: an ONNX file' });
  const element = el('span', { class: 'network-upload', hidden: true }, press, file);

  async function send() {
    const [chosen] = file.files;
    if (!chosen) return;
    press.disabled = true;
    press.textContent = 'Sending…';
    await openNetwork(chosen);
    file.value = '';
    press.disabled = false;
    press.textContent = 'Add…';
  }
  watchSession(() => {
    element.hidden = !session.server?.allowModelUpload;
  });
  return element;
}
