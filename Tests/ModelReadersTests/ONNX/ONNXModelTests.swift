import Files
import Graphs
import ModelReaders
import Tensors
import Testing

/// Files of every supported kind are read, and compute what others computed for them.
@Suite struct ONNXModelTests {
  /// One network as torch's two exporters write it with different operator sets. The expected values come from torch
  /// in 32 bits, a few ulps per layer away from our double precision.
  @Test(arguments: ["script-11", "script-13", "script-17", "dynamo-18", "dynamo-21"])
  func exportsOfOneNetworkAgree(name: String) throws {
    let fixture = try ONNXFixture(name)
    #expect(fixture.model.opset == Int(name.split(separator: "-")[1]))
    #expect(fixture.model.producer.hasPrefix("pytorch "))
    #expect(fixture.model.graph.inputs == [.init(name: "image", dimensions: [nil, 3, 12, 12])])
    #expect(fixture.model.graph.outputs == ["logits"])
    try fixture.expectOutputs(tolerance: 2e-5)
  }

  /// Operators in forms that version 18 no longer has, against NumPy in 32 bits.
  @Test(arguments: ["old-forms-7", "old-forms-9", "old-forms-10", "new-forms-22"])
  func otherFormsMeanTheSame(name: String) throws {
    try ONNXFixture(name).expectOutputs(tolerance: 5e-6)
  }

  @Test func weightsListedAmongTheInputsAreConstants() throws {
    let graph = try ONNXFixture("old-forms-9").model.graph
    #expect(graph.inputs.map(\.name) == ["x"])
    #expect(graph.constants["scale"]?.tensor?.elements == [1, 2, 3, 4])
  }

  @Test func valuesOfAnUpgradeGetNamesOfTheirOwn() throws {
    let graph = try ONNXFixture("old-forms-9").model.graph
    // The file's own 'clip:min' is not what `Clip` reads.
    let clip = try #require(graph.producer(of: "clip"))
    #expect(clip.inputs[1] != "clip:min")
    #expect(graph.constants[clip.inputs[1]]?.tensor?.elements == [-0.5])
    #expect(graph.producer(of: "clip:min")?.operatorName == "Relu")
  }

  @Test func everyChangeConcernsAnOperatorOfTheCatalogue() {
    let known = Set(OperatorCatalogue.all.map(\.name) + Composite.all.map(\.name))
    for change in OpsetChange.all {
      #expect(known.contains(change.operatorName), "\(change.operatorName)")
      #expect(ONNXModel.readableOpsets.contains(change.version))
    }
  }

  @Test func softmaxOverSeveralAxesIsFlattenedUnlessTheFileTellsTheRank() throws {
    let graph = try ONNXFixture("old-forms-9").model.graph
    #expect(graph.producer(of: "softmax")?.operatorName == "Reshape")
    // Of rank 4 by the shape of its input.
    #expect(graph.producer(of: "softmax_last")?.operatorName == "Softmax")
  }

  // MARK: - Constants

  @Test func everyElementTypeIsReadFromBothKindsOfField() throws {
    let constants = try ONNXFixture("constants").model.graph.constants
    let floats: [(ElementType, [Float])] = [
      (.float32, [1.5, -2, 0x1p-128]), (.float64, [1.5, -2, 0.1]),
      // 6e-8 rounds to the smallest number of half precision, 2⁻²⁴.
      (.float16, [1.5, -65504, 0x1p-24]),
      (.bfloat16, [1.5, -2, Float(bitPattern: 0x7e96_0000)]),
    ]
    for (type, expected) in floats {
      #expect(constants["typed.\(type)"] == .floats(Tensor(shape: [3], elements: expected)), "\(type)")
      #expect(constants["raw.\(type)"] == constants["typed.\(type)"], "\(type)")
    }
    let integers: [(ElementType, [Int64])] = [
      (.int8, [-128, 0, 127]), (.int16, [-32768, 0, 32767]), (.int32, [-1 << 31, 0, 1 << 31 - 1]),
      (.int64, [-1 << 40, 0, 1 << 40]), (.uint8, [0, 1, 255]), (.uint16, [0, 1, 65535]),
      (.uint32, [0, 1, 1 << 32 - 1]), (.uint64, [0, 1, 1 << 53]), (.bool, [1, 0, 1]),
    ]
    for (type, expected) in integers {
      let constant = Constant.integers(IntegerTensor(shape: [3], elements: expected, elementType: type))
      #expect(constants["typed.\(type)"] == constant, "\(type)")
      #expect(constants["raw.\(type)"] == constant, "\(type)")
    }
  }

