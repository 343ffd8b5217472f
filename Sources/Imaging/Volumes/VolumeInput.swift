import Tensors

extension NetworkInput {
  /// A volume as a network gets it.
  ///
  ///     let input = try NetworkInput(of: volume, range: .auto, by: preprocessing, shape: [1, 64, 64, 64])
  ///
  /// Each channel goes from 0 to 255 by the range, is resized linearly along all three axes, without antialiasing, and then
  /// normalised as pictures are: (v/s − mean)/deviation, with s of the scale. A single channel serves a network of several. What
  /// is shown is the mean over the channels before normalisation, of which the middle slice is the view.
  /// - Parameters:
  ///   - volume: of as many channels as the network takes, or one.
  ///   - range: which values become black and white.
  ///   - preprocessing: whose scale, means, deviations and inversion count; one mean serves all channels.
  ///   - shape: `[C, D, H, W]`, what the network takes.
  /// - Throws: `ImagingError`: `invalidSize` where the channels do not fit, and as `Volume.levels(range:)`.
  public init(
    of volume: Volume, range: SampleRange, by preprocessing: Preprocessing, shape: [Int]
  ) throws(ImagingError) {
    guard shape.count == 4, shape.allSatisfy({ $0 > 0 }) else {
      throw ImagingError(
        .invalidSize, "a network of volumes takes [channels, depth, height, width]", context: ["shape": "\(shape)"])
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
        let numbers = preprocessing.numbers(ofChannel: channel)
        return levels.slice(channelCount == 1 ? 0 : channel).map {
          ($0 / preprocessing.scale.divisor - numbers.mean) / numbers.deviation
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

extension Preprocessing {
  /// What is taken away from a channel's samples, and what they are divided by; a single one serves all channels.
  fileprivate func numbers(ofChannel channel: Int) -> (mean: Float, deviation: Float) {
    func number(_ values: [Float], _ usual: Float) -> Float {
      values.indices.contains(channel) ? values[channel] : values.last ?? usual
    }
    return (number(mean, 0), number(standardDeviation, 1))
  }
}
