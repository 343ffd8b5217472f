import Graphs
import Tensors

let resizeFaults = [
  // Every form of `Resize` is linear and treats each axis by itself. Here: a product with one matrix an axis.
  EngineFault("Resize", "ignores keep_aspect_ratio_policy and exclude_outside", seenIn: "2026.4.1") { replacement in
    let operation = replacement.operation
    let keepsRatio = try operation.string("keep_aspect_ratio_policy", default: "stretch") != "stretch"
    let hasSizes = try operation.constantIntegers(3)?.isEmpty == false
    let excludesOutside = try operation.integer("exclude_outside", default: 0) != 0
    let isNearest = try operation.string("mode", default: "nearest") == "nearest"
    guard (keepsRatio && hasSizes) || (excludesOutside && !isNearest) else { return }
    let type = try operation.type(0)
    guard type.elementType.isFloatingPoint else {
      throw RuntimeError(
        .unsupported, "the engine cannot resize integers so; export with sizes of its own, or resize floats",
        context: replacement.node.context)
    }
    let axes = try operation.resizeMatrices().enumerated().compactMap { axis, matrix in matrix.map { (axis, $0) } }
    guard !axes.isEmpty else { return replacement.finish("Identity", [replacement.node.inputs[0]]) }
    var value = replacement.node.inputs[0]
    for (order, (axis, matrix)) in axes.enumerated() {
      let isLast = order == axes.count - 1
      value = replacement.multiply(value, rank: type.shape.count, axis: axis, by: matrix, finishing: isLast)
    }
  },
  EngineFault("Resize", "does not know its shape where axes count from the end", seenIn: "2026.4.1") { replacement in
    guard let axes = try replacement.operation.integers("axes"), axes.contains(where: { $0 < 0 }) else { return }
    let rank = try replacement.operation.shape(0).count
    var attributes = replacement.node.attributes
    attributes["axes"] = .integers(axes.map { $0 < 0 ? $0 + rank : $0 })
    replacement.finish("Resize", replacement.node.inputs, attributes: attributes)
  },
  EngineFault("Resize", "of three axes, in bf16, is refused between an activation and a product", seenIn: "2026.4.1") {
    replacement in
    guard replacement.outputTypes[0].shape.count == 3, let output = replacement.node.outputs.first,
      replacement.surroundings.isRead(output, by: ["MatMul", "Gemm"], through: Graph.activations)
    else { return }
    replacement.partFromNext()
  },
]

extension Replacement {
  /// Adds the product `Σ_i matrix[o, i] · value[…, i, …]` along one axis.
  fileprivate mutating func multiply(
    _ value: String, rank: Int, axis: Int, by matrix: Tensor, finishing: Bool
  ) -> String {
    func write(
      _ replacement: inout Replacement, _ operatorName: String, _ inputs: [String], _ attributes: [String: Attribute]
    ) -> String {
      guard finishing else { return replacement.add(operatorName, inputs, attributes: attributes) }
      replacement.finish(operatorName, inputs, attributes: attributes)
      return ""
    }
    if axis == rank - 2 { return write(&self, "MatMul", [floats(matrix, "matrix"), value], [:]) }
    let transposed = floats(matrix.transposed([1, 0]), "matrix")
    if axis == rank - 1 { return write(&self, "MatMul", [value, transposed], [:]) }
    // To the end and back
    var order = Array(0..<rank)
    order.swapAt(axis, rank - 1)
    let attributes: [String: Attribute] = ["perm": .integers(order)]
    let product = add("MatMul", [add("Transpose", [value], attributes: attributes), transposed])
    return write(&self, "Transpose", [product], attributes)
  }
}
