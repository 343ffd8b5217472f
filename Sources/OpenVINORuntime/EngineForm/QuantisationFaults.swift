import Graphs
import Tensors

// Both step by step. The engine makes one operator of a quantisation and its way back, by which it forgets to cut at the ends
// of 16 bits, takes a negative scale for its magnitude, rounds halves to the even neighbour after it has added the zero, and
// loses the zero behind some reductions.
let quantisationFaults = [
  // q = clip(round(x/s) + z)
  EngineFault("QuantizeLinear", "cuts and rounds elsewhere, with what follows", seenIn: "2026.4.1") { replacement in
    guard let range = replacement.outputTypes[0].elementType.quantisedRange else { return }
    let divided = replacement.add("Div", [replacement.node.inputs[0], try replacement.spread(1, "scale")])
    var place = replacement.add("Round", [divided])
    if try replacement.hasZero { place = replacement.add("Add", [place, try replacement.spread(2, "zero")]) }
    let clipped = replacement.add(
      "Clip",
      [
        place, replacement.floats(Tensor(Float(range.lowerBound)), "low"),
        replacement.floats(Tensor(Float(range.upperBound)), "high"),
      ])
    replacement.finish(
      "Cast", [clipped], attributes: ["to": .integer(replacement.outputTypes[0].elementType.onnxNumber)])
  },
  // x = (q − z)·s. The engine makes q·s − z·s of it, which is not quite 0 where q is z: that matters to what leaps there, as the
  // slope of a `Relu` does. Here: for those, the difference out of reach of the product.
  EngineFault("DequantizeLinear", "takes part in the faults of QuantizeLinear", seenIn: "2026.4.1") { replacement in
    var value = replacement.add("Cast", [replacement.node.inputs[0]], attributes: float)
    if try replacement.hasZero {
      value = replacement.add("Sub", [value, try replacement.spread(2, "zero")])
      if replacement.meetsLeap { value = replacement.parted(value) }
    }
    replacement.finish("Mul", [value, try replacement.spread(1, "scale")])
  },
  // s = (max(x, 0) − min(x, 0))/255, z = round(−min(x, 0)/s). Here: step by step, with a scale of 1 for zeros alone.
  EngineFault("DynamicQuantizeLinear", "gives zeros a scale of 0", seenIn: "2026.4.1") { replacement in
    let outputs = replacement.node.outputs
    let x = replacement.node.inputs[0]
    let scalar: [String: Attribute] = ["keepdims": .integer(0)]
    let (nothing, most) = (replacement.floats(Tensor(0), "zero"), replacement.floats(Tensor(255), "255"))
    let low = replacement.add("Min", [replacement.add("ReduceMin", [x], attributes: scalar), nothing])
    let high = replacement.add("Max", [replacement.add("ReduceMax", [x], attributes: scalar), nothing])
    let width = replacement.add("Sub", [high, low])
    let choice = [
      replacement.add("Greater", [width, nothing]), replacement.add("Div", [width, most]),
      replacement.floats(Tensor(1), "one"),
    ]
    let tellsScale = outputs.count > 1 && !outputs[1].isEmpty
    if tellsScale { replacement.finish(output: 1, "Where", choice) }
    let scale = tellsScale ? outputs[1] : replacement.add("Where", choice)
    let zero = replacement.add(
      "Clip",
      [replacement.add("Round", [replacement.add("Div", [replacement.add("Neg", [low]), scale])]), nothing, most])
    let places = replacement.add("Add", [replacement.add("Round", [replacement.add("Div", [x, scale])]), zero])
    let byte: [String: Attribute] = ["to": .integer(ElementType.uint8.onnxNumber)]
    if !outputs[0].isEmpty {
      replacement.finish(output: 0, "Cast", [replacement.add("Clip", [places, nothing, most])], attributes: byte)
    }
    if outputs.count > 2, !outputs[2].isEmpty { replacement.finish(output: 2, "Cast", [zero], attributes: byte) }
  },
]

/// Operators that are not continuous.
private let leaping: Set<String> = [
  "Cast", "Ceil", "Equal", "Floor", "Greater", "GreaterOrEqual", "Less", "LessOrEqual", "Mod", "Round", "Sign",
]

private let float: [String: Attribute] = ["to": .integer(ElementType.float32.onnxNumber)]

extension Replacement {
  /// Whether an operator that is not continuous follows, at once or behind activations.
  fileprivate var meetsLeap: Bool {
    !operatorsBehind.isDisjoint(with: leaping)
      || surroundings.isRead(node.outputs[0], by: leaping, through: Graph.activations)
  }

  /// False where the zero is absent, or known to be 0.
  fileprivate var hasZero: Bool {
    get throws {
      guard operation.has(2) else { return false }
      return operation.constants[2]?.integers?.allSatisfy { $0 == 0 } != true
    }
  }

  /// The scale or the zero as floats, in the shape in which it is spread over the value.
  fileprivate mutating func spread(_ index: Int, _ purpose: String) throws -> String {
    let shape = try operation.scaleShape(over: operation.shape(0))
    switch operation.constants[index] {
    case .floats(let tensor): return floats(Tensor(shape: shape, elements: tensor.elements), purpose)
    case .integers(let tensor):
      return floats(Tensor(shape: shape, elements: tensor.elements.map { Float($0) }), purpose)
    case nil:
      let shaped = add("Reshape", [node.inputs[index], integers(shape, "shape")])
      return try operation.type(index).elementType.isFloatingPoint ? shaped : add("Cast", [shaped], attributes: float)
    }
  }
}
