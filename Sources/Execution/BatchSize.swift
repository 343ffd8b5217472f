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
