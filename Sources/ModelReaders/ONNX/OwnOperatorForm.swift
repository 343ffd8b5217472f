import Graphs
import Tensors

/// The program's own operators in ONNX's, for a file.
///
/// Shapes within are open, for only the result's is known beforehand: a graph cannot hold these nodes, a file can.
enum OwnOperatorForm {
  /// The nodes that do what a node of the program's own operator does; nil for any other.
  static func written(_ node: Node, _ graph: Graph) -> [Node]? {
    guard node.operatorName == Operator.likeliestRegions, node.inputs.count == 3, let result = node.outputs.first,
      case .integer(let count) = node.attributes["count"], case .float(let overlap) = node.attributes["overlap"],
      case .float(let least) = node.attributes["least_score"]
    else { return nil }
    var part = NodeList(prefix: result, isTaken: graph.isDefined)
    let regions = graph.types[result]?.shape ?? [count, 4]
    let first = part.integers([0])
    let apart = part.add("Unsqueeze", [node.inputs[0], first])
    let scores = part.add("Unsqueeze", [node.inputs[1], part.integers([0, 1])])
    let chosen = part.add(
      "NonMaxSuppression", [apart, scores, part.integers([count]), part.floats([overlap]), part.floats([least])])
    // Each result is (picture, class, box).
    let column = part.add("Gather", [chosen, part.integers([2])], ["axis": .integer(1)])
    let places = part.add("Squeeze", [column, part.integers([1])])
    let boxes = part.add("Gather", [node.inputs[2], places], ["axis": .integer(0)])
    let specks = (0..<regions[0]).flatMap { _ in Operator.speck }
    let rest = part.constant(.floats(Tensor(shape: regions, elements: specks)))
    let padded = part.add("Concat", [boxes, rest], ["axis": .integer(0)])
    let cut = part.add("Slice", [padded, first, part.integers([regions[0]]), first])
    part.add("Reshape", [cut, part.integers(regions)], as: result)
    let constants = part.constants.map { name, constant in
      Node(
        name: name, operatorName: "Constant", inputs: [], outputs: [name], attributes: ["value": .constant(constant)])
    }
    return constants + part.nodes
  }
}
