import Graphs

let transposeFaults = [
  // Attention of as many tokens as heads, say: `Transpose`, `MatMul`, `Softmax`, `MatMul` become one kernel, and whether
  // that has to move a factor or the result is told by the shapes, which are the same before and after. Here: with an
  // axis of length 1 more, which keeps the order out of the kernel.
  EngineFault("Transpose", "is forgotten around attention where it leaves the shape as it was", seenIn: "2026.4.1") {
    replacement in
    let shape = try replacement.operation.shape(0)
    // Attention keeps the images apart.
    guard shape.count == 4, let order = try replacement.operation.integers("perm"), order[0] == 0,
      order.map({ shape[$0] }) == shape, order.indices.contains(where: { order[$0] != $0 && shape[$0] > 1 })
    else { return }
    let wide = replacement.add("Reshape", [replacement.node.inputs[0], replacement.integers([1] + shape, "wide")])
    let turned = replacement.add(
      "Transpose", [wide], attributes: ["perm": .integers([0] + order.map { $0 + 1 })])
    replacement.finish("Reshape", [turned, replacement.integers(shape, "shape")])
  }
]
