import Page
import Testing

@Suite struct BoundedCacheTests {
  @Test func keepsWhatWasAskedForLast() {
    let cache = BoundedCache<Int>(limit: 10 * 1256)
    for number in 0..<10 { cache.insert(number, for: "\(number)", cost: 1000) }
    #expect(cache.count == 10)
    #expect(cache["0"] == 0)
    cache.insert(10, for: "10", cost: 1000)
    #expect(cache["0"] == 0)
    #expect(cache["1"] == nil)
    #expect(cache["10"] == 10)
  }

  @Test(arguments: [1, 100, 5000, 100_000])
  func staysWithinItsBound(cost: Int) {
    let cache = BoundedCache<Int>(limit: 50_000)
    for number in 0..<1000 {
      cache.insert(number, for: "\(number % 300)", cost: cost)
      #expect(cache.cost <= 50_000)
    }
    #expect(cache.count > 0 || cost > 49_000)
  }

  @Test func replacesAndCounts() {
    let cache = BoundedCache<String>(limit: 10_000)
    cache.insert("a", for: "key", cost: 100)
    cache.insert("b", for: "key", cost: 300)
    #expect(cache["key"] == "b")
    #expect(cache.cost == 556)
    #expect(cache["other"] == nil)
    #expect((cache.hits, cache.misses) == (1, 1))
  }
}
