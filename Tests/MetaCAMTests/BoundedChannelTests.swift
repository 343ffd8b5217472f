import MetaCAM
import Synchronization
import Testing

/// Elements from one task to another.
@Suite struct BoundedChannelTests {
  @Test(arguments: [1, 2, 7])
  func handsAllOnInOrder(capacity: Int) async {
    let channel = BoundedChannel<Int>(capacity: capacity)
    let ahead = Mutex((sent: 0, taken: 0, most: 0))
    let sending = Task {
      for number in 0..<500 {
        #expect(await channel.send(number))
        ahead.withLock { state in
          state.sent += 1
          state.most = max(state.most, state.sent - state.taken)
        }
      }
      channel.finish()
    }
    var next = 0
    for await number in channel {
      #expect(number == next)
      next += 1
      ahead.withLock { $0.taken += 1 }
    }
    await sending.value
    #expect(next == 500)
    // One more may be with whoever takes.
    #expect(ahead.withLock { $0.most } <= capacity + 1)
  }

  /// Whoever sends to nobody, and whoever waits for nothing, goes on.
  @Test func endsWithEitherSide() async {
    let full = BoundedChannel<Int>(capacity: 1)
    let sending = Task { [await full.send(1), await full.send(2)] }
    full.finish()
    #expect(await sending.value.contains(false))
    let empty = BoundedChannel<Int>(capacity: 1)
    let taking = Task { await empty.makeAsyncIterator().next() }
    taking.cancel()
    #expect(await taking.value == nil)
    let cancelled = BoundedChannel<Int>(capacity: 1)
    let waiting = Task { [await cancelled.send(1), await cancelled.send(2)] }
    waiting.cancel()
    #expect(await waiting.value.last == false)
  }
}
