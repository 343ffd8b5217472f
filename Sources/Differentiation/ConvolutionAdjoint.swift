import Graphs
import Tensors

/// The transposes, as linear maps, of a convolution of given windows and groups: what its gradients are.
///
/// `windows` are those of the forward convolution from an input `[N, C, …]` to an output `[N, M, …]`.
struct ConvolutionAdjoint {
  let windows: Windows
  let groups: Int

  /// The weight `[M, C/groups, k…]` of the forward convolution.
  enum Weight {
    /// In memory of its own: see `GradientContext.ownConstant`.
    case constant(Tensor)
    case computed(Expression, shape: [Int])

    var shape: [Int] {
      switch self {
      case .constant(let tensor): tensor.shape
      case .computed(_, let shape): shape
      }
    }

    var expression: Expression {
      switch self {
      case .constant(let tensor): .constant(.floats(tensor))
      case .computed(let expression, _): expression
      }
    }
  }

  /// `∂x[n, c, i] = Σ_m Σ_k g[n, m, o] · W[m, c, k]` over all `o` and `k` with `i = o·stride − pad + k·dilation`.
  ///
  /// With stride 1 this is a plain convolution with the weights turned around, which engines run at the speed of the
  /// forward one; else a transposed convolution.
  /// - Parameter shape: the shape of the gradient, `[N, M, …]`.
  func inputGradient(_ gradient: Expression, shape: [Int], weight: Weight) -> Expression {
    let reach = zip(windows.kernel, windows.dilations).map { ($0 - 1) * $1 }
    var attributes: [String: Attribute] = ["dilations": .integers(windows.dilations), "group": .integer(groups)]
    guard windows.strides.allSatisfy({ $0 == 1 }) else {
      let full = windows.output.indices.map { (windows.output[$0] - 1) * windows.strides[$0] + reach[$0] + 1 }
      // What the windows leave over at the end, or by how much they hang over the padding.
      let rest = full.indices.map {
        windows.input[$0] - (full[$0] - windows.padsBegin[$0] - windows.padsEnd[$0])
      }
      attributes["strides"] = .integers(windows.strides)
      attributes["pads"] = .integers(windows.padsBegin + zip(windows.padsEnd, rest).map { $0 + max(-$1, 0) })
      attributes["output_padding"] = .integers(rest.map { max($0, 0) })
      return .apply("ConvTranspose", gradient, weight.expression, attributes: attributes)
    }
    let begin = zip(reach, windows.padsBegin).map { $0 - $1 }
    let end = reach.indices.map { windows.input[$0] - windows.output[$0] - begin[$0] + reach[$0] }
    // Windows that see padding alone count for nothing.
    let seen = gradient.padded([0, 0] + begin.map { min($0, 0) }, [0, 0] + end.map { min($0, 0) }, of: shape)
    attributes["pads"] = .integers((begin + end).map { max($0, 0) })
    return .apply("Conv", seen, turned(weight), attributes: attributes)
  }

