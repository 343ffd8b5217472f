/// Linear interpolation of maps of floating-point numbers, without antialiasing.
///
///     let map = LinearResize.resized(small, height: 224, width: 224)
///
/// Not for pictures: it samples, and does not average where it shrinks.
public enum LinearResize {
  /// What the first and the last sample of an axis stand for.
  public enum Alignment: Sendable {
    /// Samples are the middles of equal cells: new sample i of N lies at (i + ½)·n/N − ½ of n, moved to the nearer edge
    /// where it falls outside. OpenCV's `INTER_LINEAR`.
    case halfPixel
    /// The first and the last samples coincide: new sample i of N lies at i·(n − 1)/(N − 1). PyTorch's
    /// `align_corners=True`.
    case corners
  }

  /// The last two axes at another size: `[h, w]` becomes `[height, width]`, `[C, h, w]` becomes
  /// `[C, height, width]`, and so on.
  ///
  /// A new element is (1 − b)·((1 − a)·x₀₀ + a·x₀₁) + b·((1 − a)·x₁₀ + a·x₁₁), in single precision.
  /// - Precondition: at least two axes, none of the last two empty; positive sizes.
  /// - Complexity: O(C·height·width).
  public static func resized(
    _ maps: Tensor, height: Int, width: Int, alignment: Alignment = .halfPixel
  ) -> Tensor {
    precondition(maps.rank >= 2 && height > 0 && width > 0, "needs two axes and a positive size")
    let leading = Array(maps.shape.dropLast(2))
    let (sourceHeight, sourceWidth) = (maps.shape[maps.rank - 2], maps.shape[maps.rank - 1])
    precondition(sourceHeight > 0 && sourceWidth > 0, "there is nothing to interpolate in the shape \(maps.shape)")
    if height == sourceHeight && width == sourceWidth { return maps }

    let rows = Taps(from: sourceHeight, to: height, alignment)
    let columns = Taps(from: sourceWidth, to: width, alignment)
    let mapCount = leading.reduce(1, *)
    return Tensor(shape: leading + [height, width]) { target in
      maps.withUnsafeElements { source in
        guard let from = source.baseAddress, let to = target.baseAddress else { return }
        withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * width) { stretched in
          guard let scratch = stretched.baseAddress else { return }
          for map in 0..<mapCount {
            resize(
              from + map * sourceHeight * sourceWidth, sourceWidth: sourceWidth, rows: rows, columns: columns,
              stretched: (scratch, scratch + width), into: to + map * height * width)
          }
        }
      }
    }
  }

  /// The last axes at other lengths, as many as there are given: with three, `[C, d, h, w]` becomes `[C, D, H, W]`.
  ///
  ///     let map = LinearResize.resized(small, to: [64, 64, 64])  // trilinear
  ///
  /// Axis by axis, the last two first, each as `resized(_:height:width:alignment:)` says.
  /// - Precondition: two lengths or more, positive; as many axes, none of them empty.
  /// - Complexity: O(elements of the result · axes).
  public static func resized(_ maps: Tensor, to lengths: [Int], alignment: Alignment = .halfPixel) -> Tensor {
    precondition(lengths.count >= 2 && maps.rank >= lengths.count, "needs two axes or more, and as many lengths")
    let planes = lengths.suffix(2)
    var result = resized(
      maps, height: planes[planes.startIndex], width: planes[planes.startIndex + 1], alignment: alignment)
    for (place, length) in lengths.dropLast(2).enumerated().reversed() {
      result = resized(result, axis: maps.rank - lengths.count + place, to: length, alignment)
    }
    return result
  }

  /// One axis at another length: new parts are mixed from two old ones.
  private static func resized(_ maps: Tensor, axis: Int, to length: Int, _ alignment: Alignment) -> Tensor {
    let sourceLength = maps.shape[axis]
    precondition(sourceLength > 0 && length > 0, "there is nothing to interpolate in the shape \(maps.shape)")
    if length == sourceLength { return maps }
    let taps = Taps(from: sourceLength, to: length, alignment)
    let part = maps.shape[(axis + 1)...].reduce(1, *)
    var shape = maps.shape
    shape[axis] = length
    return Tensor(shape: shape) { target in
      maps.withUnsafeElements { source in
        for stack in 0..<maps.shape[..<axis].reduce(1, *) {
          for index in 0..<length {
            let weight = taps.weights[index]
            let lower = (stack * sourceLength + taps.lower[index]) * part
            let upper = (stack * sourceLength + taps.upper[index]) * part
            let start = (stack * length + index) * part
            for place in 0..<part {
              target[start + place] = (1 - weight) * source[lower + place] + weight * source[upper + place]
            }
          }
        }
      }
    }
  }

  /// One map. The two stretched source rows between which new rows lie are kept from one new row to the next.
  private static func resize(
    _ source: UnsafePointer<Float>, sourceWidth: Int, rows: Taps, columns: Taps,
    stretched: (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>), into target: UnsafeMutablePointer<Float>
  ) {
    let width = columns.lower.count
    var (upper, lower) = stretched
    var (upperRow, lowerRow) = (-1, -1)
    for row in rows.lower.indices {
      let (first, second) = (rows.lower[row], rows.upper[row])
      if first == lowerRow {
        (upper, lower) = (lower, upper)
        (upperRow, lowerRow) = (lowerRow, upperRow)
      }
      if first != upperRow {
        columns.stretch(source + first * sourceWidth, into: upper)
        upperRow = first
      }
      if second != lowerRow {
        columns.stretch(source + second * sourceWidth, into: lower)
        lowerRow = second
      }
      let weight = rows.weights[row]
      let result = target + row * width
      for column in 0..<width { result[column] = (1 - weight) * upper[column] + weight * lower[column] }
    }
  }

  /// Between which two samples of an axis each new one lies, and the weight of the second.
  private struct Taps {
    var lower: [Int] = []
    var upper: [Int] = []
    var weights: [Float] = []

    init(from sourceLength: Int, to targetLength: Int, _ alignment: Alignment) {
      let last = sourceLength - 1
      for index in 0..<targetLength {
        let position =
          switch alignment {
          case .halfPixel: (Double(index) + 0.5) * Double(sourceLength) / Double(targetLength) - 0.5
          case .corners: targetLength > 1 ? Double(index) * Double(last) / Double(targetLength - 1) : 0
          }
        let clamped = min(max(position, 0), Double(last))
        let first = Int(clamped)
        lower.append(first)
        upper.append(min(first + 1, last))
        weights.append(Float(clamped - Double(first)))
      }
    }

    @inline(__always)
    func stretch(_ source: UnsafePointer<Float>, into target: UnsafeMutablePointer<Float>) {
      lower.withUnsafeBufferPointer { lower in
        upper.withUnsafeBufferPointer { upper in
          weights.withUnsafeBufferPointer { weights in
            for index in lower.indices {
              let weight = weights[index]
              target[index] = (1 - weight) * source[lower[index]] + weight * source[upper[index]]
            }
          }
        }
      }
    }
  }
}
