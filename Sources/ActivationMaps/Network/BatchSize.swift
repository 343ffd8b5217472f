import Graphs

/// How many inputs run at once where there are many.
public enum BatchSize {
  /// As many as let the two largest neighbouring layers of all of them fit into 256 MiB, from 1 to 16.
  ///
  /// Beyond 16 no network has been seen to gain.
  /// - Parameter graph: specialised for one input.
  public static func fitting(_ graph: Graph) -> Int {
    let largest = graph.nodes.reduce(1) { largest, node in
      let values = (node.inputs + node.outputs).filter { !$0.isEmpty && graph.constants[$0] == nil }
      return max(largest, values.reduce(0) { $0 + (graph.types[$1]?.count ?? 0) })
    }
    return min(16, max(1, budget / (largest * MemoryLayout<Float>.stride)))
  }

  private static var budget: Int { 256 << 20 }
}