  /// `∂W[m, c, k] = Σ_n Σ_o g[n, m, o] · x[n, c, o·stride − pad + k·dilation]`: a convolution over the samples as
  /// channels, in which stride and dilation change places.
  /// - Parameters:
  ///   - inputShape: `[N, C, …]`.
  ///   - gradientShape: `[N, M, …]`.
  func weightGradient(
    _ gradient: Expression, gradientShape: [Int], input: Expression, inputShape: [Int]
  ) -> Expression {
    let (batch, spatial) = (inputShape[0], Array(2..<inputShape.count))
    let (groupInputs, groupOutputs) = (inputShape[1] / groups, gradientShape[1] / groups)
    let perGroup = [0, 1, 2] + spatial.map { $0 + 1 }
    func ordered(_ order: [Int]) -> [Int] { order + perGroup.dropFirst(3) }
    // [N, G, C/G, …] → [C/G, G·N, …] and [N, G, M/G, …] → [G·M/G, N, …]
    let samples = input.reshaped([batch, groups, groupInputs] + windows.input).transposed(ordered([2, 1, 0]))
      .reshaped([groupInputs, groups * batch] + windows.input)
    let filters = gradient.reshaped([batch, groups, groupOutputs] + windows.output).transposed(ordered([1, 2, 0]))
      .reshaped([groups * groupOutputs, batch] + windows.output)
    let product = Expression.apply(
      "Conv", samples, filters,
      attributes: [
        "strides": .integers(windows.dilations), "dilations": .integers(windows.strides),
        "pads": .integers(windows.padsBegin + windows.padsEnd), "group": .integer(groups),
      ])
    // What the forward strides left over at the end lets the window move further than the kernel reaches.
    let places = spatial.indices.map { axis in
      let span = (windows.output[axis] - 1) * windows.strides[axis] + 1
      let room = windows.input[axis] + windows.padsBegin[axis] + windows.padsEnd[axis] - span
      return room / windows.dilations[axis] + 1
    }
    let channels = [groupInputs, groups * groupOutputs]
    return product.sliced(
      from: [Int](repeating: 0, count: inputShape.count), lengths: channels + windows.kernel, of: channels + places
    ).transposed([1, 0] + spatial)
  }

  /// The weight `[M, C/G, k…]` as `[C, M/G, k…]`, with every kernel turned around in space.
  private func turned(_ weight: Weight) -> Expression {
    switch weight {
    case .constant(let tensor): return .constant(.floats(tensor.turnedForAdjoint(groups: groups)))
    case .computed(let expression, let shape):
      let kernel = Array(shape.dropFirst(2))
      let (groupOutputs, groupInputs) = (shape[0] / groups, shape[1])
      let swapped: Expression
      if groups == 1 {
        swapped = expression.transposed([1, 0] + Array(2..<shape.count))
      } else {
        swapped = expression.reshaped([groups, groupOutputs, groupInputs] + kernel)
          .transposed([0, 2, 1] + kernel.indices.map { $0 + 3 }).reshaped(
            [groups * groupInputs, groupOutputs] + kernel)
      }
      return swapped.reversed(Array(2..<shape.count), of: [groups * groupInputs, groupOutputs] + kernel)
    }
  }
}

extension Tensor {
  /// A convolution's weight `[M, C/G, k…]` as its adjoint takes it, `[C, M/G, k…]`: inputs and outputs exchanged within
  /// each group, and every kernel turned around in space.
  ///
  ///     result[g·C/G + c, m, k] = self[g·M/G + m, c, K − 1 − k]
  ///
  /// - Complexity: O(count).
  package func turnedForAdjoint(groups: Int) -> Tensor {
    let (outputs, inputs) = (shape[0] / groups, shape[1])
    let kernel = Array(shape.dropFirst(2))
    let area = kernel.reduce(1, *)
    // Tiles keep both the rows that are read and those that are written in the cache.
    let tile = 32
    return Tensor(shape: [groups * inputs, outputs] + kernel) { result in
      withUnsafeElements { source in
        for group in 0..<groups {
          let base = group * outputs * inputs * area
          for firstOutput in stride(from: 0, to: outputs, by: tile) {
            let lastOutput = min(firstOutput + tile, outputs)
            for firstInput in stride(from: 0, to: inputs, by: tile) {
              let lastInput = min(firstInput + tile, inputs)
              for input in firstInput..<lastInput {
                for output in firstOutput..<lastOutput {
                  let from = base + (output * inputs + input) * area + area - 1
                  let to = base + (input * outputs + output) * area
                  for tap in 0..<area { result[to + tap] = source[from - tap] }
                }
              }
            }
          }
        }
      }
    }
  }
}

extension [Int] {
  /// True where an array of this shape has at most `count` elements. A stranger's file can ask for any shape.
  func fits(_ count: Int) -> Bool { reduce(1.0) { $0 * Double($1) } <= Double(count) }
}
