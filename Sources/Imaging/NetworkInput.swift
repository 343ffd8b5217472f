import Tensors

/// A picture as a network gets it, what to show of it, and where that lies in the picture.
///
///     let input = try Preprocessing.imageNet.input(of: Image(contentsOf: "cat.jpg"))
///     input.tensorNCHW.shape  // [1, 3, 224, 224]
public struct NetworkInput: Sendable {
  /// `[1, C, H, W]`, normalised.
  public let tensorNCHW: Tensor
  /// The part of the picture that the network sees, before normalisation: H × W pixels.
  public let view: Image
  public let placement: Placement

  public init(tensorNCHW: Tensor, view: Image, placement: Placement) {
    self.tensorNCHW = tensorNCHW
    self.view = view
    self.placement = placement
  }

  /// Where a view lies in its picture, in the picture's pixels from the upper left corner.
  ///
  /// The view's pixel (u, v) covers `left + u·width/W ... left + (u + 1)·width/W` across, and rows alike. What lies outside of
  /// the picture is black.
  public struct Placement: Sendable, Equatable {
    public let left: Double
    public let top: Double
    public let width: Double
    public let height: Double

    public init(left: Double, top: Double, width: Double, height: Double) {
      self.left = left
      self.top = top
      self.width = width
      self.height = height
    }
  }
}

extension Preprocessing {
  /// Both steps: what the network gets of a picture, and what it sees of it.
  /// - Throws: as `cropped` and `normalised`.
  public func input(of picture: Image) throws(ImagingError) -> NetworkInput {
    let view = try cropped(picture)
    return NetworkInput(tensorNCHW: try normalised(view), view: view, placement: try placement(in: picture))
  }

  private func placement(in picture: Image) throws(ImagingError) -> NetworkInput.Placement {
    guard let cropSize else {
      return .init(left: 0, top: 0, width: Double(picture.width), height: Double(picture.height))
    }
    let size = try resizedSize(of: picture)
    let crop = CentreCrop(height: cropSize.height, width: cropSize.width, from: size)
    let (across, down) = (
      Double(picture.width) / Double(size.width), Double(picture.height) / Double(size.height)
    )
    return .init(
      left: Double(crop.columns.lowerBound - crop.left) * across, top: Double(crop.rows.lowerBound - crop.top) * down,
      width: Double(cropSize.width) * across, height: Double(cropSize.height) * down)
  }
}
