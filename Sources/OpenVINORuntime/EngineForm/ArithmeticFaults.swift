import Graphs

let arithmeticFaults =
  [
    // ONNX spreads a list along the last axis. Here: in as many axes as the input has, which leaves no doubt.
    EngineFault(
      "PRelu", "takes a list of slopes for one a channel where there are as many channels", seenIn: "2026.4.1"
    ) {
      replacement in
      let (shape, slopes) = (try replacement.operation.shape(0), try replacement.operation.shape(1))
      guard shape.count > 2, slopes.count == 1, slopes[0] > 1, shape[1] == slopes[0] else { return }
      let spread = replacement.integers(shape.dropLast().map { _ in 1 } + slopes, "spread")
      let inputs = replacement.node.inputs
      replacement.finish("PRelu", [inputs[0], replacement.add("Reshape", [inputs[1], spread])])
    },
    // The kernel of the product counts its columns as the channels. Here: out of its reach.
    EngineFault("PRelu", "takes a slope a channel for one a column, or refuses it, behind a MatMul", seenIn: "2026.4.1")
    {
      replacement in
      let (shape, slopes) = (try replacement.operation.shape(0), try replacement.operation.shape(1))
      let inputs = replacement.node.inputs
      guard shape.count > 3, slopes.last == 1, slopes.contains(where: { $0 > 1 }),
        replacement.surroundings.isMade(inputs[0], by: ["MatMul"], through: Graph.activations)
      else { return }
      replacement.finish("PRelu", [replacement.parted(inputs[0]), inputs[1]])
    },
    // It computes in 32 bits, whatever the type, and the type's end or the bits themselves come out. Here: in 32 bits, and
    // then those that stay.
    EngineFault("BitShift", "keeps the bits that leave a type of 8 or 16 bits", seenIn: "2026.4.1") { replacement in
      let type = replacement.outputTypes[0]
      let (isLeft, bits) = (
        try replacement.operation.string("direction", default: "") == "LEFT", 8 * type.elementType.byteCount
      )
      guard isLeft, bits <= 16 else { return }
      var operands = replacement.node.inputs
      if type.shape.isEmpty {
        let list = replacement.integers([1], "list")
        operands = operands.map { replacement.add("Reshape", [$0, list]) }
      }
      let wide: [String: Attribute] = ["to": .integer(ElementType.uint32.onnxNumber)]
      operands = operands.map { replacement.add("Cast", [$0], attributes: wide) }
      let ones = IntegerTensor(shape: [1], elements: [(1 << Int64(bits)) - 1], elementType: .uint32)
      let shifted = replacement.add("BitShift", operands, attributes: replacement.node.attributes)
      var kept = replacement.add("BitwiseAnd", [shifted, replacement.constant(.integers(ones), "ones")])
      if type.shape.isEmpty { kept = replacement.add("Reshape", [kept, replacement.integers([], "shape")]) }
      replacement.finish("Cast", [kept], attributes: ["to": .integer(type.elementType.onnxNumber)])
    },
  ]
  + ["Div", "Mul"].map { operatorName in
    // The constant goes into the filters of the `Conv`, wherever it can be spread over them: for each channel that is right.
    // Here: with an axis more, so that it is no longer next to the `Conv`.
    EngineFault(
      operatorName, "of a constant that differs from place to place, before a Conv, scales its filters",
      seenIn: "2026.4.1"
    ) { replacement in
      let shape = replacement.outputTypes[0].shape
      guard replacement.operatorsBehind.contains("Conv"), shape.count > 2,
        let side = replacement.operation.constants.firstIndex(where: { $0 != nil }),
        let constant = replacement.operation.constants[side],
        constant.shape.suffix(shape.count - 2).contains(where: { $0 > 1 })
      else { return }
      var operands = replacement.node.inputs
      let wide = [1] + (try replacement.operation.shape(1 - side))
      operands[1 - side] = replacement.add("Reshape", [operands[1 - side], replacement.integers(wide, "wide")])
      let scaled = replacement.add(operatorName, operands)
      replacement.finish("Reshape", [scaled, replacement.integers(shape, "shape")])
    }
  }
