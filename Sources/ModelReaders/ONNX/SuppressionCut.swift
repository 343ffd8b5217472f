import Graphs

/// Where a detector's network ends for whoever wants its scores: before what filters boxes by size or place, so that the number of its
/// results hangs on the picture.
enum SuppressionCut {
  /// Nodes and outputs without those that come behind a filter.
  ///
  /// The outputs that come from elsewhere stay; where there are none, the boxes and probabilities that go into the first
  /// `NonMaxSuppression` are the outputs, unless its boxes are by centre and size.
  /// - Returns: nil where there is no filter, or nothing is left.
  /// - Complexity: O(nodes).
  static func applied(to nodes: [Node], outputs: [String]) -> (nodes: [Node], outputs: [String])? {
    let filters = nodes.indices.filter { OperatorCatalogue.filteringByPicture.contains(nodes[$0].operatorName) }
    guard !filters.isEmpty else { return nil }
    var readers: [String: [Int]] = [:]
    for (place, node) in nodes.enumerated() {
      for input in Set(node.inputs) where !input.isEmpty { readers[input, default: []].append(place) }
    }
    var dropped = Set(filters)
    var open = filters
    while let place = open.popLast() {
      for value in nodes[place].outputs {
        for reader in readers[value] ?? [] where dropped.insert(reader).inserted { open.append(reader) }
      }
    }
    let lost = Set(dropped.flatMap { nodes[$0].outputs })
    var kept = outputs.filter { !lost.contains($0) }
    if kept.isEmpty,
      let first = filters.first(where: { nodes[$0].operatorName == "NonMaxSuppression" }).map({ nodes[$0] }),
      first.inputs.count >= 2, first.attributes["center_point_box"] != .integer(1)
    {
      kept = first.inputs.prefix(2).filter { !lost.contains($0) && !$0.isEmpty }
      if kept.count < 2 { kept = [] }
    }
    guard !kept.isEmpty else { return nil }
    return (nodes.indices.filter { !dropped.contains($0) }.map { nodes[$0] }, kept)
  }
}
