import NIOCore
import Synchronization

/// The connections that are open, and what their bodies take: so many and no more.
package final class ConnectionTable: Sendable {
  let bounds: ServerBounds
  private let state = Mutex(State())

  private struct State {
    var connections: [ObjectIdentifier: Entry] = [:]
    var bodyBytes = 0
    var counts = Counts()
    var turn = 0
  }

  private struct Entry {
    let channel: any Channel
    /// When it last began to wait; nil while a request is answered.
    var waitsSince: Int?
  }

  /// Since the start.
  package struct Counts: Sendable {
    package var accepted = 0
    package var refused = 0
    package var requests = 0
  }

  init(_ bounds: ServerBounds) { self.bounds = bounds }

  package var openCount: Int { state.withLock { $0.connections.count } }
  package var counts: Counts { state.withLock { $0.counts } }

  /// - Returns: false if there is no place: all others are being answered.
  func enter(_ channel: any Channel) -> Bool {
    let (isIn, silent) = state.withLock { state -> (Bool, (any Channel)?) in
      var silent: (any Channel)?
      if state.connections.count >= bounds.connections {
        guard
          let oldest = state.connections.filter({ $0.value.waitsSince != nil })
            .min(by: { ($0.value.waitsSince ?? 0) < ($1.value.waitsSince ?? 0) })
        else {
          state.counts.refused += 1
          return (false, nil)
        }
        silent = oldest.value.channel
        state.connections[oldest.key] = nil
      }
      state.turn += 1
      state.counts.accepted += 1
      state.connections[ObjectIdentifier(channel)] = Entry(channel: channel, waitsSince: state.turn)
      return (true, silent)
    }
    silent?.close(promise: nil)
    return isIn
  }

  func leave(_ channel: any Channel) { state.withLock { $0.connections[ObjectIdentifier(channel)] = nil } }

  func mark(_ channel: any Channel, isAnswered: Bool) {
    state.withLock { state in
      state.turn += 1
      if isAnswered { state.counts.requests += 1 }
      state.connections[ObjectIdentifier(channel)]?.waitsSince = isAnswered ? nil : state.turn
    }
  }

  /// A part of a body has come: the connection is not silent.
  func hear(_ channel: any Channel) {
    state.withLock { state in
      state.turn += 1
      state.connections[ObjectIdentifier(channel)]?.waitsSince = state.turn
    }
  }

  /// - Returns: false where all bodies together would take too much; nothing is taken then.
  func take(bodyBytes count: Int) -> Bool {
    state.withLock { state in
      guard state.bodyBytes + count <= bounds.bodyBytes else { return false }
      state.bodyBytes += count
      return true
    }
  }

  func give(bodyBytes count: Int) { state.withLock { $0.bodyBytes -= count } }

  func closeAll() {
    for channel in state.withLock({ $0.connections.values.map(\.channel) }) { channel.close(promise: nil) }
  }
}