  @Test func constantNodesBecomeConstants() throws {
    let graph = try ONNXFixture("constants").model.graph
    #expect(graph.nodes.map(\.operatorName) == ["Relu"])
    #expect(graph.constants["value"] == .floats(Tensor(shape: [2, 2], elements: [1, 2, 3, 4])))
    #expect(graph.constants["value_float"] == .floats(Tensor(0.5)))
    #expect(graph.constants["value_floats"] == .floats(Tensor(shape: [2], elements: [0.5, 0.25])))
    let seven = IntegerTensor(shape: [], elements: [7], elementType: .int64)
    #expect(graph.constants["value_int"] == .integers(seven))
    #expect(graph.constants["value_ints"] == .integers([7, 8]))
  }

  @Test func halfPrecisionBecomesSingle() throws {
    let fixture = try ONNXFixture("half-precision")
    let cast = try #require(fixture.model.graph.nodes.first)
    // 1 is float32, and 10 would be float16.
    #expect(cast.attributes["to"] == .integer(1))
    // Torch computed with the same weights in 32 bits.
    try fixture.expectOutputs(tolerance: 5e-6)
  }

  @Test func everyHalfIsReadExactly() throws {
    // All bit patterns but the 2046 NaNs, which equal nothing.
    let bits = (UInt16.min...UInt16.max).filter { $0 & 0x7c00 != 0x7c00 || $0 & 0x3ff == 0 }
    let raw = bits.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
    let file = ONNXBytes.model(
      operatorName: "Relu", constants: [ONNXBytes.constant("c", [bits.count], type: 10, raw: raw)])
    let read = try #require(try ONNXModel(bytes: file).graph.constants["c"]?.tensor?.elements)
    for (half, float) in zip(bits, read) {
      let exponent = Int(half >> 10 & 0x1f)
      let fraction = Float(half & 0x3ff)
      // IEEE 754: (−1)ˢ · 2^(e−15) · (1 + f/2¹⁰), without the 1 and with 2⁻¹⁴ for e = 0.
      let magnitude: Float =
        exponent == 31
        ? .infinity
        : exponent == 0
          ? fraction * Float(sign: .plus, exponent: -24, significand: 1)
          : (1024 + fraction) * Float(sign: .plus, exponent: exponent - 25, significand: 1)
      #expect(float == (half & 0x8000 == 0 ? magnitude : -magnitude), "\(half)")
    }
  }

  @Test func weightsInAnotherFile() throws {
    let fixture = try ONNXFixture("external-data")
    #expect(fixture.model.graph.constants["weight"]?.shape == [2, 3, 3, 3])
    // Torch's convolution sums in 32 bits.
    try fixture.expectOutputs(tolerance: 5e-6)
  }

  @Test func openAxesAreOpen() throws {
    let file = ONNXBytes.model(operatorName: "Relu", dimensions: [nil, 3, -1, 4])
    #expect(try ONNXModel(bytes: file).graph.inputs[0].dimensions == [nil, 3, nil, 4])
  }

  @Test func aMissingFileIsAFileError() {
    let error = #expect(throws: FileError.self) { try ONNXModel(contentsOf: ONNXFixture.path("none")) }
    #expect(error?.code == .notFound)
  }
}
