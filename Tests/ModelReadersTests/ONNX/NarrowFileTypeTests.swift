import Graphs
import ModelReaders
import Testing

/// Weights of at most eight bits, by ONNX's tables of their codes.
@Suite struct NarrowFileTypeTests {
  private func constant(_ type: Int, _ dimensions: [Int], _ raw: [UInt8]) throws -> Constant? {
    let bytes = ONNXBytes.model(
      operatorName: "Relu", constants: [ONNXBytes.constant("c", dimensions, type: type, raw: raw)])
    return try ONNXModel(bytes: bytes).graph.constants["c"]
  }

  private static let floats: [(type: Int, codes: [UInt8], values: [Float])] = [
    (17, [0x00, 0x01, 0x38, 0x7e, 0xfe, 0x7f, 0xff], [0, 0x1p-9, 1, 448, -448, .nan, .nan]),
    (18, [0x01, 0x40, 0x7f, 0xff, 0x80], [0x1p-10, 1, 240, -240, .nan]),
    (19, [0x01, 0x3c, 0x7b, 0x7c, 0xfc, 0x7d], [0x1p-16, 1, 57344, .infinity, -.infinity, .nan]),
    (20, [0x01, 0x40, 0x7f, 0xff, 0x80], [0x1p-17, 1, 57344, -57344, .nan]),
    (24, [0x00, 0x7f, 0x80, 0xff], [0x1p-127, 1, 2, .nan]),
  ]

  @Test(arguments: floats.indices) func floatsOfEightBits(_ index: Int) throws {
    let (type, codes, values) = Self.floats[index]
    let elements = try #require(try constant(type, [codes.count], codes)?.tensor).elements
    for (element, value) in zip(elements, values) {
      #expect(element == value || (element.isNaN && value.isNaN), "type \(type): \(element), not \(value)")
    }
  }

  @Test func numbersOfFourBits() throws {
    // Two in a byte, the first in the lower half; the last half is empty.
    let bytes: [UInt8] = [0x10, 0x87, 0x0f]
    #expect(try constant(21, [5], bytes)?.integers == [0, 1, 7, 8, 15])
    #expect(try constant(22, [5], bytes)?.integers == [0, 1, 7, -8, -1])
    #expect(try constant(21, [5], bytes)?.elementType == .uint8)
    #expect(try constant(22, [5], bytes)?.elementType == .int8)
    let halves = try constant(23, [16], [0x10, 0x32, 0x54, 0x76, 0x98, 0xba, 0xdc, 0xfe])?.tensor?.elements
    #expect(halves == [0, 0.5, 1, 1.5, 2, 3, 4, 6, -0.0, -0.5, -1, -1.5, -2, -3, -4, -6])
  }

  @Test func anotherLengthIsAnError() {
    for (type, count) in [(17, 2), (17, 4), (21, 1), (21, 3)] {
      let error = #expect(throws: ModelError.self) { try constant(type, [3], [UInt8](repeating: 0, count: count)) }
      #expect(error?.code == .malformed && error?.context["constant"] == "c")
    }
  }
}
