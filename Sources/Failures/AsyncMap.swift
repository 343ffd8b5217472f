extension Sequence {
  /// What a function that waits makes of each element, one after another, in their order.
  ///
  ///     let maps = try await methods.asyncMap { try await $0.map(of: input) }
  package func asyncMap<Result>(_ transform: (Element) async throws -> Result) async rethrows -> [Result] {
    var results: [Result] = []
    results.reserveCapacity(underestimatedCount)
    for element in self { results.append(try await transform(element)) }
    return results
  }
}
