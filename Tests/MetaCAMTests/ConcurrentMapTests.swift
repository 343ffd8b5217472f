import MetaCAM
import Synchronization
import Testing

/// A function of each element of a sequence, several at once.
@Suite struct ConcurrentMapTests {
  @Test(arguments: [1, 2, 7, 100]) func keepsTheOrder(_ most: Int) async throws {
    var results: [Int] = []
    let squares = ConcurrentMap(Array(0..<50), atMost: most) { place, element in
      // The first are the slowest.
      try await Task.sleep(for: .microseconds((50 - element) * 20))
      #expect(place == element)
      return element * element
    }
    for try await square in squares { results.append(square) }
    #expect(results == (0..<50).map { $0 * $0 })
  }

  @Test func holdsNoMoreThanItSays() async throws {
    let running = Mutex(0)
    let most = Mutex(0)
    let results = ConcurrentMap(Array(0..<40), atMost: 3) { _, element in
      let now = running.withLock { count in
        count += 1
        return count
      }
      most.withLock { $0 = max($0, now) }
      try await Task.sleep(for: .milliseconds(1))
      running.withLock { $0 -= 1 }
      return element
    }
    var count = 0
    for try await _ in results { count += 1 }
    #expect(count == 40)
    #expect((2...3).contains(most.withLock { $0 }), "one at a time is no map at once; four are too many")
  }

  @Test func throwsInItsPlace() async throws {
    struct Wrong: Error {}
    let results = ConcurrentMap(Array(0..<10), atMost: 4) { _, element in
      if element == 6 { throw Wrong() }
      return element
    }
    var seen: [Int] = []
    await #expect(throws: Wrong.self) { for try await result in results { seen.append(result) } }
    #expect(seen == Array(0..<6))
  }

  /// Who stops listening stops the work.
  @Test func cancelsWhatNobodyAsksFor() async throws {
    let cancelled = Mutex(0)
    do {
      let results = ConcurrentMap(Array(0..<8), atMost: 8) { _, element in
        if element == 0 { return }
        do { try await Task.sleep(for: .seconds(60)) } catch {
          cancelled.withLock { $0 += 1 }
          throw error
        }
      }
      for try await _ in results { break }
    }
    for _ in 0..<500 where cancelled.withLock({ $0 }) < 7 { try await Task.sleep(for: .milliseconds(10)) }
    #expect(cancelled.withLock { $0 } == 7)
  }
}
