import Graphs
import Tensors
import TestSupport
import Testing

@Suite struct QuantisedCompositeTests {
  /// A convolution of bytes by two filters, with a scale each.
  private func convolved(zeros shape: [Int]) throws -> [Double] {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [1, 1, 2, 3])])
    func bytes(_ name: String, _ shape: [Int], _ elements: [Int64], _ type: ElementType) -> String {
      graph.constant(name, .integers(IntegerTensor(shape: shape, elements: elements, elementType: type)))
    }
    let (scale, zero) = (graph.constant("s", Tensor(0.05)), bytes("z", [], [7], .uint8))
    let filters = bytes("w", [2, 1, 1, 2], [90, -40, 25, 110], .int8)
    let scales = graph.constant("ws", Tensor(shape: [2], elements: [0.01, 0.02]))
    let zeros = bytes("wz", shape, shape.isEmpty ? [3] : [3, 3], .int8)
    let q = try graph.add("QuantizeLinear", ["x", scale, zero], name: "q")
    let y = try graph.add("QLinearConv", [q, scale, zero, filters, scales, zeros, scale, zero], name: "y")
    graph.outputs = [try graph.add("DequantizeLinear", [y, scale, zero], name: "out")]
    let x = ReferenceTensor(shape: [1, 1, 2, 3], elements: [0.1, 1.7, 2.4, 0.6, 3.3, 5.2], elementType: .float32)
    return try #require(try graph.specialised().evaluated(["x": x])["out"]).elements
  }

  @Test func takesOneZeroForManyScales() throws {
    let values = try convolved(zeros: [])
    #expect(try values == convolved(zeros: [2]))
    #expect(Set(values).count > 4)
  }
}
