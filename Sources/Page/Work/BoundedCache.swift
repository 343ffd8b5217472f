import Synchronization

/// Keeps values by key up to a bound in bytes; what was not asked for longest goes first.
///
///     let cache = BoundedCache<Tensor>(limit: 256 << 20)
///     cache.insert(map, for: "ab12", cost: 4 * map.count)
package final class BoundedCache<Value: Sendable>: Sendable {
  package let limit: Int
  private let state = Mutex(State())

  private struct State {
    var entries: [String: Entry] = [:]
    var cost = 0
    var turn = 0
    var (hits, misses) = (0, 0)
  }

  private struct Entry {
    let value: Value
    let cost: Int
    var turn: Int
  }

  package init(limit: Int) { self.limit = limit }

  package var cost: Int { state.withLock { $0.cost } }
  package var count: Int { state.withLock { $0.entries.count } }
  package var hits: Int { state.withLock { $0.hits } }
  package var misses: Int { state.withLock { $0.misses } }

  /// Beside its bytes, an entry takes some for itself.
  private static var ownCost: Int { 256 }

  /// Of the largest value that is kept.
  package var mostCost: Int { max(0, limit - Self.ownCost) }

  package func canHold(cost: Int) -> Bool { cost <= mostCost }

  package subscript(key: String) -> Value? {
    state.withLock { state in
      guard let entry = state.entries[key] else {
        state.misses += 1
        return nil
      }
      state.hits += 1
      state.turn += 1
      state.entries[key]?.turn = state.turn
      return entry.value
    }
  }

  /// What is larger than the whole bound is not kept.
  /// - Complexity: O(1), and O(n) where something has to go: a sixteenth of the bound goes at once.
  package func insert(_ value: Value, for key: String, cost: Int) {
    let cost = cost + Self.ownCost
    guard cost <= limit else { return }
    state.withLock { state in
      if let old = state.entries.removeValue(forKey: key) { state.cost -= old.cost }
      if state.cost + cost > limit {
        let wanted = min(limit - cost, limit - limit / 16)
        for (key, entry) in state.entries.sorted(by: { $0.value.turn < $1.value.turn }) {
          guard state.cost > wanted else { break }
          state.entries[key] = nil
          state.cost -= entry.cost
        }
      }
      state.turn += 1
      state.entries[key] = Entry(value: value, cost: cost, turn: state.turn)
      state.cost += cost
    }
  }
}
