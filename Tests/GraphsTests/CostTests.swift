import Graphs
import Tensors
import Testing

@Suite struct CostTests {
  private func cost(_ operatorName: String, _ shapes: [[Int]], _ attributes: [String: Attribute] = [:]) throws -> Int {
    var graph = Graph(inputs: shapes.enumerated().map { .init(name: "x\($0)", dimensions: $1) })
    graph.outputs = [
      try graph.add(operatorName, shapes.indices.map { "x\($0)" }, attributes: attributes, name: "y")
    ]
    return try graph.multiplicationCount
  }

  /// Each number of the output is a sum of so many products.
  @Test func countsMultiplications() throws {
    #expect(try cost("Conv", [[1, 4, 9, 9], [6, 4, 3, 3]]) == 6 * 7 * 7 * 4 * 9)
    #expect(try cost("Conv", [[1, 4, 9, 9], [6, 2, 3, 3], [6]], ["group": .integer(2)]) == 6 * 7 * 7 * 2 * 9)
    #expect(
      try cost("ConvTranspose", [[1, 4, 5, 5], [4, 6, 2, 2]], ["strides": .integers([2, 2])]) == 4 * 25 * 6 * 4)
    #expect(try cost("MatMul", [[2, 3, 5], [5, 7]]) == 2 * 3 * 7 * 5)
    #expect(try cost("Gemm", [[3, 5], [5, 7]]) == 3 * 7 * 5)
    #expect(try cost("Gemm", [[5, 3], [7, 5]], ["transA": .integer(1), "transB": .integer(1)]) == 3 * 7 * 5)
    #expect(try cost("Add", [[3, 5], [5]]) == 0 && cost("Relu", [[3, 5]]) == 0)
  }

  @Test func needsShapes() throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [nil, 3, 8, 8])])
    graph.constant("w", Tensor(shape: [4, 3, 3, 3], repeating: 1))
    graph.outputs = [try graph.add("Conv", ["x", "w"], name: "y")]
    #expect(throws: GraphError.self) { try graph.multiplicationCount }
    #expect(try graph.specialised(batch: 2).multiplicationCount == 2 * 4 * 36 * 27)
  }
}
