import Classifiers
import Differentiation
import Execution
import Foundation
import Graphs
import ModelReaders
import OpenVINORuntime
import Tensors
import TestSupport
import Testing

/// A network of twenty thousand nodes is made ready in seconds: no pass over it goes over it again for each node.
@Suite struct LongChainTests {
  enum Kind: CaseIterable { case activations, residuals, convolutions, constants }

  private func bytes(_ kind: Kind, nodeCount: Int) throws -> [UInt8] {
    var network = SmallNetwork(seed: 4, side: 8)
    try network.convolution(2, name: "stem")
    for index in 0..<nodeCount / 2 {
      switch kind {
      case .activations:
        try network.relu("relu\(index)")
        try network.add("Sigmoid", name: "sigmoid\(index)")
      case .residuals:
        let value = network.value
        try network.add("Sigmoid", name: "sigmoid\(index)")
        try network.add("Add", [value], name: "sum\(index)")
      case .convolutions:
        try network.convolution(2, kernel: 1, name: "conv\(index)")
        try network.relu("relu\(index)")
      case .constants:
        let one = network.graph.constant("one\(index)", Tensor(shape: [], elements: [1]))
        let two = try network.graph.add("Add", [one, one], name: "two\(index)")
        try network.add("Mul", [two], name: "product\(index)")
      }
    }
    try network.classify()
    return try ONNXWriter.bytes(of: network.graph)
  }

  /// - Returns: the thread's processor time, in seconds, that neither other tests nor other programs lengthen.
  private func seconds(_ body: () throws -> Void) rethrows -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    try body()
    return now() - start
  }

  private func prepare(_ bytes: [UInt8]) throws {
    let network = try ONNXModel(bytes: bytes).graph
    var graph = try Classifier(network: network).graph
    #expect(!graph.candidateLayers(tokens: nil).isEmpty)
    graph.addInput(.init(name: "seed", dimensions: [1, 4]))
    let (whole, gradients) = try graph.addingGradients(of: "logits", seed: "seed", withRespectTo: ["stem"])
    var differentiated = whole
    differentiated.outputs = try [#require(gradients["stem"])]
    #expect(try !differentiated.pruned().inEngineForm().nodes.isEmpty)
  }

  /// What is linear takes four times as long for four times the nodes, what is quadratic sixteen times; eight are half way
  /// between them on a scale of ratios.
  @Test(arguments: Kind.allCases) func growsWithTheNodes(kind: Kind) throws {
    let (short, long) = (try bytes(kind, nodeCount: 5_000), try bytes(kind, nodeCount: 20_000))
    let first = try min(seconds { try prepare(short) }, seconds { try prepare(short) })
    let second = try seconds { try prepare(long) }
    #expect(second < 8 * first, "\(first) s, \(second) s")
  }
}
