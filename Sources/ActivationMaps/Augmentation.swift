import Tensors

/// One variant of an image for smoothing a map: mirrored or not, its normalised values multiplied by a factor.
///
/// The six variants are those of pytorch-grad-cam's `aug_smooth`.
public struct Augmentation: Sendable, Equatable {
  public let isMirrored: Bool
  public let factor: Float

  public init(isMirrored: Bool, factor: Float) {
    self.isMirrored = isMirrored
    self.factor = factor
  }

  public static let all = [false, true].flatMap { isMirrored in
    [0.9, 1, 1.1].map { Augmentation(isMirrored: isMirrored, factor: $0) }
  }

  /// - Parameter imageNCHW: `[1, C, H, W]`.
  public func applied(to imageNCHW: Tensor) -> Tensor {
    let scaled = factor == 1 ? imageNCHW : imageNCHW.map { $0 * factor }
    return isMirrored ? scaled.mirrored : scaled
  }

  /// A map of the variant as one of the image itself.
  /// - Parameter map: `[H, W]`.
  public func undone(on map: Tensor) -> Tensor { isMirrored ? map.mirrored : map }
}

extension Tensor {
  /// The last axis backwards.
  fileprivate var mirrored: Tensor {
    guard let width = shape.last, width > 0 else { return self }
    return Tensor(shape: shape) { result in
      withUnsafeElements { elements in
        for row in stride(from: 0, to: elements.count, by: width) {
          for column in 0..<width { result[row + column] = elements[row + width - 1 - column] }
        }
      }
    }
  }

  /// The mean of tensors of one shape.
  public static func mean(_ tensors: [Tensor]) -> Tensor {
    guard var sum = tensors.first else { return Tensor(shape: [0], repeating: 0) }
    for tensor in tensors.dropFirst() { sum = sum.zipped(with: tensor, +) }
    return tensors.count == 1 ? sum : sum.map { $0 / Float(tensors.count) }
  }
}
