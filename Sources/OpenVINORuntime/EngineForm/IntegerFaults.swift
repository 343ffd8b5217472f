import Graphs

/// Integers of 8 and 16 bits keep their last bits in ONNX, as in C; the engine gives the nearest number that the type has,
/// or, of 16 bits, one that it has not, and in a kernel with what stands before it computes them in steps that leave the
/// type. Here: in 32 bits, of which the last are kept.
let integerFaults =
  ["Abs", "Add", "Cast", "Div", "Mul", "Neg", "Sub"].map { operatorName in
    EngineFault(operatorName, "does not wrap around in 8 and 16 bits", seenIn: "2026.4.1") { replacement in
      let (node, type) = (replacement.node, replacement.outputTypes[0].elementType)
      let mayOverflow = replacement.surroundings.mayOverflow(node.outputs[0])
      guard type.isSmall, mayOverflow || operatorName != "Cast" else { return }
      let operands = node.inputs.map { replacement.add("Cast", [$0], attributes: .to(.int32)) }
      let result: String =
        switch operatorName {
        case "Cast": operands[0]
        // The product of two numbers of 16 bits without a sign may leave 32 bits.
        case "Mul" where type == .uint16: replacement.product(of: operands)
        default: replacement.add(operatorName, operands, attributes: node.attributes)
        }
      replacement.finish(
        "Cast", [mayOverflow ? replacement.lastBits(of: result, type) : result], attributes: .to(type))
    }
  } + [
    EngineFault("Resize", "refuses integers but those of 8 and 32 bits with a sign", seenIn: "2026.4.1") {
      replacement in
      let type = replacement.outputTypes[0].elementType
      guard [.int16, .uint16, .uint32, .uint64].contains(type) else { return }
      var inputs = replacement.node.inputs
      inputs[0] = replacement.add("Cast", [inputs[0]], attributes: .to(.int32))
      let resized = replacement.add("Resize", inputs, attributes: replacement.node.attributes)
      replacement.finish("Cast", [resized], attributes: .to(type))
    },
    // It shifts by the last five bits of the number of places. Here: by 31 at most, which leaves nothing of a number of 31 bits.
    EngineFault("BitShift", "shifts to the right by the whole width not at all", seenIn: "2026.4.1") { replacement in
      let (places, type) = (replacement.node.inputs[1], replacement.outputTypes[0].elementType)
      guard try replacement.operation.string("direction", default: "") == "RIGHT", !type.isSmall,
        replacement.surroundings.integerBounds(of: places).upperBound > 31
      else { return }
      let most = replacement.constant(.integers(IntegerTensor(shape: [], elements: [31], elementType: type)), "most")
      var operands = [replacement.node.inputs[0], replacement.add("Min", [places, most])]
      guard replacement.outputTypes[0].shape.isEmpty else {
        replacement.finish("BitShift", operands, attributes: replacement.node.attributes)
        return
      }
      // It makes a list of a single number: see `shapeFaults`.
      let list = replacement.integers([1], "list")
      operands = operands.map { replacement.add("Reshape", [$0, list]) }
      let shifted = replacement.add("BitShift", operands, attributes: replacement.node.attributes)
      replacement.finish("Reshape", [shifted, replacement.integers([], "shape")])
    },
  ]

extension Replacement {
  /// Of an integer of 32 bits those that a type of 8 or 16 has, as int32:
  ///
  ///     without a sign: x & (2ⁿ − 1);  with one: ((x + 2ⁿ⁻¹) & (2ⁿ − 1)) − 2ⁿ⁻¹
  fileprivate mutating func lastBits(of value: String, _ type: ElementType) -> String {
    let count = Int64(1) << Int64(8 * type.byteCount)
    let bits = int32(count - 1, "bits")
    guard [.int8, .int16].contains(type) else { return add("BitwiseAnd", [value, bits]) }
    let half = int32(count / 2, "half")
    return add("Sub", [add("BitwiseAnd", [add("Add", [value, half]), bits]), half])
  }

  /// `a·b` modulo 2¹⁶, of `b = 256·h + l`: `((a·h) & 255)·256 + a·l`.
  fileprivate mutating func product(of factors: [String]) -> String {
    let (a, b) = (factors[0], factors[1])
    let (byte, bits) = (int32(256, "byte"), int32(255, "last"))
    let high = add("BitwiseAnd", [add("Mul", [a, add("Div", [b, byte])]), bits])
    return add("Add", [add("Mul", [high, byte]), add("Mul", [a, add("BitwiseAnd", [b, bits])])])
  }

  private mutating func int32(_ number: Int64, _ purpose: String) -> String {
    constant(.integers(IntegerTensor(shape: [], elements: [number], elementType: .int32)), purpose)
  }
}

extension [String: Attribute] {
  fileprivate static func to(_ type: ElementType) -> Self { ["to": .integer(type.onnxNumber)] }
}

extension ElementType {
  /// True for integers of 8 or 16 bits.
  var isSmall: Bool { [.int8, .int16, .uint8, .uint16].contains(self) }
}
