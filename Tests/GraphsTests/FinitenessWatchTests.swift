import Graphs
import Tensors
import TestSupport
import Testing

/// Between which numbers values lie, and which of them must be looked at.
@Suite struct FinitenessWatchTests {
  /// Whatever follows for a value must hold: every operator's cases, by its plain definition.
  @Test(arguments: OperatorFixture.operatorNames) func rangesHold(_ operatorName: String) throws {
    for fixture in try OperatorFixture.all(of: operatorName) {
      for weightsAreConstant in [false, true] {
        let graph = try fixture.graph(operatorName) { input in
          input.constant ?? (weightsAreConstant && input.shape != fixture.inputs.first??.shape)
        }.takenApart()
        let values = fixture.values
        func range(_ elements: [Double]) -> ClosedRange<Double>? {
          guard let low = elements.min(), let high = elements.max(), low <= high else { return nil }
          return low...high
        }
        let given = values.compactMapValues { range($0.elements) }
        guard values.values.allSatisfy({ $0.elements.allSatisfy(\.isFinite) }) else { continue }
        let watch = try FinitenessWatch(of: graph, inputs: given)
        let all = try graph.evaluated(values, wanted: graph.nodes.flatMap(\.outputs).filter { !$0.isEmpty })
        // Behind a watched value everything is only known if that one is sound.
        if watch.values.contains(where: { !(all[$0]?.elements.allSatisfy { abs($0) <= 1e8 } ?? false) }) { continue }
        for (name, value) in all {
          guard let range = watch.ranges[name], let found = Self.extremes(value.elements) else { continue }
          // Single precision of the constants that the bounds were made of
          let room = 1e-5 * max(1, abs(range.lowerBound), abs(range.upperBound))
          #expect(
            found.lowerBound >= range.lowerBound - room && found.upperBound <= range.upperBound + room,
            "\(fixture.name): \(name) is \(found), not within \(range)")
        }
      }
    }
  }

  private static func extremes(_ elements: [Double]) -> ClosedRange<Double>? {
    guard let low = elements.min(), let high = elements.max() else { return nil }
    return low...high
  }

  private static func network(_ build: (inout SmallNetwork) throws -> Void) throws -> Graph {
    var network = SmallNetwork(seed: 7)
    try build(&network)
    network.graph.outputs = [network.value]
    return try network.graph.specialised()
  }

  private static func watched(_ build: (inout SmallNetwork) throws -> Void) throws -> [String] {
    try FinitenessWatch(of: network(build)).values
  }

  /// Bounded again and again: nothing can overflow, however deep.
  @Test func boundedNetworksNeedNoLook() throws {
    let watched = try Self.watched { network in
      let (least, most) = (network.graph.constant("0", Tensor(0)), network.graph.constant("6", Tensor(6)))
      for layer in 0..<40 {
        try network.convolution(8, bias: true, name: "conv\(layer)")
        try network.normalisation("norm\(layer)")
        try network.add("Clip", [least, most], name: "relu6 \(layer)")
      }
      try network.classify()
    }
    #expect(watched.isEmpty)
  }

  /// One look every so many layers, where it costs nothing that the engine computes in one go.
  @Test func deepNetworksNeedFewLooks() throws {
    let graph = try Self.network { network in
      try network.convolution(8, name: "stem")
      for layer in 0..<60 {
        let shortcut = network.value
        try network.convolution(8, bias: true, name: "conv\(layer)")
        try network.normalisation("norm\(layer)")
        try network.relu("inner\(layer)")
        try network.convolution(8, bias: true, name: "second\(layer)")
        try network.add("Add", [shortcut], name: "sum\(layer)")
        try network.relu("relu\(layer)")
      }
      try network.classify()
    }
    let watch = try FinitenessWatch(of: graph)
    #expect((1...12).contains(watch.values.count), "\(watch.values)")
    #expect(watch.values.allSatisfy { $0.hasPrefix("relu") || $0.hasPrefix("inner") }, "\(watch.values)")
    // The look itself is a norm.
    let (watching, norms) = try graph.watching(watch)
    #expect(norms.map { watching.types[$0]?.shape } == [watch.values.count])
  }

  @Test func looksAtWhatMayFail() throws {
    for name in ["Log", "Sqrt", "Reciprocal", "Exp"] {
      let watched = try Self.watched { network in
        try network.convolution(4, bias: true, name: "conv")
        try network.add(name, name: "doubtful")
        try network.relu("relu")
        try network.classify()
      }
      #expect(watched == ["doubtful"], "\(name)")
      // Of the numbers from 1 to 2 nothing of this fails.
      let sound = try Self.watched { network in
        try network.add("Sigmoid", name: "sigmoid")
        try network.add("Add", [network.graph.constant("1", Tensor(1))], name: "raised")
        try network.add(name, name: "sound")
        try network.classify()
      }
      #expect(sound.isEmpty, "\(name)")
    }
    // 1/(1 + e^(−x)): where the exponential overflows, the quotient is right.
    let sigmoid = try Self.watched { network in
      try network.convolution(4, bias: true, name: "conv")
      try network.add("Neg", name: "negative")
      try network.add("Exp", name: "exponential")
      try network.add("Add", [network.graph.constant("1", Tensor(1))], name: "raised")
      try network.add("Reciprocal", name: "sigmoid")
      try network.classify()
    }
    #expect(sigmoid.isEmpty)
  }

  @Test func knowsMasks() throws {
    let graph = try Self.network { network in
      let row = (0..<24).map { $0 < 12 ? 0 : -Float.infinity }
      try network.add("Add", [network.graph.constant("mask", Tensor(shape: [24], elements: row))], name: "masked")
      try network.add("Softmax", name: "weights")
      try network.classify()
    }
    let watch = try FinitenessWatch(of: graph)
    #expect(watch.masked == ["masked"])
    // A row of −∞ alone would have no softmax.
    #expect(watch.values == ["weights"])
  }

  /// The time is linear in the length of a chain.
  @Test func longChainsAreQuick() throws {
    var network = SmallNetwork(seed: 1, side: 2)
    for layer in 0..<4000 { try network.convolution(3, kernel: 1, name: "conv\(layer)") }
    network.graph.outputs = [network.value]
    let clock = ContinuousClock()
    let graph = try network.graph.specialised()
    let time = try clock.measure { _ = try FinitenessWatch(of: graph) }
    #expect(time < .seconds(5))
  }
}
