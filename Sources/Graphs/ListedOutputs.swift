/// Several outputs as one.
extension Graph {
  /// The graph with one output `[N, M]` that holds all numbers of some values, one value behind another.
  ///
  /// - Parameter values: of `[N, …]` each.
  /// - Throws: `GraphError` for a value that is not made.
  public func listing(_ values: [String]) throws -> Graph {
    var result = self
    let flat = try values.map { value in
      try result.add("Flatten", [value], attributes: ["axis": .integer(1)], name: result.unusedName("\(value)/listed"))
    }
    let all =
      flat.count == 1
      ? flat[0]
      : try result.add("Concat", flat, attributes: ["axis": .integer(1)], name: result.unusedName("outputs/listed"))
    result.outputs = [all]
    return try result.pruned()
  }
}
