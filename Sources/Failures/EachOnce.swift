extension Sequence {
  /// The elements in their order, of those that are alike by the key the first alone: what is named twice counts once.
  ///
  ///     ["b", "a", "b"].eachOnce { $0 }  // ["b", "a"]
  package func eachOnce<Key: Hashable, E: Error>(by key: (Element) throws(E) -> Key) throws(E) -> [Element] {
    var seen: Set<Key> = []
    var result: [Element] = []
    for element in self where seen.insert(try key(element)).inserted { result.append(element) }
    return result
  }
}
