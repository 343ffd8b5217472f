import Tensors

/// From a method's map to one that can be shown and compared: `[H, W]` with values from 0 to 1, of a volume `[D, H, W]`.
///
/// The steps and their order are those of pytorch-grad-cam: relu; min-max; resize to the input's size, with half-pixel
/// centres and clamped edges; min-max again. Volumes are resized linearly along each axis too, where pytorch-grad-cam takes
/// cubic splines, which overshoot.
public enum Scaling {
  /// A map in the size of the picture, its values brought to 0 … 1.
  /// - Parameters:
  ///   - map: `[h, w]` or `[d, h, w]`, finite, as a method gives it.
  ///   - lengths: the result's shape.
  /// - Returns: `[H, W]` or `[D, H, W]`, unitless, in [0, 1]; all zero where the map has no positive value or is constant.
  /// - Complexity: O(elements of the result).
  public static func scaled(_ map: Tensor, to lengths: [Int]) -> Tensor { scaledMean([map], to: lengths) }

  /// The same of a picture.
  public static func scaled(_ map: Tensor, height: Int, width: Int) -> Tensor { scaled(map, to: [height, width]) }

  /// The mean of maps of several layers: each has the first three steps by itself, and their mean has the last.
  ///
  /// - Parameters:
  ///   - maps: at least one, each of its layer's size.
  ///   - lengths: the result's shape.
  public static func scaledMean(_ maps: [Tensor], to lengths: [Int]) -> Tensor {
    let resized = maps.map { map in LinearResize.resized(minMaxScaled(map.map { max($0, 0) }), to: lengths) }
    return minMaxScaled(Tensor.mean(resized))
  }

  /// (L − min L) / (1e-7 + max (L − min L)).
  public static func minMaxScaled(_ map: Tensor) -> Tensor {
    let minimum = map.minimum
    let range = map.maximum - minimum
    return map.map { ($0 - minimum) / (1e-7 + range) }
  }
}
