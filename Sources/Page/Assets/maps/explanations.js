// The maps of a picture, network, class and layer, asked for once and shared by all that show them.

import { events, Problem } from '../core/api.js';
import { fetchMap } from './heat-map.js';

/** So many are kept beside those in use: going back to a class shows its maps at once. */
const keptCount = 6;
const kept = new Map();
const listeners = new Set();

/** Calls `listener(explanation)` when one has changed. */
export function watchExplanations(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

class Explanation {
  /** Of each method: `{method, phase, done, total, map, seconds, warnings, problem}`; phase: waiting, running, ready, failed. */
  entries = new Map();
  start = null;
  problem = null;
  isDone = false;
  #abort = new AbortController();

  constructor(key, query, methods) {
    Object.assign(this, { key, query });
    for (const method of methods) this.entries.set(method, { method, phase: 'waiting', warnings: [] });
    this.#run(methods);
  }

  get readyMaps() {
    return [...this.entries.values()].filter((entry) => entry.map);
  }

  async #run(methods) {
    const loads = [];
    try {
      const query = { ...this.query, methods: methods.join(',') };
      for await (const { event, data } of events('explanations', query, this.#abort.signal)) {
        const entry = this.entries.get(data.method);
        if (event === 'start') this.start = data;
        else if (event === 'progress' && entry) Object.assign(entry, { phase: 'running', done: data.done, total: data.total });
        else if (event === 'map' && entry) loads.push(this.#load(entry, data));
        else if (event === 'failure') {
          const problem = new Problem({ title: data.message, code: data.code, remedy: data.remedy });
          if (entry) Object.assign(entry, { phase: 'failed', problem });
          else this.problem = problem;
        } else if (event === 'done') this.isDone = true;
        this.#tell();
      }
      await Promise.all(loads);
      if (!this.isDone && !this.problem) throw new Problem({ title: 'the server ended before all maps were there', code: 'cut' });
    } catch (error) {
      if (error.name === 'AbortError' || this.#abort.signal.aborted) return;
      this.problem = error;
    }
    for (const entry of this.entries.values()) {
      if (entry.phase === 'waiting' || entry.phase === 'running') {
        Object.assign(entry, { phase: 'failed', problem: this.problem ?? new Problem({ title: 'no map came' }) });
      }
    }
    this.#tell();
  }

  async #load(entry, data) {
    try {
      const map = await fetchMap(['maps', data.map], data.map, this.#abort.signal);
      Object.assign(entry, { phase: 'ready', map, seconds: data.seconds, warnings: data.warnings ?? [] });
    } catch (problem) {
      if (problem.name === 'AbortError') return;
      Object.assign(entry, { phase: 'failed', problem });
    }
    this.#tell();
  }

  #tell() {
    listeners.forEach((listener) => listener(this));
  }

  stop() {
    this.#abort.abort();
  }
}

const keyOf = (query, methods) => JSON.stringify([Object.entries(query).sort(), methods]);

/**
 * The explanations of these queries, each `{picture, network, class, layer, activation, target}`; work for others stops.
 * @returns one for each query
 */
export function explanations(queries, methods) {
  const wanted = queries.map((query) => {
    const key = keyOf(query, methods);
    const explanation = kept.get(key) ?? new Explanation(key, query, methods);
    kept.delete(key);
    kept.set(key, explanation);
    return explanation;
  });
  for (const [key, explanation] of kept) {
    if (wanted.includes(explanation)) continue;
    const isFinished = explanation.isDone && !explanation.problem;
    if (!isFinished || kept.size > keptCount + wanted.length) {
      explanation.stop();
      kept.delete(key);
    }
  }
  return wanted;
}

/** Forgets those that failed, so that they are asked for again. */
export function forgetFailed() {
  for (const [key, explanation] of kept) if (explanation.problem) kept.delete(key);
}
