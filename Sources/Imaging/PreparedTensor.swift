import Tensors

/// Tensors that others have prepared for a network, in place of pictures.
extension NetworkInput {
  /// An input that is prepared already: nothing is resized or normalised.
  /// - Parameters:
  ///   - tensorCHW: what the network gets; of a volume `[C, D, H, W]`.
  ///   - picture: what is shown under maps, brought to the tensor's size; nil for the tensor itself. Of a volume that is
  ///     always so.
  /// - Throws: `ImagingError` where the tensor is not `[C, H, W]` or `[C, D, H, W]` of finite numbers.
  public init(prepared tensorCHW: Tensor, showing picture: Image? = nil) throws(ImagingError) {
    guard (3...4).contains(tensorCHW.rank), tensorCHW.count > 0 else {
      throw ImagingError(
        .invalidSize, "a prepared tensor is [channels, height, width], or [channels, depth, height, width]",
        context: ["shape": "\(tensorCHW.shape)"])
    }
    guard tensorCHW.isFinite else {
      throw ImagingError(.invalidValue, "the prepared tensor holds NaN or infinity; the network would pass it on")
    }
    if tensorCHW.rank == 4 {
      try self.init(tensorNCDHW: tensorCHW.reshaped([1] + tensorCHW.shape), showing: Self.grey(of: tensorCHW))
      return
    }
    let (height, width) = (tensorCHW.shape[1], tensorCHW.shape[2])
    var view = try Image(showing: tensorCHW)
    if let picture {
      view = try Preprocessing(fit: .stretch, cropSize: .init(height: height, width: width)).fitted(picture)
    }
    self.init(
      tensorNCHW: tensorCHW.reshaped([1] + tensorCHW.shape), view: view,
      placement: Placement(left: 0, top: 0, width: Double(width), height: Double(height)))
  }
}

extension NetworkInput {
  /// The mean over the channels of a volume, the smallest number 0 and the largest 255: `[1, D, H, W]`.
  private static func grey(of tensorCDHW: Tensor) -> Tensor {
    let mean = VolumeView.channelMean(tensorCDHW)
    let (smallest, largest) = (mean.minimum, mean.maximum)
    return mean.map { value in
      let share = (value - smallest) / (largest - smallest)
      return share.isFinite ? min(max(255 * share, 0), 255) : 0
    }.reshaped([1] + mean.shape)
  }
}

extension Image {
  /// What can be seen of numbers: three channels as red, green and blue, else the mean over the channels in grey, from the
  /// smallest number, which is black, to the largest.
  /// - Parameter tensorCHW: `[C, H, W]`.
  /// - Throws: `ImagingError` for another shape.
  init(showing tensorCHW: Tensor) throws(ImagingError) {
    guard tensorCHW.rank == 3, tensorCHW.count > 0 else {
      throw ImagingError(.invalidSize, "a tensor to show is [C, H, W]", context: ["shape": "\(tensorCHW.shape)"])
    }
    let (channels, plane) = (tensorCHW.shape[0], tensorCHW.shape[1] * tensorCHW.shape[2])
    let elements = tensorCHW.elements
    let values =
      channels == 3
      ? elements
      : (0..<plane).map { place in
        (0..<channels).reduce(0) { $0 + elements[$1 * plane + place] / Float(channels) }
      }
    let finite = values.filter(\.isFinite)
    let (smallest, largest) = (finite.min() ?? 0, finite.max() ?? 0)
    func sample(_ value: Float) -> UInt8 {
      let share = (value - smallest) / (largest - smallest)
      return share.isFinite ? UInt8(min(max((255 * share).rounded(), 0), 255)) : 0
    }
    var pixels: [UInt8] = []
    pixels.reserveCapacity(plane * 3)
    for place in 0..<plane {
      for channel in 0..<3 { pixels.append(sample(values[channels == 3 ? channel * plane + place : place])) }
    }
    self.init(width: tensorCHW.shape[2], height: tensorCHW.shape[1], pixels: pixels)
  }
}
