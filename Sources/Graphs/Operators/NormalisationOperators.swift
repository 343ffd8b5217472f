#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Shifting and scaling by statistics, fixed or of the input itself.
let normalisationOperators: [Operator] = [
  batchNormalisation,
  instanceNormalisation,
  layerNormalisation,
  localResponseNormalisation,
  softmax("Softmax", isLogarithmic: false),
  softmax("LogSoftmax", isLogarithmic: true),
]

/// With the statistics of training: `y = γ·(x − μ)/√(σ² + ε) + β`, channel by channel.
///
/// In training mode with those of the input itself, which must be constant: so PyTorch writes weights that are normalised
/// before they are used (`weight standardisation`). Its further outputs are the running statistics.
private let batchNormalisation = Operator(
  "BatchNormalization", opsets: 7...24, inputs: 5...5,
  types: { context in
    let input = try context.floats(0, rank: 2...64)
    for index in 1...4 { try context.checkShape(index, is: [input.shape[1]]) }
    guard try context.integer("training_mode", default: 0) != 0 else { return [input] }
    guard context.constants[0] != nil else {
      throw context.failure(.dynamicValue, "is in training mode; export the network in evaluation mode")
    }
    return [input, ValueType([input.shape[1]]), ValueType([input.shape[1]])]
  },
  compute: { context, types in
    let input = try context.value(0)
    let (scale, shift) = try (context.value(1).elements, context.value(2).elements)
    var (mean, variance) = try (context.value(3).elements, context.value(4).elements)
    let epsilon = Double(try context.float("epsilon", default: 1e-5))
    let area = input.shape.dropFirst(2).reduce(1, *)
    var running: [ReferenceTensor] = []
    if types.count > 1 {
      let momentum = Double(try context.float("momentum", default: 0.9))
      func smoothed(_ old: [Double], _ new: [Double]) -> [Double] {
        zip(old, new).map { $0 * momentum + $1 * (1 - momentum) }
      }
      let samples = input.transposed([1, 0] + Array(2..<input.shape.count)).elements
      let count = samples.count / scale.count
      let statistics = scale.indices.map { Statistics(samples[$0 * count..<($0 + 1) * count], epsilon: 0) }
      let own = (statistics.map(\.mean), statistics.map { 1 / ($0.inverseDeviation * $0.inverseDeviation) })
      running = [
        ReferenceTensor(types[1], smoothed(mean, own.0)), ReferenceTensor(types[2], smoothed(variance, own.1)),
      ]
      (mean, variance) = own
    }
    let result = ReferenceTensor(types[0]) { result in
      for index in result.indices {
        let channel = index / area % scale.count
        let normalised = (input.elements[index] - mean[channel]) / (variance[channel] + epsilon).squareRoot()
        result[index] = normalised * scale[channel] + shift[channel]
      }
    }
    return [result] + running
  })

/// The same with the mean and the variance of each channel of each image.
private let instanceNormalisation = Operator(
  "InstanceNormalization", opsets: 7...24, inputs: 3...3,
  types: { context in
    let input = try context.floats(0, rank: 3...64)
    for index in 1...2 { try context.checkShape(index, is: [input.shape[1]]) }
    return [input]
  },
  compute: { context, types in
    let input = try context.value(0)
    let (scale, shift) = try (context.value(1).elements, context.value(2).elements)
    let epsilon = Double(try context.float("epsilon", default: 1e-5))
    let area = input.shape.dropFirst(2).reduce(1, *)
    let result = ReferenceTensor(types[0]) { result in
      for plane in 0..<input.shape[0] * input.shape[1] {
        let range = plane * area..<(plane + 1) * area
        let statistics = Statistics(input.elements[range], epsilon: epsilon)
        let channel = plane % input.shape[1]
        for index in range {
          let normalised = (input.elements[index] - statistics.mean) * statistics.inverseDeviation
          result[index] = normalised * scale[channel] + shift[channel]
        }
      }
    }
    return [result]
  })

