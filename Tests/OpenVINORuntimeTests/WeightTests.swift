import Files
import Graphs
import OpenVINORuntime
import Tensors
import TestSupport
import Testing

/// Weights that lie at an address, and OpenVINO's fault with weights that are used twice.
@Suite struct WeightTests {
  let core: Core

  init() throws { core = try Core() }

  private func run(_ bytes: [UInt8]) async throws -> [String: Tensor] {
    try await CompiledModel(Model(onnx: bytes, core: core), core: core).run(["x": image(5)])
  }

  private func fixture(_ name: String) throws -> [UInt8] {
    try MappedFile(path: Fixtures.path("onnx/\(name).onnx")).withBytes { Array($0) }
  }

  /// The fixture with real addresses in the places of its two weights.
  private func networkWithWeights(
    at first: UnsafeBufferPointer<Float>, and second: UnsafeBufferPointer<Float>
  ) throws -> [UInt8] {
    var bytes = try fixture("weight_in_memory")
    for (mark, weight) in [("1", first), ("2", second)] {
      let place = Array((String(repeating: "0", count: 19) + mark).utf8)
      let start = try #require(bytes.firstRange(of: place)?.lowerBound)
      let digits = Array(String(UInt(bitPattern: weight.baseAddress)).utf8)
      let padded = [UInt8](repeating: UInt8(ascii: "0"), count: 20 - digits.count) + digits
      bytes.replaceSubrange(start..<start + 20, with: padded)
    }
    return bytes
  }

  private func expectRight(_ outputs: [String: Tensor]) {
    #expect(largestDifference(outputs["y"], convolved(image(5))) < 1e-5)
    #expect(largestDifference(outputs["z"], transposedConvolved(convolved(image(5)))) < 1e-4)
  }

  @Test func readsWeightsFromMemory() async throws {
    let copy = Tensor(shape: fixtureWeight.shape, elements: fixtureWeight.elements)
    let bytes = try fixtureWeight.withUnsafeElements { first in
      try copy.withUnsafeElements { second in try networkWithWeights(at: first, and: second) }
    }
    expectRight(try await run(bytes))
    withExtendedLifetime((fixtureWeight, copy)) {}
  }

  /// Two names for one address are two copies to OpenVINO, and so are not touched by the fault below.
  @Test func readsTheSameWeightTwice() async throws {
    let bytes = try fixtureWeight.withUnsafeElements { try networkWithWeights(at: $0, and: $0) }
    expectRight(try await run(bytes))
    withExtendedLifetime(fixtureWeight) {}
  }

  /// What the documentation of `Model` promises: the memory need not outlive the reading.
  @Test func copiesWeightsWhenItReads() async throws {
    var weight = fixtureWeight
    let model = try weight.withUnsafeMutableElements { elements in
      let model = try Model(
        onnx: networkWithWeights(at: UnsafeBufferPointer(elements), and: UnsafeBufferPointer(elements)), core: core)
      elements.update(repeating: .nan)
      return model
    }
    expectRight(try await CompiledModel(model, core: core).run(["x": image(5)]))
  }

  @Test func refusesAddressesInFiles() throws {
    let error = #expect(throws: RuntimeError.self) {
      try Model(path: Fixtures.path("onnx/weight_in_memory.onnx"), core: core)
    }
    #expect(error?.code == .unsupported)
  }

  /// OpenVINO 2026.4.1 on x86: where one constant is the weight of a `Conv` and of a `ConvTranspose` and has as many
  /// input as output channels, the `ConvTranspose` silently computes with a wrong order of the weights. A second copy of
  /// the constant is right, which is why gradient networks carry one. When this test reports that the issue is gone,
  /// those copies may go too.
  @Test func sharedWeightIsWrong() async throws {
    let outputs = try await run(fixture("shared_weight"))
    #expect(largestDifference(outputs["y"], convolved(image(5))) < 1e-5)
    #if arch(x86_64)
      withKnownIssue("OpenVINO: one weight of both a Conv and a ConvTranspose") {
        #expect(largestDifference(outputs["z"], transposedConvolved(convolved(image(5)))) < 1e-4)
      }
    #endif
  }

  /// A file of a kilobyte could have one large constant copied any number of times.
  @Test func weightsAreCopiedForFewEquationsOnly() throws {
    func graph(equations: Int) throws -> Graph {
      var graph = Graph(inputs: [.init(name: "x", dimensions: [3, 3])])
      graph.constant("w", Tensor(shape: [3, 3], elements: (0..<9).map { Float($0) }))
      let letters = Array("abcdefghijklmnopqrstuvwxyz")
      for index in 0..<equations {
        let (i, j, k) = (letters[index], letters[index + 1], letters[index + 2])
        // Some read it as it is, some transposed.
        let term = index % 2 == 0 ? "\(j)\(k)" : "\(k)\(j)"
        for name in ["y", "z"] {
          graph.outputs.append(
            try graph.add(
              "Einsum", ["x", "w"], attributes: ["equation": .string("\(i)\(j),\(term)->\(i)\(k)")],
              name: "\(name)\(index)"))
        }
      }
      return graph
    }
    // The first reads the constant itself, and each further equation one copy, however often it stands there.
    #expect(try graph(equations: 17).inEngineForm().constants.count == 17)
    let error = #expect(throws: RuntimeError.self) { try graph(equations: 18).inEngineForm() }
    #expect(error?.code == .unsupported && error?.message.contains("more than 16 equations") == true)
  }

  @Test func copiedWeightIsRight() async throws {
    expectRight(try await run(fixture("copied_weight")))
  }
}
