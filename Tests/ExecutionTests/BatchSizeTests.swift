import Execution
import Graphs
import TestSupport
import Testing

@Suite struct BatchSizeTests {
  /// A ReLU of so many elements, read and written: 8 bytes an element.
  private static func graph(elements: Int) throws -> Graph {
    var graph = Graph(inputs: [.init(name: "input", dimensions: [1, 1, 1, elements])])
    graph.outputs = [try graph.add("Relu", ["input"], name: "output")]
    return graph
  }

  @Test func fitsTheUsualBudget() throws {
    #expect(try BatchSize.fitting(Self.graph(elements: 1)) == 16)
    // 256 MiB hold the step of 32 MiB eight times.
    #expect(try BatchSize.fitting(Self.graph(elements: 4 << 20)) == 8)
    #expect(try BatchSize.fitting(Self.graph(elements: 1 << 28)) == 1)
    #expect(BatchSize.fitting(Graph(inputs: [])) == 16)
  }

  /// Weights are read once, however many inputs there are.
  @Test func countsNoConstants() throws {
    var network = SmallNetwork(seed: 1, side: 4, batch: 1)
    try network.convolution(2048, kernel: 1, name: "a")
    try network.convolution(4096, kernel: 1, name: "b")  // 32 MiB of weights
    #expect(BatchSize.fitting(network.graph) == 16)
  }

  @Test func refusesWhatMemoryDoesNotHold() throws {
    let graph = try Self.graph(elements: 1 << 20)
    #expect(try BatchSize.checked(3, for: graph) == 3)
    let error = #expect(throws: ExecutionError.self) { try BatchSize.checked(100_000_000, for: graph) }
    #expect(error?.code == .batchTooLarge)
    // The size that it names is allowed, and the next is not.
    let largest = try #require(error.flatMap { Int($0.message.split(separator: " ").last ?? "") })
    #expect(try BatchSize.checked(largest, for: graph) == largest)
    #expect(throws: ExecutionError.self) { try BatchSize.checked(largest + 1, for: graph) }
  }

  /// Sizes are powers of two, nothing is left out, and of a batch no more than a quarter is to spare.
  @Test func batchesHoldAllInputs() {
    for largest in [1, 2, 3, 8, 16] {
      for count in 0...50 {
        let batches = BatchSize.batches(of: count, atMost: largest)
        #expect(batches.reduce(0) { $0 + $1.used } == count)
        for (size, used) in batches {
          #expect(size <= largest && size.nonzeroBitCount == 1)
          #expect((1...size).contains(used) && 4 * used >= 3 * size)
        }
      }
    }
    #expect(BatchSize.batches(of: 13, atMost: 8).map(\.size) == [8, 4, 1])
    #expect(BatchSize.batches(of: 7, atMost: 8).map(\.size) == [8])
  }
}
