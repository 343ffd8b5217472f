import Graphs
import Tensors

/// A node that takes indices, all of them zero but one.
package struct IndexSample: Sendable {
  package let operatorName: String
  let dataShape: [Int]
  let indexShape: [Int]
  let attributes: [String: Attribute]
  /// Which of the indices is the one that differs.
  let place: Int
  /// The axis of the data that this one runs along.
  let axis: Int

  package var length: Int { dataShape[axis] }

  private init(
    _ operatorName: String, _ dataShape: [Int], _ indexShape: [Int], place: Int = 0, axis: Int,
    _ attributes: [String: Attribute] = [:]
  ) {
    self.operatorName = operatorName
    self.dataShape = dataShape
    self.indexShape = indexShape
    self.place = place
    self.axis = axis
    self.attributes = attributes
  }

  /// Any rank, several samples, axes counted from the back, indices without an axis, and batches of indices.
  package static func all(of operatorName: String) -> [IndexSample] {
    func sample(
      _ dataShape: [Int], _ indexShape: [Int], place: Int = 0, axis: Int, _ attributes: [String: Attribute] = [:]
    ) -> IndexSample {
      IndexSample(operatorName, dataShape, indexShape, place: place, axis: axis, attributes)
    }
    switch operatorName {
    case "Gather":
      return [
        sample([5], [], axis: 0), sample([4, 3], [2, 2], place: 3, axis: 0),
        sample([2, 3, 4], [3], place: 1, axis: 2, ["axis": .integer(-1)]),
        sample([2, 7, 2], [1, 2], axis: 1, ["axis": .integer(1)]),
      ]
    case "GatherElements":
      return [
        sample([4, 3], [2, 3], place: 4, axis: 0),
        sample([2, 3, 5], [2, 3, 1], place: 5, axis: 2, ["axis": .integer(2)]),
        sample([3, 6, 2], [3, 4, 2], place: 9, axis: 1, ["axis": .integer(-2)]),
      ]
    case "ScatterElements":
      return [
        sample([4, 3], [2, 3], place: 4, axis: 0),
        sample([2, 3, 5], [2, 3, 1], place: 5, axis: 2, ["axis": .integer(2), "reduction": .string("add")]),
        sample([3, 6, 2], [1, 1, 1], axis: 1, ["axis": .integer(-2)]),
      ]
    case "GatherND":
      return [
        sample([4, 3], [2, 2], place: 2, axis: 0), sample([4, 3], [2, 2], place: 1, axis: 1),
        sample([2, 3, 5], [2, 2, 1], place: 3, axis: 1, ["batch_dims": .integer(1)]),
        sample([2, 3, 5], [2, 3, 1], place: 4, axis: 2, ["batch_dims": .integer(2)]), sample([7, 2], [1], axis: 0),
      ]
    case "ScatterND":
      return [
        sample([4, 3], [1, 2], place: 0, axis: 0), sample([4, 3], [2, 2], place: 3, axis: 1),
        sample([2, 3, 5], [2, 1], place: 1, axis: 0, ["reduction": .string("add")]),
      ]
    default: return []
    }
  }

  /// Where the indices come from.
  package enum Source: Sendable {
    case constant(Int64, ElementType)
    /// A float input, converted.
    case computed(ElementType)
    /// `a·b + c` of three float inputs, each converted.
    case arithmetic(ElementType)
  }

  package var withEmptyAxis: IndexSample {
    var shape = dataShape
    shape[axis] = 0
    return IndexSample(operatorName, shape, indexShape, place: place, axis: axis, attributes)
  }

  /// The node `culprit` alone, behind what makes its indices.
  package func graph(
    _ source: Source, inputsAreConstant: Bool = false, index: Double = 0x1p31
  ) throws -> Graph {
    var graph = Graph(inputs: [])
    func input(_ name: String, _ value: ReferenceTensor) -> String {
      if inputsAreConstant { return graph.constant(name, value.constant) }
      graph.addInput(Graph.Input(name: name, dimensions: value.shape))
      return name
    }
    let all = values.merging(self.values(index)) { $1 }
    func converted(_ name: String, _ type: ElementType) throws -> String {
      try graph.add(
        "Cast", [input(name, all[name] ?? indexValues { _ in 0 })], attributes: ["to": .integer(type.onnxNumber)],
        name: "\(name) converted")
    }
    let indices: String
    switch source {
    case .constant(let index, let type):
      let elements = (0..<count).map { $0 == place ? index : 0 }
      indices = graph.constant(
        "indices", .integers(IntegerTensor(shape: indexShape, elements: elements, elementType: type)))
    case .computed(let type): indices = try converted("index", type)
    case .arithmetic(let type):
      let product = try graph.add("Mul", [converted("a", type), converted("b", type)], name: "product")
      indices = try graph.add("Add", [product, converted("c", type)], name: "sum")
    }
    var operands = [input("data", all["data"] ?? data), indices]
    if let updates = all["updates"] { operands.append(input("updates", updates)) }
    graph.outputs = [try graph.add(operatorName, operands, attributes: attributes, name: "culprit")]
    return graph
  }

  private var count: Int { indexShape.reduce(1, *) }

  private func indexValues(_ element: (Int) -> Double) -> ReferenceTensor {
    ReferenceTensor(shape: indexShape, elements: (0..<count).map(element), elementType: .float32)
  }

  private var data: ReferenceTensor {
    ReferenceTensor(
      shape: dataShape, elements: (0..<dataShape.reduce(1, *)).map { Double($0) + 0.5 }, elementType: .float32)
  }

  /// Values of all inputs but those that make the indices.
  package var values: [String: ReferenceTensor] {
    var values = ["data": data]
    let shape: [Int]
    switch operatorName {
    case "ScatterElements": shape = indexShape
    case "ScatterND": shape = indexShape.dropLast() + dataShape.dropFirst(indexShape.last ?? 0)
    default: return values
    }
    values["updates"] = ReferenceTensor(
      shape: shape, elements: (0..<shape.reduce(1, *)).map { -Double($0) - 1 }, elementType: .float32)
    return values
  }

  /// Values of all inputs, for an index that is converted.
  package func values(_ index: Double) -> [String: ReferenceTensor] {
    values.merging(["index": indexValues { $0 == place ? index : 0 }]) { $1 }
  }

  /// Values of all inputs, for an index `a·b + c`.
  package func values(_ a: Double, _ b: Double, _ c: Double) -> [String: ReferenceTensor] {
    var result = values
    for (name, number) in [("a", a), ("b", b), ("c", c)] { result[name] = indexValues { $0 == place ? number : 0 } }
    return result
  }
}
