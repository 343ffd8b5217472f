// What exactly is asked: of which task, from which layer, of which score.

import { el, field, select, shown, whenQuiet } from '../core/dom.js';
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

  const tasks = [
    ['', 'as its outputs tell'], ['classify', 'names a picture'], ['detect', 'finds boxes'], ['segment', 'a class at every place'],
    ['regress', 'gives numbers'], ['prompts', 'compares with texts'], ['embed', 'compares with pictures']];
  const restart = (some) => change({ ...some, class: '', firstClass: '', secondClass: '' });
  const task = select(tasks, state.task, (value) => restart({ task: value, layer: '' }));
  const texts = el('textarea', { rows: 4, maxlength: 8000, spellcheck: 'false', placeholder: 'a photo of a cat\na photo of a dog' });
  texts.addEventListener('input', whenQuiet(700, () => restart({ texts: texts.value })));
  texts.addEventListener('change', () => restart({ texts: texts.value }));
  const like = el('select', { on: { change: () => restart({ like: like.value }) } });
  const region = el('select', { on: { change: () => change({ region: region.value }) } });
  const point = el('input', { type: 'text', maxlength: 40, spellcheck: 'false', placeholder: '120,80' });
  point.addEventListener('change', () => change({ region: point.value.replaceAll(' ', '') }));
  const boxScore = el('input', { type: 'number', min: 0, max: 1, step: 0.05, placeholder: '0.25' });
  boxScore.addEventListener('change', () => restart({ boxScore: boxScore.value }));
  const boxTarget = select(
    [['row', 'where it was found'], ['match', 'the best match anywhere']], state.boxTarget, (value) => change({ boxTarget: value }));
  /** Of each task what belongs to it alone. */
  const parts = {
    prompts: [field('Texts, a line each', texts)], embed: [field('The other picture', like)],
    segment: [field('Where', region), field('Point x,y', point)],
    detect: [field('Least probability', boxScore), field('Score of a box', boxTarget)],
  };

  /** The pictures that were opened here, to choose from; of what is not among them at least its id. */
  function options(chosen, first) {
    const opened = session.opened.filter((one) => one.picture !== state.picture || one.picture === chosen);
    const isThere = chosen === '' || opened.some((one) => one.picture === chosen);
    return [
      ...first, ...opened.map((one) => el('option', { value: one.picture }, shown(one.name))),
      ...(isThere ? [] : [el('option', { value: chosen }, chosen.includes(',') ? 'at a point' : chosen.slice(0, 8))])];
  }
  function showTask() {
    const now = session.network?.task ?? '';
    for (const [name, fields] of Object.entries(parts)) for (const one of fields) one.hidden = name !== now;
    task.value = state.task;
    if (document.activeElement !== texts) texts.value = state.texts;
    like.replaceChildren(...options(state.like, [el('option', { value: '' }, 'open another picture, and choose it here')]));
    like.value = state.like;
    region.replaceChildren(...options(state.region, [el('option', { value: '' }, 'wherever it is seen')]));
    region.value = state.region;
    point.value = state.region.includes(',') ? state.region : '';
    boxScore.value = state.boxScore;
    boxTarget.value = state.boxTarget;
  }

  let made = null;
  function show() {
    showTask();
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
  watch(['layer', 'target', 'activation', 'task', 'texts', 'like', 'region', 'boxScore', 'boxTarget'], show);

  // Where there is little room, maps come first.
  return el(
    'details', { class: 'panel question', open: matchMedia('(min-width: 56rem)').matches },
    el('summary', {}, el('h2', {}, 'Question')), field('The network', task), Object.values(parts), field('Layer', layer), field('Score', target), field('Activation', activation));
}