/// The same over all axes from `axis` on; the means and the inverse deviations are its second and third output.
private let layerNormalisation = Operator(
  "LayerNormalization", opsets: 17...24, inputs: 2...3,
  types: { context in
    let input = try context.floats(0, rank: 1...64)
    let axis = try context.axis(try context.integer("axis", default: -1), rank: input.shape.count)
    for index in 1...2 where context.has(index) {
      _ = try context.floats(index)
      try context.checkBroadcast(index, to: input.shape)
    }
    let statistics = input.shape.prefix(axis) + input.shape.dropFirst(axis).map { _ in 1 }
    return [input] + [ValueType(Array(statistics)), ValueType(Array(statistics))]
  },
  compute: { context, types in
    let input = try context.value(0)
    let axis = try context.axis(try context.integer("axis", default: -1), rank: input.shape.count)
    let epsilon = Double(try context.float("epsilon", default: 1e-5))
    let area = input.shape.dropFirst(axis).reduce(1, *)
    let scale = try context.value(1).broadcast(to: input.shape).elements
    let shift = context.optionalValue(2)?.broadcast(to: input.shape).elements
    let statistics = (0..<types[1].count).map {
      Statistics(input.elements[$0 * area..<($0 + 1) * area], epsilon: epsilon)
    }
    let result = ReferenceTensor(types[0]) { result in
      for index in result.indices {
        let own = statistics[index / area]
        let normalised = (input.elements[index] - own.mean) * own.inverseDeviation
        result[index] = normalised * scale[index] + (shift?[index] ?? 0)
      }
    }
    return [
      result, ReferenceTensor(types[1], statistics.map(\.mean)),
      ReferenceTensor(types[2], statistics.map(\.inverseDeviation)),
    ]
  })

/// The mean, and 1/√(variance + ε), of some elements.
private struct Statistics {
  let mean: Double
  let inverseDeviation: Double

  init(_ elements: ArraySlice<Double>, epsilon: Double) {
    let mean = elements.reduce(0, +) / Double(elements.count)
    let variance = elements.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(elements.count)
    self.mean = mean
    inverseDeviation = 1 / (variance + epsilon).squareRoot()
  }
}

/// Across neighbouring channels: `y = x / (bias + α/size · Σ x²)^β`, over the `size` channels around each.
private let localResponseNormalisation = Operator(
  "LRN", opsets: 7...24, inputs: 1...1, mixesElements: true,
  types: { context in
    guard let size = try context.integer("size"), size >= 1 else {
      throw context.failure(.invalidGraph, "needs a size of 1 or more")
    }
    return [try context.floats(0, rank: 2...64)]
  },
  compute: { context, types in
    let input = try context.value(0)
    let size = try context.integer("size", default: 1)
    let alpha = Double(try context.float("alpha", default: 1e-4))
    let beta = Double(try context.float("beta", default: 0.75))
    let bias = Double(try context.float("bias", default: 1))
    let channels = input.shape[1]
    let area = input.shape.dropFirst(2).reduce(1, *)
    let (before, behind) = (min((size - 1) / 2, channels), min(size / 2, channels))
    let result = ReferenceTensor(types[0]) { result in
      for index in result.indices {
        let channel = index / area % channels
        var total = 0.0
        for other in max(channel - before, 0)...min(channel + behind, channels - 1) {
          let element = input.elements[index + (other - channel) * area]
          total += element * element
        }
        result[index] = input.elements[index] / pow(bias + alpha / Double(size) * total, beta)
      }
    }
    return [result]
  })

/// `y = eˣ / Σ eˣ` along one axis, or its logarithm; the largest element is subtracted first, so that nothing overflows.
private func softmax(_ name: String, isLogarithmic: Bool) -> Operator {
  Operator(
    name, opsets: 7...24, inputs: 1...1,
    types: { context in
      let input = try context.floats(0, rank: 1...64)
      _ = try context.axis(try context.integer("axis", default: -1), rank: input.shape.count)
      return [input]
    },
    compute: { context, types in
      let input = try context.value(0)
      let axis = try context.axis(try context.integer("axis", default: -1), rank: input.shape.count)
      let length = input.shape[axis]
      let step = input.strides[axis]
      let result = ReferenceTensor(types[0]) { result in
        for row in 0..<result.count / length {
          let start = row / step * step * length + row % step
          let places = stride(from: start, to: start + length * step, by: step)
          let largest = places.reduce(-.infinity) { max($0, input.elements[$1]) }
          let total = places.reduce(0.0) { $0 + exp(input.elements[$1] - largest) }
          for place in places {
            let shifted = input.elements[place] - largest
            result[place] = isLogarithmic ? shifted - log(total) : exp(shifted) / total
          }
        }
      }
      return [result]
    })
}
