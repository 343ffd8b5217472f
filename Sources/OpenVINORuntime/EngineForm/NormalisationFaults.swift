import Graphs

let normalisationFaults = [
  // y = x / (bias + α · mean x²)^β, the mean over `size` channels, of which (size − 1)/2 lie before. Here: by an average
  // pooling over the channels, zeros around them counted.
  EngineFault("LRN", "has one channel too few in a window of even size", seenIn: "2026.4.1") { replacement in
    let operation = replacement.operation
    let size = try operation.integer("size", default: 1)
    guard size % 2 == 0 else { return }
    let shape = try operation.shape(0)
    let (alpha, beta, bias) = try (
      operation.float("alpha", default: 1e-4), operation.float("beta", default: 0.75),
      operation.float("bias", default: 1)
    )
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
  }
]
