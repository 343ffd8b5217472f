import Tensors

/// A picture as a network gets it, what to show of it, and where that lies in the picture.
///
///     let input = try Preprocessing.imageNet.input(of: Image(contentsOf: "cat.jpg"))
///     input.tensorNCHW.shape  // [1, 3, 224, 224]
public struct NetworkInput: Sendable {
  /// `[1, C, H, W]`, normalised; of a volume `[1, C, D, H, W]`.
  public let tensorNCHW: Tensor
  /// The part of the picture that the network sees, before normalisation: H × W pixels. Of a volume, its middle slice.
  public let view: Image
  /// Where the view lies in the picture.
  public let placement: Placement
  /// What the network sees of a volume, before normalisation; nil of a picture.
  public var volume: VolumeView?
  /// What the view is a part of; nil where nobody needs it, and of a prepared tensor.
  public var wholePicture: WholePicture?
  /// How the picture was read, where there was a choice: those of the `Image`.
  public var notes: [String] = []
  /// Whether its colours are others than those of sRGB, and were taken as they are stored: of the `Image`.
  public var hasForeignColours = false

  /// All that is to be said of how its picture was read: the `Image`'s remarks.
  public var remarks: [String] { notes + (hasForeignColours ? [Image.foreignColourRemark] : []) }

  /// An input that was prepared elsewhere, with what it was made of.
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
    /// The view's left edge; negative where it begins before the picture.
    public let left: Double
    /// The view's upper edge; negative where it begins above the picture.
    public let top: Double
    /// The view's width, above 0.
    public let width: Double
    /// The view's height, above 0.
    public let height: Double

    /// A place, in the picture's pixels.
    public init(left: Double, top: Double, width: Double, height: Double) {
      self.left = left
      self.top = top
      self.width = width
      self.height = height
    }
  }
}
