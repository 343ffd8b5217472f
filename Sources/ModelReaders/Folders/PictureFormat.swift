/// How the processor of a model hub's folder makes a network's input of a picture.
///
/// In its order: resized, cut from the middle, multiplied by a factor, normalised.
public struct PictureFormat: Sendable, Equatable {
  public struct Size: Sendable, Equatable {
    public let height: Int
    public let width: Int

    init(_ height: Int, _ width: Int) {
      self.height = height
      self.width = width
    }
  }

  public enum Resizing: Sendable, Equatable {
    case none
    /// The shorter side to a length, the longer one by the same ratio.
    case shorterSide(Int)
    case both(Size)
  }

  /// By Pillow's codes.
  public enum Interpolation: Int, Sendable {
    case nearest = 0
    case lanczos, bilinear, bicubic, box
  }

  public var resizing: Resizing
  public var interpolation: Interpolation
  /// What is cut from the middle.
  public var crop: Size?
  /// Whether half of an odd difference is rounded down there, as `transformers` does; torchvision and timm round it to an
  /// even number.
  public var roundsCropDown: Bool
  /// What samples from 0 to 255 are multiplied by.
  public var factor: Double
  /// Of the products.
  public var mean: [Double]
  public var standardDeviation: [Double]

  /// What the network gets; nil for whatever the picture is.
  public var size: Size? {
    if let crop { return crop }
    if case .both(let size) = resizing { return size }
    return nil
  }
}
