/// Convolutions of any number of spatial axes, behind the batch and the channels.
let convolutionOperators: [Operator] = [convolution, transposedConvolution]

/// `Y[n, m, o] = B[m] + Σ_c Σ_k X[n, c, o·stride − pad + k·dilation] · W[m, c, k]`, over the channels `c` of m's group.
private let convolution = Operator(
  "Conv", opsets: 7...24, inputs: 2...3, mixesElements: true,
  types: { context in
    let input = try context.floats(0, rank: 3...64)
    let weight = try context.floats(1, rank: 3...64).shape
    let groups = try groupCount(context)
    try checkSpatialRank(context, input.shape, weight)
    guard weight[1].multipliedReportingOverflow(by: groups) == (input.shape[1], false) else {
      throw context.failure(
        .shapeMismatch,
        "of \(groups) groups gets \(input.shape[1]) channels, but its weights \(weight) need \(weight[1]) a group")
    }
    guard weight[0] % groups == 0 else {
      throw context.failure(.shapeMismatch, "cannot divide \(weight[0]) output channels into \(groups) groups")
    }
    if context.has(2) { try context.checkShape(2, is: [weight[0]]) }
    let windows = try convolutionWindows(context)
    return [ValueType([input.shape[0], weight[0]] + windows.output, input.elementType)]
  },
  compute: { context, types in
    let input = try context.value(0)
    let weight = try context.value(1)
    let bias = context.optionalValue(2)?.elements
    let windows = try convolutionWindows(context)
    let groups = try groupCount(context)
    let batch = input.shape[0]
    let outputChannels = weight.shape[0]
    let groupChannels = weight.shape[1]
    let inputArea = windows.input.reduce(1, *)
    let outputArea = windows.output.reduce(1, *)
    let kernelArea = windows.kernel.reduce(1, *)
    let result = ReferenceTensor(types[0]) { result in
      input.elements.withUnsafeBufferPointer { input in
        weight.elements.withUnsafeBufferPointer { weight in
          forEachIndex(of: windows.output) { place, index in
            let taps = windows.taps(at: index)
            for n in 0..<batch {
              for m in 0..<outputChannels {
                let group = m / (outputChannels / groups)
                var total = bias?[m] ?? 0
                for c in 0..<groupChannels {
                  let plane = ((n * groups + group) * groupChannels + c) * inputArea
                  let kernel = (m * groupChannels + c) * kernelArea
                  for tap in taps { total += input[plane + tap.input] * weight[kernel + tap.kernel] }
                }
                result[(n * outputChannels + m) * outputArea + place] = total
              }
            }
          }
        }
      }
    }
    return [result]
  })

/// The transpose of a convolution as a linear map:
/// `Y[n, m, i·stride − pad + k·dilation] += X[n, c, i] · W[c, m, k]`, plus the bias, over all `i`, `k` and channels `c`.
private let transposedConvolution = Operator(
  "ConvTranspose", opsets: 7...24, inputs: 2...3, mixesElements: true,
  types: { context in
    let input = try context.floats(0, rank: 3...64)
    let weight = try context.floats(1, rank: 3...64).shape
    let groups = try groupCount(context)
    try checkSpatialRank(context, input.shape, weight)
    guard weight[0] == input.shape[1], weight[0] % groups == 0 else {
      throw context.failure(
        .shapeMismatch,
        "of \(groups) groups gets \(input.shape[1]) channels, but its weights \(weight) need \(weight[0])")
    }
    let channels = try context.product(weight[1], groups)
    if context.has(2) { try context.checkShape(2, is: [channels]) }
    let windows = try transposedWindows(context)
    return [ValueType([input.shape[0], channels] + windows.output, input.elementType)]
  },
  compute: { context, types in
    let input = try context.value(0)
    let weight = try context.value(1)
    let bias = context.optionalValue(2)?.elements
    // A forward convolution from the result to the input: its windows say which results an input spreads to.
    let windows = try transposedWindows(context).transposed
    let groups = try groupCount(context)
    let batch = input.shape[0]
    let inputChannels = weight.shape[0]
    let groupChannels = weight.shape[1]
    let channels = groupChannels * groups
    let outputArea = windows.input.reduce(1, *)
    let inputArea = windows.output.reduce(1, *)
    let kernelArea = windows.kernel.reduce(1, *)
    let result = ReferenceTensor(types[0]) { result in
      if let bias {
        for index in result.indices { result[index] = bias[index / outputArea % channels] }
      }
      input.elements.withUnsafeBufferPointer { input in
        weight.elements.withUnsafeBufferPointer { weight in
          forEachIndex(of: windows.output) { place, index in
            let taps = windows.taps(at: index)
            for n in 0..<batch {
              for c in 0..<inputChannels {
                let group = c / (inputChannels / groups)
                let value = input[(n * inputChannels + c) * inputArea + place]
                for m in 0..<groupChannels {
                  let plane = ((n * groups + group) * groupChannels + m) * outputArea
                  let kernel = (c * groupChannels + m) * kernelArea
                  for tap in taps { result[plane + tap.input] += value * weight[kernel + tap.kernel] }
                }
              }
            }
          }
        }
      }
    }
    return [result]
  })

