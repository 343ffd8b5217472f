import Files
import OpenVINORuntime
import Tensors
import TestSupport
import Testing

@Suite struct RunTests {
  let core: Core

  init() throws { core = try Core() }

  private func compiled(_ fixture: String) throws -> CompiledModel {
    try CompiledModel(Model(path: Fixtures.path("onnx/\(fixture).onnx"), core: core), core: core)
  }

  @Test func addsByNameAndByOrder() async throws {
    let model = try compiled("add")
    #expect(model.inputs.map(\.name) == ["a", "b"])
    #expect(model.outputs == [model.outputs[0]] && model.outputs[0].name == "sum")
    #expect(model.outputs[0].fixedShape == [2, 3])
    let a = Tensor(shape: [2, 3], elements: [1, 2, 3, 4, 5, 6])
    let b = Tensor(shape: [2, 3], elements: [10, 20, 30, 40, 50, 60])
    let sum = Tensor(shape: [2, 3], elements: [11, 22, 33, 44, 55, 66])
    #expect(try await model.run(["b": b, "a": a]) == ["sum": sum])
    #expect(try await model.run([a, b]) == [sum])
    #expect(a.elements == [1, 2, 3, 4, 5, 6], "the inputs stay as they were")
  }

  @Test func convolvesLikeTheFormula() async throws {
    let x = image(1)
    let outputs = try await compiled("copied_weight").run(["x": x])
    // Sums of 36 products of numbers up to 1: a few units of the last place.
    #expect(largestDifference(outputs["y"], convolved(x)) < 1e-5)
    #expect(largestDifference(outputs["z"], transposedConvolved(convolved(x))) < 1e-4)
  }

  @Test func returnsOnlyTheWantedOutputs() async throws {
    let outputs = try await compiled("copied_weight").run(["x": image(1)], outputs: ["z"])
    #expect(Array(outputs.keys) == ["z"])
  }

  @Test func readsSlicesWhereTheyLie() async throws {
    let model = try compiled("any_batch")
    let rows = Tensor(shape: [5, 3], elements: (0..<15).map { Float($0) - 7 })
    // Rows of 12 bytes: no slice but the first lies on a cache line.
    for range in [0..<1, 1..<3, 2..<5, 0..<5] {
      let part = rows.slice(range)
      #expect(try await model.run([part])[0] == part.map { max($0, 0) })
    }
    #expect(rows[0, 0] == -7)
  }

  @Test func runsFromManyThreadsAtOnce() async throws {
    let model = try compiled("copied_weight")
    let expected = try await (0..<16).asyncMap { try await model.run([image($0)]) }
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for index in 0..<64 {
        group.addTask { try await model.run([image(index % 16)]) == expected[index % 16] }
      }
      for try await isEqual in group { #expect(isEqual) }
    }
  }

  @Test func runsInEveryConfiguration() async throws {
    let exact = try await compiled("copied_weight").run(["x": image(3)])
    for precision in Core.Precision.allCases where try precision == .float32 || core.supportsBFloat16 {
      for goal in Core.Goal.allCases {
        let other = try Core(.init(precision: precision, threads: 1, goal: goal))
        let model = try CompiledModel(Model(path: Fixtures.path("onnx/copied_weight.onnx"), core: other), core: other)
        // bf16 has 8 bits of significance: 2⁻⁸ of the largest of the values, which are up to 4.
        #expect(
          largestDifference(try await model.run(["x": image(3)])["y"], try #require(exact["y"]))
            < (precision == .float32 ? 1e-5 : 0.05))
      }
    }
  }

  @Test func outlivesItsEngineAndModel() async throws {
    var other: Core? = try Core()
    var model: Model? = try other.map { try Model(path: Fixtures.path("onnx/add.onnx"), core: $0) }
    let compiled = try other.map { try CompiledModel(#require(model), core: $0) }
    model = nil
    other = nil
    let ones = Tensor(shape: [2, 3], repeating: 1)
    #expect(try await compiled?.run([ones, ones]) == [Tensor(shape: [2, 3], repeating: 2)])
  }

  // MARK: - What is refused

  @Test func refusesAnotherShape() async throws {
    let model = try compiled("add")
    let right = Tensor(shape: [2, 3], repeating: 1)
    for shape in [[3, 2], [2, 3, 1], [6], [], [0, 3]] {
      let error = await #expect(throws: RuntimeError.self) {
        try await model.run([right, Tensor(shape: shape, repeating: 1)])
      }
      #expect(error?.code == .shapeMismatch)
      #expect(error?.message.contains("'b' must have the shape [2, 3], not \(shape)") == true)
    }
    let error = await #expect(throws: RuntimeError.self) {
      try await compiled("any_batch").run([Tensor(shape: [2, 4], repeating: 1)])
    }
    #expect(error?.message.contains("[?, 3]") == true)
  }

  @Test func refusesNamesThatItDoesNotHave() async throws {
    let model = try compiled("copied_weight")
    let x = image(1)
    let expected: [(inputs: [String: Tensor], outputs: [String]?, message: String)] = [
      (["x": x], ["zz"], "the network has no output 'zz'; did you mean 'z' or 'y'?"),
      (["x": x, "w": x], nil, "the network has no input 'w'; did you mean 'x'?"),
      ([:], nil, "the input 'x' of the network is not given"),
    ]
    for (inputs, outputs, message) in expected {
      let error = await #expect(throws: RuntimeError.self) { try await model.run(inputs, outputs: outputs) }
      #expect(error?.code == .unknownName)
      #expect(error?.message == message)
    }
    await #expect(throws: RuntimeError.self) { try await model.run([x, x]) }
  }

  @Test func saysWhatOpenVINOSays() throws {
    let error = #expect(throws: RuntimeError.self) { try compiled("unknown_operator") }
    #expect(error?.code == .engine)
    #expect(error?.message.contains("Frobnicate") == true)
    #expect(error?.message.contains("Exception from") == false)
    #expect(error?.description.contains { $0.isNewline } == false)
  }

  @Test func refusesIntegers() throws {
    let error = #expect(throws: RuntimeError.self) { try compiled("integers") }
    #expect(error?.code == .unsupported)
    #expect(error?.message.contains("'best' is not float32") == true)
  }

  @Test func refusesWhatIsNoNetwork() throws {
    var random = SeededRandom(seed: 1)
    let good = try MappedFile(path: Fixtures.path("onnx/copied_weight.onnx")).withBytes { Array($0) }
    var cases: [[UInt8]] = [[], [0], Array("this is no network".utf8), Array(good.prefix(good.count / 2))]
    cases.append((0..<10_000).map { _ in UInt8.random(in: 0...255, using: &random) })
    for bytes in cases {
      let error = #expect(throws: RuntimeError.self) { try Model(onnx: bytes, core: core) }
      #expect(error?.code == .engine)
    }
    #expect(throws: RuntimeError.self) { try Model(path: "/missing.onnx", core: core) }
  }

  @Test func refusesSettingsOutOfRange() throws {
    for threads in [0, -1, Int.max] {
      let error = #expect(throws: RuntimeError.self) { try Core(.init(threads: threads)) }
      #expect(error?.code == .unsupported)
    }
  }

  @Test func tellsItsVersion() throws {
    #expect(Core.engineVersion.hasPrefix("20"))
    #expect(try !core.deviceName.isEmpty)
  }
}
