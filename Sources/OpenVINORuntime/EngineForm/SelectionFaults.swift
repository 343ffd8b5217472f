import Graphs
import Tensors

let selectionFaults = [
  EngineFault("TopK", "chooses any of several equal elements along the last axis", seenIn: "2026.4.1") { replacement in
    guard replacement.node.outputs.count > 1, !replacement.node.outputs[1].isEmpty else { return }
    try replacement.findTopElements()
  },
  // Rows of numbers alone become one kernel with the products before them. Here: with an axis more, which keeps the choice
  // out of it.
  EngineFault(
    "Where", "ends the program behind two matrix products, where another value is the condition", seenIn: "2026.4.1"
  ) { replacement in
    let type = replacement.outputTypes[0]
    guard type.elementType.isFloatingPoint, type.shape.count == 2, replacement.operation.constants[0] == nil else {
      return
    }
    var operands = replacement.node.inputs
    for side in 1...2 where replacement.operation.constants[side] == nil {
      let wide = [1] + (try replacement.operation.shape(side))
      operands[side] = replacement.add("Reshape", [operands[side], replacement.integers(wide, "wide")])
    }
    guard operands != replacement.node.inputs else { return }
    let chosen = replacement.add("Where", operands)
    replacement.finish("Reshape", [chosen, replacement.integers(type.shape, "shape")])
  },
]

extension Replacement {
  /// Beyond as many comparisons the engine's own choice stands.
  private static let mostComparisons = Double(1 << 26)

  /// The values alone by `TopK`. Each is then looked up: the first of several equal ones at the first place that holds it, the
  /// second at the second.
  fileprivate mutating func findTopElements() throws {
    let shape = try operation.shape(0)
    let axis = try operation.axis(operation.integer("axis", default: -1), rank: shape.count)
    let (length, count) = (shape[axis], outputTypes[0].shape[axis])
    let (before, behind) = (shape[..<axis].reduce(1, *), shape[(axis + 1)...].reduce(1, *))
    guard length < 1 << 24, Double(before * behind) * Double(length) * Double(count) <= Self.mostComparisons else {
      return
    }
    let x = node.inputs[0]
    let isWanted = !node.outputs[0].isEmpty
    if isWanted { finish(output: 0, "TopK", node.inputs, attributes: node.attributes) }
    let values = isWanted ? node.outputs[0] : add("TopK", node.inputs, attributes: node.attributes)

    func shaped(_ value: String, _ shape: [Int]) -> String { add("Reshape", [value, integers(shape, "shape")]) }
    func equal(_ a: String, _ b: String) -> String {
      add("Cast", [add("Equal", [a, b])], attributes: ["to": .integer(ElementType.float32.onnxNumber)])
    }
    // As [before, K, length, behind]
    let column = shaped(values, [before, count, 1, behind])
    let hits = equal(shaped(x, [before, 1, length, behind]), column)
    let earlierHits = add("CumSum", [hits, constant(.axis(2), "axis")], attributes: ["exclusive": .integer(1)])
    let lower = Tensor(
      shape: [1, count, count, 1], elements: (0..<count * count).map { $0 % count < $0 / count ? 1 : 0 })
    let earlierValues = add(
      "ReduceSum",
      [
        add("Mul", [equal(column, shaped(values, [before, 1, count, behind])), floats(lower, "earlier")]),
        integers([2], "axes"),
      ])
    let match = add("Mul", [hits, equal(earlierHits, earlierValues)])
    let places = Tensor(shape: [1, 1, length, 1], elements: (0..<length).map(Float.init))
    let found = add("ReduceSum", [add("Mul", [match, floats(places, "places")]), integers([2], "axes")])
    let whole = add("Cast", [found], attributes: ["to": .integer(ElementType.int64.onnxNumber)])
    finish(output: 1, "Reshape", [whole, integers(outputTypes[0].shape, "shape")])
  }
}

extension Constant {
  fileprivate static func axis(_ axis: Int64) -> Constant {
    .integers(IntegerTensor(shape: [], elements: [axis], elementType: .int64))
  }
}
