import Failures
import Tensors

extension ComparisonMaps {
  /// The edges of a picture by Sobel's filter: what is bright where the picture changes, and has never seen a network.
  ///
  ///     √((g_x² + g_y²)/2),   g = [1, 0, −1] along one axis, [1, 2, 1]/4 along the other
  ///
  /// of the mean over the channels, whose edges are mirrored. As scikit-image's `sobel`.
  ///
  /// - Parameter picture: `[C, H, W]`.
  /// - Returns: `[H, W]`, from 0 up.
  /// - Throws: `EvaluationError` if it is no picture, or holds NaN or infinite values.
  /// - Complexity: O(C·H·W).
  ///
  /// Source: Sobel and Feldman, "A 3×3 Isotropic Gradient Operator for Image Processing", 1968; as a control of maps, Adebayo
  /// et al., "Sanity Checks for Saliency Maps", 2018.
  public static func sobelEdges(of picture: Tensor) throws(EvaluationError) -> Tensor {
    guard picture.rank == 3, picture.count > 0 else {
      throw EvaluationError(
        .shapeMismatch, "a picture has the shape [channels, height, width]", context: ["shape": "\(picture.shape)"])
    }
    guard picture.isFinite else { throw EvaluationError(.notFinite, "the picture holds NaN or infinite values") }
    let (channels, height, width) = (picture.shape[0], picture.shape[1], picture.shape[2])
    let area = height * width
    var grey = [Double](repeating: 0, count: area)
    picture.withUnsafeElements { values in
      for channel in 0..<channels {
        for pixel in 0..<area { grey[pixel] += Double(values[channel * area + pixel]) / Double(channels) }
      }
    }
    func value(_ row: Int, _ column: Int) -> Double {
      grey[min(max(row, 0), height - 1) * width + min(max(column, 0), width - 1)]
    }
    return Tensor(shape: [height, width]) { result in
      for row in 0..<height {
        for column in 0..<width {
          func smooth(_ place: (Int) -> Double) -> Double { (place(-1) + 2 * place(0) + place(1)) / 4 }
          let down = smooth { value(row + 1, column + $0) } - smooth { value(row - 1, column + $0) }
          let across = smooth { value(row + $0, column + 1) } - smooth { value(row + $0, column - 1) }
          result[row * width + column] = Float(((down * down + across * across) / 2).squareRoot())
        }
      }
    }
  }
}
