import Synchronization

/// Hands elements from one task to another, a few ahead: whoever sends waits while so many wait to be taken.
///
/// One task sends, one takes. It ends with `finish`, or with either task.
package final class BoundedChannel<Element: Sendable>: AsyncSequence, Sendable {
  private struct State {
    var elements: [Element] = []
    var isFinished = false
    var taker: CheckedContinuation<Element?, Never>?
    var sender: CheckedContinuation<Void, Never>?
  }

  private let capacity: Int
  private let state = Mutex(State())

  /// - Parameter capacity: how many may wait; at least 1.
  package init(capacity: Int) { self.capacity = Swift.max(capacity, 1) }

  /// - Returns: whether anybody may still take it.
  package func send(_ element: Element) async -> Bool {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let (taker, isReady) = state.withLock { state -> (CheckedContinuation<Element?, Never>?, Bool) in
          if state.isFinished { return (nil, true) }
          if let taker = state.taker {
            state.taker = nil
            return (taker, true)
          }
          state.elements.append(element)
          guard state.elements.count >= capacity else { return (nil, true) }
          state.sender = continuation
          return (nil, false)
        }
        taker?.resume(returning: element)
        if isReady { continuation.resume() }
      }
    } onCancel: {
      finish()
    }
    return !state.withLock(\.isFinished)
  }

  /// There is nothing more to send; what waits can still be taken.
  package func finish() {
    let (taker, sender) = state.withLock { state in
      state.isFinished = true
      defer { (state.taker, state.sender) = (nil, nil) }
      return (state.taker, state.sender)
    }
    taker?.resume(returning: nil)
    sender?.resume()
  }

  private func next() async -> Element? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let (element, sender, isReady) = state.withLock {
          state -> (Element?, CheckedContinuation<Void, Never>?, Bool) in
          if !state.elements.isEmpty {
            let element = state.elements.removeFirst()
            defer { state.sender = nil }
            return (element, state.sender, true)
          }
          if state.isFinished { return (nil, nil, true) }
          state.taker = continuation
          return (nil, nil, false)
        }
        sender?.resume()
        if isReady { continuation.resume(returning: element) }
      }
    } onCancel: {
      finish()
    }
  }

  package func makeAsyncIterator() -> Iterator { Iterator(channel: self) }

  package struct Iterator: AsyncIteratorProtocol {
    fileprivate let channel: BoundedChannel

    package func next() async -> Element? { await channel.next() }
  }
}
