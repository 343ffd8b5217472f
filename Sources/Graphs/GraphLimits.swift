import Tensors

extension Graph {
  /// Checks what a specialised graph will cost against the limits, before anything of it is computed.
  ///
  /// - Parameters:
  ///   - batch: for how many pictures it is; each may have what the limits allow one.
  ///   - folded: how many elements constants that are computed already have, beyond those they were made from.
  /// - Throws: `GraphError` (`tooLarge`) that names the node and the size.
  /// - Complexity: O(nodes + values).
  func check(_ limits: Limits, batch: Int, folded: Int) throws {
    var (all, folded, multiplications) = (0, folded, 0)
    var known: Set<String> = []
    var readerCounts: [String: Int] = [:]
    func most(_ limit: Int) -> Int { Self.most(limit, batch: batch) }
    try Self.check(nodes.count, atMost: limits.nodes, nodes.last) { "the network has \($0) nodes" }
    for node in nodes {
      let inputCount = node.inputs.count { !$0.isEmpty }
      try Self.check(inputCount, atMost: limits.connections, node) { "the node reads \($0) values" }
      for input in node.inputs where !input.isEmpty && constants[input] == nil {
        readerCounts[input, default: 0] += 1
        try Self.check(readerCounts[input] ?? 0, atMost: limits.connections, node) {
          "'\(input)' is read more than \($0 - 1) times"
        }
      }
      var made = 0
      for output in node.outputs {
        guard let type = types[output] else { continue }
        try Self.check(type.count, atMost: most(limits.valueElements), node) {
          "'\(output)' has the shape \(type.shape), which are \($0) elements"
        }
        made += type.count
      }
      all = all.addingReportingOverflow(made).partialValue
      try Self.check(all, atMost: most(limits.allElements), node) {
        "all values up to here have \($0) elements together"
      }
      // The engine computes ahead what has been left to it.
      guard node.inputs.allSatisfy({ $0.isEmpty || constants[$0] != nil || known.contains($0) }) else { continue }
      known.formUnion(node.outputs)
      folded += grown(node, to: made)
      try Self.checkFolded(folded, node, limits, batch: batch)
      let product = try multiplicationCount(of: node)
      multiplications = multiplications.addingReportingOverflow(product).partialValue
      try Self.check(multiplications, atMost: limits.foldedMultiplications, node) {
        "up to here, what depends on constants alone takes \($0) multiplications"
      }
    }
  }

  /// Checks how many elements constants that are computed have, beyond those they were made from.
  /// - Parameter node: the last that was counted.
  static func checkFolded(_ count: Int, _ node: Node, _ limits: Limits, batch: Int) throws {
    try check(count, atMost: most(limits.foldedElements, batch: batch), node) {
      "up to '\(node.outputs.first ?? "")', values that depend on constants alone have \($0) elements more than they are"
        + " made from"
    }
  }

  private static func most(_ limit: Int, batch: Int) -> Int {
    let (product, overflows) = limit.multipliedReportingOverflow(by: max(batch, 1))
    return overflows ? .max : product
  }

  /// How many elements more a node makes than it reads.
  func grown(_ node: Node, to made: Int) -> Int {
    max(0, made - node.inputs.reduce(0) { $0 + (types[$1]?.count ?? 0) })
  }

  static func check(_ count: Int, atMost limit: Int, _ node: Node?, _ what: (_ count: Int) -> String) throws {
    guard count > limit else { return }
    throw GraphError(
      .tooLarge, "\(what(count)), more than the \(limit) that are allowed",
      remedy: "\(.option(.limits)) lifts the limits",
      context: node?.context ?? [:])
  }
}
