import Graphs
import Tensors
import TestSupport

/// A network of one operator that takes indices, which come to it on a way of their own.
struct RandomIndices {
  let graph: Graph
  private let shapes: [String: [Int]]
  private let length: Int

  init(_ random: inout SeededRandom) throws {
    func pick<Element>(_ elements: [Element], _ random: inout SeededRandom) -> Element {
      elements[Int.random(in: elements.indices, using: &random)]
    }
    let rank = Int.random(in: 1...4, using: &random)
    let shape = (0..<rank).map { _ in Int.random(in: 1...5, using: &random) }
    var axis = Int.random(in: 0..<rank, using: &random)
    var attributes: [String: Attribute] = [:]
    let name = pick(IndexTable.guarded.keys.sorted(), &random)
    var indexShape: [Int]
    switch name {
    case "Gather":
      indexShape = (0..<Int.random(in: 0...2, using: &random)).map { _ in Int.random(in: 1...3, using: &random) }
    case "GatherElements", "ScatterElements":
      indexShape = shape
      indexShape[axis] = Int.random(in: 1...6, using: &random)
    default:
      let batchAxes = name == "GatherND" ? Int.random(in: 0..<rank, using: &random) : 0
      let depth = Int.random(in: 1...rank - batchAxes, using: &random)
      indexShape = Array(shape.prefix(batchAxes)) + [Int.random(in: 1...3, using: &random), depth]
      if batchAxes > 0 { attributes["batch_dims"] = .integer(batchAxes) }
      axis = batchAxes + Int.random(in: 0..<depth, using: &random)
    }
    if !name.hasSuffix("ND") { attributes["axis"] = .integer(Bool.random(using: &random) ? axis : axis - rank) }

    var shapes = ["data": shape, "x": indexShape]
    var graph = Graph(inputs: [])
    graph.addInput(.init(name: "data", dimensions: shape))
    graph.addInput(.init(name: "x", dimensions: indexShape))
    let type = pick([ElementType.int32, .int64], &random)
    func integer(_ name: String, _ number: Int) -> String {
      graph.constant(name, .integers(IntegerTensor(shape: [], elements: [Int64(number)], elementType: type)))
    }
    var indices = try graph.add("Cast", ["x"], attributes: ["to": .integer(type.onnxNumber)], name: "converted")
    for step in 0..<Int.random(in: 0...3, using: &random) {
      let number = Int.random(in: 1...3, using: &random)
      let operatorName = pick(
        ["Add", "Sub", "Mul", "Max", "Min", "Neg", "Abs", "Mod", "Reshape", "Identity", "Concat"], &random)
      switch operatorName {
      case "Neg", "Abs", "Identity": indices = try graph.add(operatorName, [indices], name: "step \(step)")
      case "Reshape":
        let flat = try graph.add(
          operatorName, [indices, graph.constant("flat \(step)", .integers([-1]))], name: "f \(step)")
        let back = graph.constant("back \(step)", .integers(indexShape))
        indices = try graph.add(operatorName, [flat, back], name: "step \(step)")
      case "Concat":
        guard name == "Gather", !indexShape.isEmpty else { continue }
        indices = try graph.add(
          operatorName, [indices, indices], attributes: ["axis": .integer(0)], name: "step \(step)")
        indexShape[0] *= 2
      default:
        indices = try graph.add(operatorName, [indices, integer("number \(step)", number)], name: "step \(step)")
      }
    }
    var operands = ["data", indices]
    if name.hasPrefix("Scatter") {
      let updates =
        name == "ScatterND" ? indexShape.dropLast() + shape.dropFirst(indexShape[indexShape.count - 1]) : indexShape
      shapes["updates"] = updates
      graph.addInput(.init(name: "updates", dimensions: updates))
      operands.append("updates")
      // Where two updates meet, only their sum does not hang on their order.
      attributes["reduction"] = .string("add")
    }
    graph.outputs = [try graph.add(name, operands, attributes: attributes, name: "y")]
    self.graph = graph
    self.shapes = shapes
    length = shape[axis]
  }

  /// Whole numbers, those of the indices mostly near their axis.
  func inputs(_ random: inout SeededRandom) -> [String: ReferenceTensor] {
    let reach = Bool.random(using: &random) ? 0...max(length - 1, 0) : -length - 1...length
    var inputs: [String: ReferenceTensor] = [:]
    for (name, shape) in shapes.sorted(by: { $0.key < $1.key }) {
      let range = name == "x" ? (min(reach.lowerBound, 0)...reach.upperBound) : -50...50
      let elements = (0..<shape.reduce(1, *)).map { _ in Double(Int.random(in: range, using: &random)) }
      inputs[name] = ReferenceTensor(shape: shape, elements: elements, elementType: .float32)
    }
    return inputs
  }
}
