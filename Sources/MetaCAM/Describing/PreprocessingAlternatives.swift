import Imaging

extension Preprocessing {
  /// Another way in which somebody may have prepared pictures for the same network.
  public struct Alternative: Sendable, Equatable {
    /// What differs, in the words of the options.
    public let change: String
    /// How pictures would be prepared.
    public let preprocessing: Preprocessing
  }

  /// The likely other ways: what a network says of each shows whether a setting is wrong.
  ///
  ///     for other in model.preprocessing.alternatives { … }
  ///
  /// One thing differs in each: the order of channels, the samples' range and normalisation, the fit, the interpolation,
  /// whether light is dark.
  public var alternatives: [Alternative] {
    guard !isPrepared else { return [] }
    var result: [Alternative] = []
    func add(_ change: String, _ edit: (inout Preprocessing) -> Void) {
      var other = self
      edit(&other)
      if other != self, !result.contains(where: { $0.preprocessing == other }) {
        result.append(Alternative(change: change, preprocessing: other))
      }
    }
    if channels.isGrey {
      let other: ChannelOrder = channels == .grey ? .greyResized : .grey
      add("channels \(other.slug)") { $0.channels = other }
    } else {
      // A colour keeps its mean.
      add("channels \(channels == .rgb ? "bgr" : "rgb")") {
        $0.channels = channels == .rgb ? .bgr : .rgb
        ($0.mean, $0.standardDeviation) = (mean.reversed(), standardDeviation.reversed())
      }
    }
    for preset in Preset.all.filter({ ["imagenet", "keras-tf", "none"].contains($0.slug) }) {
      var normalisation = preset.normalisation
      if channels.isGrey { normalisation = normalisation.inGrey }
      add(preset.slug == "none" ? "samples / 255 alone" : "preset \(preset.slug)") {
        ($0.scale, $0.mean) = (normalisation.scale, normalisation.mean)
        $0.standardDeviation = normalisation.standardDeviation
      }
    }
    add("samples 0 to 255") {
      $0.scale = .bytes
      $0.mean = mean.map { _ in 0 }
      $0.standardDeviation = standardDeviation.map { _ in 1 }
    }
    if let cropSize {
      add("fit stretch") { ($0.fit, $0.resizedSize, $0.shorterSide) = (.stretch, nil, nil) }
      add("fit crop") {
        ($0.fit, $0.resizedSize) = (.crop, nil)
        $0.shorterSide = (max(cropSize.height, cropSize.width) * 8 + 3) / 7
      }
      add("fit pad") { ($0.fit, $0.resizedSize, $0.shorterSide) = (.pad, nil, nil) }
    }
    add("interpolation \(interpolation == .bilinear ? "bicubic" : "bilinear")") {
      $0.interpolation = interpolation == .bilinear ? .bicubic : .bilinear
    }
    add("interpolation opencv-linear") { $0.interpolation = .openCVLinear }
    add("inverted") { $0.isInverted.toggle() }
    return result
  }
}
