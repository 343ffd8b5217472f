import Graphs
import Tensors

let normalisationFaults = [
  // y = x / (bias + α · mean x²)^β, the mean over `size` channels, of which (size − 1)/2 lie before. Here: by an average
  // pooling over the channels, zeros around them counted.
  EngineFault(
    "LRN", "truncates its bias to a whole number, and has one channel too few in a window of even size",
    seenIn: "2026.4.1"
  ) { replacement in
    let operation = replacement.operation
    let size = try operation.integer("size", default: 1)
    let bias = try operation.float("bias", default: 1)
    guard size % 2 == 0 || bias != bias.rounded() || bias.magnitude >= 0x1p24 else { return }
    let shape = try operation.shape(0)
    let (alpha, beta) = try (operation.float("alpha", default: 1e-4), operation.float("beta", default: 0.75))
    let x = replacement.node.inputs[0]
    let area = shape.dropFirst(2).reduce(1, *)
    let squares = replacement.add("Mul", [x, x])
    let columns = replacement.add(
      "Reshape", [squares, replacement.integers([shape[0], 1, shape[1], area], "columns")])
    let means = replacement.add(
      "AveragePool", [columns],
      attributes: [
        "kernel_shape": .integers([size, 1]), "pads": .integers([(size - 1) / 2, 0, size / 2, 0]),
        "count_include_pad": .integer(1),
      ])
    let scaled = replacement.add("Mul", [means, replacement.floats(Tensor(alpha), "alpha")])
    let sum = replacement.add("Add", [scaled, replacement.floats(Tensor(bias), "bias")])
    let power = replacement.add("Pow", [sum, replacement.floats(Tensor(beta), "beta")])
    let divisor = replacement.add("Reshape", [power, replacement.integers(shape, "shape")])
    replacement.finish("Div", [x, divisor])
  },
  // The engine expects the scale and the shift in the shape of the part that is normalised. Here: with ones for a scale, then
  // both, which spread as in any arithmetic.
  EngineFault(
    "LayerNormalization", "refuses a scale or a shift that is spread, and a stash_type of 0", seenIn: "2026.4.1"
  ) { replacement in
    let operation = replacement.operation
    let shape = try operation.shape(0)
    let axis = try operation.axis(operation.integer("axis", default: -1), rank: shape.count)
    let normalised = Array(shape.dropFirst(axis))
    let isSpread = try (1...2).contains { try operation.has($0) && operation.shape($0) != normalised }
    let isStashed = try operation.integer("stash_type", default: 1) == 1
    guard isSpread || !isStashed else { return }
    // All floats are of 32 bits, whatever the statistics are to be kept in.
    let attributes = replacement.node.attributes.filter { $0.key != "stash_type" }
    let inputs = replacement.node.inputs
    guard isSpread else { return replacement.finish("LayerNormalization", inputs, attributes: attributes) }
    let ones = replacement.floats(Tensor(shape: normalised, repeating: 1), "ones")
    let standardised = replacement.addInPlace([inputs[0], ones], attributes: attributes)
    guard operation.has(2) else { return replacement.finish(output: 0, "Mul", [standardised, inputs[1]]) }
    replacement.finish(output: 0, "Add", [replacement.add("Mul", [standardised, inputs[1]]), inputs[2]])
  },
]
