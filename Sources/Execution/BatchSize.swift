import Graphs

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How many inputs run at once where there are many.
public enum BatchSize {
  /// As many as let a node's inputs and outputs, for all of them, fit into 256 MiB; from 1 to 16.
  ///
  /// - Parameter graph: specialised for one input.
  public static func fitting(_ graph: Graph) -> Int { min(16, max(1, usualBudget / bytesPerInput(graph))) }

  /// As many as let some values, for all of them, fit into 256 MiB; at least 1.
  package static func fitting(values: [String], of graph: Graph) -> Int {
    let count = values.reduce(1) { $0 + (graph.types[$1]?.count ?? 0) }
    return max(1, usualBudget / (count * MemoryLayout<Float>.stride))
  }

  /// The size that a user asks for, if the machine's memory allows it.
  /// - Throws: `ExecutionError` that names the largest size that does.
  public static func checked(_ size: Int, for graph: Graph) throws -> Int {
    let largest = max(1, physicalMemory / 2 / bytesPerInput(graph))
    guard size <= largest else {
      throw ExecutionError(
        .batchTooLarge, "a batch of \(size) does not fit into this machine's memory; choose at most \(largest)")
    }
    return size
  }

  /// In which batches a number of inputs is run: a program is compiled for each size, so that there are few of them.
  ///
  /// Sizes are powers of two. A batch is filled up with what stands in it already where no more than a quarter of it is to
  /// spare.
  ///
  ///     BatchSize.batches(of: 13, atMost: 8)  // [(size: 8, used: 8), (size: 4, used: 4), (size: 1, used: 1)]
  ///     BatchSize.batches(of: 7, atMost: 8)   // [(size: 8, used: 7)]
  ///
  /// A program for any number of inputs would be one instead of four. OpenVINO 2026.4 runs such a one as fast for 2 and 8
  /// inputs, but takes 1.06 (ResNet-50) to 1.13 times as long (EfficientNet-B0) for a single one, which is the usual case.
  package static func batches(of count: Int, atMost largest: Int) -> [(size: Int, used: Int)] {
    var result: [(size: Int, used: Int)] = []
    var rest = count
    while rest > 0 {
      var size = 1
      while size * 2 <= largest, size * 2 - size / 2 <= rest { size *= 2 }
      result.append((size, min(size, rest)))
      rest -= size
    }
    return result
  }

  /// What the largest step of the network reads and writes for one input.
  private static func bytesPerInput(_ graph: Graph) -> Int {
    let largest = graph.nodes.reduce(1) { largest, node in
      let values = (node.inputs + node.outputs).filter { !$0.isEmpty && graph.constants[$0] == nil }
      return max(largest, values.reduce(0) { $0 + (graph.types[$1]?.count ?? 0) })
    }
    return largest * MemoryLayout<Float>.stride
  }

  private static var usualBudget: Int { 256 << 20 }

  private static var physicalMemory: Int {
    max(1, sysconf(Int32(_SC_PHYS_PAGES))) * max(1, sysconf(Int32(_SC_PAGESIZE)))
  }
}
