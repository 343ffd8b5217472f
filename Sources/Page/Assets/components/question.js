// What exactly is asked: from which layer, of which score.

import { el, field, select, shown } from '../core/dom.js';
import { session, watchSession } from '../core/session.js';
import { change, state, watch } from '../core/state.js';

export function createQuestion() {
  const layer = el('select', { on: { change: () => change({ layer: layer.value }) } });
  const words = {
    logit: 'logit', probability: 'probability', softmax: 'softmax', 'log-probability': 'logarithm of the probability', rest: 'logit less cross-entropy', auto: 'as the network says', sigmoid: 'sigmoid', none: 'none',
  };
  const target = select(
    ['logit', 'probability', 'log-probability', 'rest'].map((name) => [name, words[name]]), state.target, (value) => change({ target: value }));
  const activation = select(
    ['auto', 'softmax', 'sigmoid', 'none'].map((name) => [name, words[name]]), state.activation,
    (value) => change({ activation: value }));

  let made = null;
  function show() {
    if (made !== session.network) {
      made = session.network;
      const layers = session.network?.layers ?? [];
      const usual = layers.filter((one) => one.isDefault).map((one) => one.layer).join(', ');
      layer.replaceChildren(
        el('option', { value: '' }, `default${usual ? `: ${shown(usual)}` : ''}`),
        ...layers.toReversed().map((one) => el('option', { value: one.layer }, `${shown(one.layer)}  ${one.shape.join(' × ')}`)));
    }
    layer.value = state.layer;
    target.value = state.target;
    activation.value = state.activation;
  }
  watchSession(show);
  watch(['layer', 'target', 'activation'], show);

  // Where there is little room, maps come first.
  return el(
    'details', { class: 'panel question', open: matchMedia('(min-width: 56rem)').matches },
    el('summary', {}, el('h2', {}, 'Question')), field('Layer', layer), field('Score', target), field('Activation', activation));
}