private func groupCount(_ context: OperatorContext) throws -> Int {
  let groups = try context.integer("group", default: 1)
  guard groups >= 1 else { throw context.failure(.shapeMismatch, "cannot have \(groups) groups") }
  return groups
}

private func checkSpatialRank(_ context: OperatorContext, _ input: [Int], _ weight: [Int]) throws {
  guard weight.count == input.count else {
    throw context.failure(.shapeMismatch, "has weights of the shape \(weight) for an input of the shape \(input)")
  }
  guard let kernel = try context.integers("kernel_shape"), kernel != Array(weight.dropFirst(2)) else { return }
  throw context.failure(.shapeMismatch, "has the kernel_shape \(kernel), but weights of the shape \(weight)")
}

private func convolutionWindows(_ context: OperatorContext) throws -> Windows {
  try Windows(
    context, input: spatialShape(context, try context.shape(0)), kernel: Array(try context.shape(1).dropFirst(2)))
}

/// The windows of a transposed convolution, whose `output` is longer than the input:
/// `output = stride·(input − 1) + output_padding + span − padBegin − padEnd`, or as `output_shape` says.
package func transposedWindows(_ context: OperatorContext) throws -> Windows {
  let limit = OperatorContext.longestAxis
  let input = try spatialShape(context, try context.shape(0))
  let kernel = Array(try context.shape(1).dropFirst(2))
  let rank = input.count
  for length in kernel where length < 1 || length > limit {
    throw context.failure(.shapeMismatch, "has a window of the size \(kernel)")
  }
  let strides = try context.settings("strides", count: rank, in: 1...limit, default: 1)
  let dilations = try context.settings("dilations", count: rank, in: 1...limit, default: 1)
  let outputPadding = try context.settings("output_padding", count: rank, in: 0...limit, default: 0)
  let padding = try AutomaticPadding(context)
  var wanted: [Int]?
  let isAutomatic = context.node.attributes["output_shape"] == nil && padding != .explicit
  if context.node.attributes["output_shape"] != nil {
    wanted = try context.settings("output_shape", count: rank, in: 1...limit, default: 1)
  } else if padding == .sameUpper || padding == .sameLower {
    wanted = zip(input, strides).map { $0 * $1 }
  }
  var begin = [Int](repeating: 0, count: rank)
  var end = begin
  if wanted == nil && padding == .explicit {
    let pads = try context.settings("pads", count: 2 * rank, in: 0...limit, default: 0)
    begin = Array(pads.prefix(rank))
    end = Array(pads.suffix(rank))
  }
  var output = begin
  for (axis, span) in Windows.spans(kernel: kernel, dilations: dilations).enumerated() {
    let full = strides[axis] * (input[axis] - 1) + outputPadding[axis] + span
    // Automatic padding cuts off alone: what windows shorter than the stride do not reach is left out, other than by ONNX's
    // text, as by ONNX Runtime and engines.
    if isAutomatic, let length = wanted?[axis] { wanted?[axis] = min(full, length) }
    if let wanted {
      // What is missing is padded with zeros behind, what is too much is cut off at both ends.
      let total = max(full - wanted[axis], 0)
      begin[axis] = padding == .sameUpper ? total / 2 : total - total / 2
      end[axis] = total - begin[axis]
      output[axis] = wanted[axis]
    } else {
      output[axis] = full - begin[axis] - end[axis]
    }
    guard output[axis] >= 0 else {
      throw context.failure(.shapeMismatch, "has pads that are wider than its output along the spatial axis \(axis)")
    }
  }
  return Windows(
    input: input, output: output, kernel: kernel, strides: strides, dilations: dilations, padsBegin: begin,
    padsEnd: end)
}
