/// Where the windows of a convolution or a pooling lie on the spatial axes.
///
/// Along each axis the window of the output `o` has its tap `k` at the input `o·stride − padBegin + k·dilation`; taps
/// outside the input read padding.
struct Windows {
  /// The length of each spatial axis.
  let input: [Int]
  let output: [Int]
  let kernel: [Int]
  let strides: [Int]
  let dilations: [Int]
  let padsBegin: [Int]
  let padsEnd: [Int]

  /// The span of a window along each axis, from its first tap to its last.
  static func spans(kernel: [Int], dilations: [Int]) -> [Int] {
    zip(kernel, dilations).map { ($0 - 1) * $1 + 1 }
  }

  /// One tap of a window that lies on the input.
  struct Tap {
    /// The flat place in the kernel; without meaning for a pooling window of more than 2⁶³ places.
    let kernel: Int
    /// The flat place among the input's spatial elements.
    let input: Int
  }

  /// The taps of one window that lie on the input.
  func taps(at output: [Int]) -> [Tap] {
    var taps = [Tap(kernel: 0, input: 0)]
    for axis in output.indices {
      let start = output[axis] * strides[axis] - padsBegin[axis]
      let dilation = dilations[axis]
      let first = start >= 0 ? 0 : (-start + dilation - 1) / dilation
      let end = start >= input[axis] ? 0 : min(kernel[axis], (input[axis] - 1 - start) / dilation + 1)
      guard first < end else { return [] }
      taps = taps.flatMap { tap in
        (first..<end).map { k in
          Tap(kernel: tap.kernel &* kernel[axis] &+ k, input: tap.input * input[axis] + start + k * dilation)
        }
      }
    }
    return taps
  }

  /// The number of taps of one window that lie on the input or its padding, which a window that hangs over does not.
  func paddedTapCount(at output: [Int]) -> Double {
    output.indices.reduce(1.0) { count, axis in
      let start = output[axis] * strides[axis] - padsBegin[axis]
      let room = input[axis] + padsEnd[axis] - start
      return count * Double(min(kernel[axis], room <= 0 ? 0 : (room - 1) / dilations[axis] + 1))
    }
  }

  /// The same windows seen from the other side: what was the output is read and the input is made, as a transposed
  /// convolution does.
  var transposed: Windows {
    Windows(
      input: output, output: input, kernel: kernel, strides: strides, dilations: dilations, padsBegin: padsBegin,
      padsEnd: padsEnd)
  }
}

/// How the padding of a window is found.
enum AutomaticPadding: String {
  case explicit = "NOTSET"
  case sameUpper = "SAME_UPPER"
  case sameLower = "SAME_LOWER"
  case none = "VALID"

  init(_ context: OperatorContext) throws {
    let name = try context.string("auto_pad", default: "NOTSET")
    guard let padding = AutomaticPadding(rawValue: name) else {
      throw context.failure(.unknownOperator, "has the unknown auto_pad '\(name)'")
    }
    self = padding
  }
}

/// The spatial lengths behind the batch and the channels.
func spatialShape(_ context: OperatorContext, _ shape: [Int]) throws -> [Int] {
  let spatial = Array(shape.dropFirst(2))
  for length in spatial where length > OperatorContext.longestAxis {
    throw context.failure(.shapeMismatch, "reads an axis that is too long: \(shape)")
  }
  return spatial
}

extension Windows {
  /// From the attributes that convolutions and poolings share: strides, dilations, pads, auto_pad, ceil_mode.
  ///
  ///     output = ⌊(input + padBegin + padEnd − span) / stride⌋ + 1
  ///
  /// With `ceil_mode` rounded up, unless the last window would then start behind the input and its first padding.
  init(_ context: OperatorContext, input: [Int], kernel: [Int]) throws {
    let limit = OperatorContext.longestAxis
    let rank = input.count
    for length in kernel where length < 1 || length > limit {
      throw context.failure(.shapeMismatch, "has a window of the size \(kernel)")
    }
    let strides = try context.settings("strides", count: rank, in: 1...limit, default: 1)
    let dilations = try context.settings("dilations", count: rank, in: 1...limit, default: 1)
    let spans = Windows.spans(kernel: kernel, dilations: dilations)
    let roundsUp = try context.integer("ceil_mode", default: 0) != 0
    let padding = try AutomaticPadding(context)
    var begin = [Int](repeating: 0, count: rank)
    var end = begin
    var output = begin
    switch padding {
    case .explicit:
      let pads = try context.settings("pads", count: 2 * rank, in: 0...limit, default: 0)
      begin = Array(pads.prefix(rank))
      end = Array(pads.suffix(rank))
    case .none: break
    case .sameUpper, .sameLower:
      for axis in 0..<rank {
        output[axis] = (input[axis] + strides[axis] - 1) / strides[axis]
        let total = max((output[axis] - 1) * strides[axis] + spans[axis] - input[axis], 0)
        begin[axis] = padding == .sameUpper ? total / 2 : total - total / 2
        end[axis] = total - begin[axis]
      }
    }
    if padding == .explicit || padding == .none {
      for axis in 0..<rank {
        let room = input[axis] + begin[axis] + end[axis] - spans[axis]
        guard room >= 0 else {
          throw context.failure(
            .shapeMismatch,
            "has a window that spans \(spans), more than the input \(input) with its padding \(begin) and \(end)")
        }
        output[axis] = room / strides[axis] + 1
        if roundsUp && room % strides[axis] != 0 && output[axis] * strides[axis] < input[axis] + begin[axis] {
          output[axis] += 1
        }
      }
    }
    self.init(
      input: input, output: output, kernel: kernel, strides: strides, dilations: dilations, padsBegin: begin,
      padsEnd: end)
  }
}
