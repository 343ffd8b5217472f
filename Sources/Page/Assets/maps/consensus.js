// The groups of methods, those that are switched on, and what their maps have in common.

import { methods, session, titleOf } from '../core/session.js';
import { state } from '../core/state.js';
import { sum, vote } from './heat-map.js';

/** What the common map is called where a method may be named. */
export const consensusName = 'consensus';

export const mapTitle = (name) => (name === consensusName ? 'Consensus' : titleOf(name));

/** Groups that are off, by their number. */
export const groupsOff = () => new Set(state.off ? state.off.split('.') : []);

/** Those that this network can make maps for. */
export const groups = () => (session.server?.groups ?? []).map((group, index) => ({
  group: String(index), methods: group.methods.filter((name) => methods().some((one) => one.method === name && one.isAvailable)) }))
  .filter((group) => group.methods.length);

/** In the order of the program's methods, in which the equal command names them. */
export function members() {
  const off = groupsOff();
  const chosen = new Set(groups().filter((group) => !off.has(group.group)).flatMap((group) => group.methods));
  return methods().map((one) => one.method).filter((name) => chosen.has(name));
}

const readyMaps = (explanation) => members().map((name) => explanation?.entries.get(name)?.map).filter(Boolean);

/** A function of an explanation: the common map of the members that are ready, made again only when they are others. */
export function createConsensus() {
  let made = { key: '', map: null };
  return (explanation) => {
    const maps = readyMaps(explanation);
    if (maps.length === 0) return null;
    const key = `${state.consensus} ${state.consensus === 'vote' ? state.k : ''} ${maps.map((map) => map.id)}`;
    if (made.key !== key) made = { key, map: state.consensus === 'vote' ? vote(maps, Math.min(100, state.k)) : sum(maps) };
    return made.map;
  };
}

/** What the common map is made of by now. */
export function consensusWords(explanation) {
  const [all, ready] = [members().length, readyMaps(explanation).length];
  if (all === 0) return 'No group is on: switch one on to see a consensus.';
  return ready < all ? `${ready} of ${all} maps are in the consensus; the others are computed` : `Consensus of ${all} methods`;
}
