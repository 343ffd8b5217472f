import Tensors

extension NetworkInput {
  /// A volume as a network gets it.
  ///
  ///     let input = try NetworkInput(of: volume, range: .auto, by: .volume([1, 64, 64, 64]))
  ///
  /// Each channel goes from 0 to 255 by the range, is resized linearly along all three axes, without antialiasing, and then
  /// normalised as pictures are: (v/s − mean)/deviation, with s of the scale. A single channel serves a network of several. What
  /// is shown is the mean over the channels before normalisation, of which the middle slice is the view.
  /// - Parameters:
  ///   - volume: of as many channels as the network takes, or one.
  ///   - range: which values become black and white.
  ///   - preprocessing: as `Preprocessing.volume` makes it.
  /// - Throws: `ImagingError`: `invalidSize` where the channels do not fit, and as `Volume.levels(range:)`.
  public init(
    of volume: Volume, range: SampleRange, by preprocessing: Preprocessing
  ) throws(ImagingError) {
    guard !preprocessing.isPrepared else {
      throw ImagingError(.invalidValue, "the network was loaded for prepared tensors, and is given a volume")
    }
    guard let depth = preprocessing.depth, let size = preprocessing.cropSize else {
      throw ImagingError(.invalidValue, "the network takes pictures, and is given a volume")
    }
    let shape = [preprocessing.channels.count, depth, size.height, size.width]
    _ = try Volume.checkedCount(shape, limit: Image.maximumPixelCount)
    let (mean, deviation) = (preprocessing.mean, preprocessing.standardDeviation)
    guard mean.count == shape[0], deviation.count == shape[0], mean.allSatisfy(\.isFinite),
      deviation.allSatisfy({ $0.isFinite && $0 != 0 })
    else {
      throw ImagingError(
        .invalidValue, "give a mean and a standard deviation for each channel, the latter not 0",
        context: ["mean": "\(mean)", "standard deviation": "\(deviation)"])
    }
    let channelCount = volume.channels.count
    guard channelCount == shape[0] || channelCount == 1 else {
      throw ImagingError(
        .invalidSize, "the volume has \(channelCount) channels, and the network takes \(shape[0])",
        context: ["volume": "\(volume.shape)", "network": "\(shape)"])
    }
    let read = try volume.levels(range: range)
    var levels = LinearResize.resized(read.values, to: Array(shape.dropFirst()))
    if preprocessing.isInverted { levels = levels.map { 255 - $0 } }
    let normalised = Tensor.stacked(
      (0..<shape[0]).map { channel in
        levels.slice(channelCount == 1 ? 0 : channel).map {
          ($0 / preprocessing.scale.divisor - mean[channel]) / deviation[channel]
        }
      })
    try self.init(tensorNCDHW: normalised.reshaped([1] + shape), showing: levels)
    notes = read.notes
  }

  /// A volume that was prepared elsewhere, `[1, C, D, H, W]`, with what is shown of it, `[C', D, H, W]` from 0 to 255.
  init(tensorNCDHW: Tensor, showing levels: Tensor) throws(ImagingError) {
    let seen = VolumeView(of: levels)
    self.init(
      tensorNCHW: tensorNCDHW, view: seen.slice(seen.depth / 2),
      placement: Placement(left: 0, top: 0, width: Double(seen.width), height: Double(seen.height)))
    volume = seen
  }
}
