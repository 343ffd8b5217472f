import Failures
import Graphs
import Imaging

/// What a user says about how an image becomes a network's input; what is nil stays as the model has it.
public struct PreprocessingChoice: Sendable, Equatable {
  /// Whose normalisation is taken; what is named beside it goes before.
  public var preset: Preset?
  /// How the picture is brought to the input's ratio.
  public var fit: Fit?
  /// The height and width of the network's input, where it leaves them open.
  public var size: Preprocessing.Size?
  /// To how many pixels the shorter side is resized.
  public var shorterSide: Int?
  /// To what both sides are resized, before the middle is cut out.
  public var resizedSize: Preprocessing.Size?
  /// What is cut from the middle.
  public var cropSize: Preprocessing.Size?
  /// How pixels are made when the picture is resized.
  public var interpolation: Interpolation?
  /// What lies around a padded picture.
  public var padColour: PadColour?
  /// Where a padded picture lies.
  public var padPosition: PadPosition?
  /// Which colours the network's channels are.
  public var channels: ChannelOrder?
  /// Whether each sample v becomes 255 − v: for networks that know light on dark, and pictures of dark on light.
  public var isInverted: Bool
  /// The unit of samples, mean and standard deviation. That of bytes, where no preset is named, is without any of them for a
  /// network from a file.
  public var scale: SampleScale?
  /// What is subtracted from the samples: for each channel in the network's order, or one number for all.
  public var mean: [Float]?
  /// What they are divided by afterwards, alike.
  public var standardDeviation: [Float]?
  /// The shape `[C, H, W]`, or `[C, D, H, W]`, of tensors that are prepared already; then nothing else may be said.
  public var preparedShape: [Int]?

  /// What of the preparation it says nothing of, where a wrong guess would change the numbers.
  var leftOpen: [String] {
    guard preparedShape == nil else { return [] }
    let isSized = fit != nil || shorterSide != nil || resizedSize != nil || cropSize != nil
    let isNormalised = preset != nil || scale == .bytes
    return [
      isSized ? nil : "fit", preset != nil || channels != nil ? nil : "channels",
      isNormalised || mean != nil ? nil : "mean", isNormalised || standardDeviation != nil ? nil : "deviation",
    ].compactMap(\.self)
  }

  /// By default all as the model has it.
  public init(
    preset: Preset? = nil, fit: Fit? = nil, size: Preprocessing.Size? = nil, shorterSide: Int? = nil,
    resizedSize: Preprocessing.Size? = nil, cropSize: Preprocessing.Size? = nil, interpolation: Interpolation? = nil,
    padColour: PadColour? = nil, padPosition: PadPosition? = nil, channels: ChannelOrder? = nil,
    isInverted: Bool = false, scale: SampleScale? = nil, mean: [Float]? = nil, standardDeviation: [Float]? = nil,
    preparedShape: [Int]? = nil
  ) {
    self.preparedShape = preparedShape
    self.preset = preset
    self.fit = fit
    self.size = size
    self.shorterSide = shorterSide
    self.resizedSize = resizedSize
    self.cropSize = cropSize
    self.interpolation = interpolation
    self.padColour = padColour
    self.padPosition = padPosition
    self.channels = channels
    self.isInverted = isInverted
    self.scale = scale
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// All that is done to a picture for a network, and what of it had to be assumed.
  ///
  /// - Parameters:
  ///   - input: of the network, `[N, C, H, W]`.
  ///   - name: what the file calls it; nil for the input's own name.
  ///   - takesBytes: whether it takes whole numbers from 0 to 255.
  ///   - usual: of a built-in model; nil for a network from a file, which is given ImageNet's normalisation and its own size,
  ///     224 where it leaves that open.
  /// - Throws: `MetaCAMError` where what is said contradicts itself or the network.
  func preprocessing(
    for input: Graph.Input, called name: String? = nil, takesBytes: Bool = false, usual: Preprocessing?
  ) throws -> (preprocessing: Preprocessing, notes: [Note]) {
    let input =
      name.map { Graph.Input(name: $0, elementType: input.elementType, dimensions: input.dimensions) } ?? input
    if let preparedShape { return (try prepared(preparedShape, for: input), []) }
    if input.dimensions.count == 5 { return try ofVolumes(for: input, takesBytes: takesBytes) }
    if takesBytes { return try inBytes(for: input).preprocessing(for: input, usual: nil) }
    try checkFit()
    var result = try normalisation(channelCount: input.dimensions.count == 4 ? input.dimensions[1] : 3, usual)
    let (size, note) = try inputSize(input, usual)
    let isCropped = cropSize != nil || shorterSide != nil
    result.fit = fit ?? (isCropped ? .crop : usual?.fit ?? .crop)
    result.cropSize = size
    result.roundsCropDown = usual?.roundsCropDown ?? false
    result.isInverted = isInverted
    result.interpolation = interpolation ?? preset?.interpolation ?? usual?.interpolation ?? .bilinear
    result.padColour = padColour ?? usual?.padColour ?? .black
    result.padPosition = padPosition ?? .centre
    let isUsual = cropSize == nil && self.size == nil && size == usual?.cropSize && result.fit == usual?.fit
    result.resizedSize = resizedSize ?? (isUsual && shorterSide == nil ? usual?.resizedSize : nil)
    result.shorterSide = nil
    if result.fit == .stretch, let shorterSide {
      result.resizedSize = .init(shorterSide)
    } else if result.fit == .crop, result.resizedSize == nil {
      // The ratio of 256 to 224, with which ImageNet's networks are evaluated.
      result.shorterSide =
        shorterSide ?? (isUsual ? usual?.shorterSide : nil) ?? (max(size.height, size.width) * 8 + 3) / 7
    }
    return (result, [note].compactMap { $0 })
  }

  // MARK: - Other inputs

  private func prepared(_ shape: [Int], for input: Graph.Input) throws(MetaCAMError) -> Preprocessing {
    guard self == PreprocessingChoice(preparedShape: shape) else {
      throw MetaCAMError(
        .invalidSetting, "a prepared tensor is neither fitted nor normalised once more",
        remedy: "leave out what says how a picture becomes the input")
    }
    guard input.dimensions.count == shape.count + 1,
      zip(input.dimensions.dropFirst(), shape).allSatisfy({ $0 == nil || $0 == $1 })
    else {
      let lengths = input.dimensions.dropFirst().map { $0.map(String.init) ?? "any" }.joined(separator: ", ")
      throw MetaCAMError(
        .shapeMismatch,
        "the network takes [\(lengths)], and the tensor is \(shape) (channels, \(shape.count == 4 ? "depth, " : "")height, width)",
        context: ["input": input.name])
    }
    return .prepared(shape)
  }

  /// Volumes are stretched to the network's size, and go from 0 to 1 where no mean and deviation are given.
  private func ofVolumes(
    for input: Graph.Input, takesBytes: Bool
  ) throws(MetaCAMError) -> (preprocessing: Preprocessing, notes: [Note]) {
    guard preset == nil, fit == nil || fit == .stretch, shorterSide == nil, resizedSize == nil, cropSize == nil,
      interpolation == nil, padColour == nil, padPosition == nil, channels == nil
    else {
      throw MetaCAMError(
        .invalidSetting, "a volume is stretched to the network's size, channel by channel",
        remedy:
          "leave out what says how a picture is fitted, and which preset or colours it has; \(.option(.mean)) may be given",
        context: ["input": input.name])
    }
    let known = input.dimensions.dropFirst(2)
    var lengths = [0, size?.height ?? 0, size?.width ?? 0]
    for (axis, length) in zip(lengths.indices, known) {
      guard let length else { continue }
      guard lengths[axis] == 0 || lengths[axis] == length else {
        throw MetaCAMError(
          .invalidSetting, "the network's input is \(length) voxels along axis \(axis + 2), not \(lengths[axis])",
          remedy: "leave out \(.option(.size))", context: ["input": input.name])
      }
      lengths[axis] = length
    }
    let usual = lengths.max().flatMap { $0 > 0 ? $0 : nil } ?? 64
    var notes: [Note] = []
    if lengths.contains(0) {
      lengths = lengths.map { $0 == 0 ? usual : $0 }
      notes.append(
        Note(
          "the network leaves its input's size open, and \(lengths.map(String.init).joined(separator: " × ")) voxels are taken",
          remedy: "\(.option(.size)) says height and width, and the larger one is the depth"))
    }
    let count = input.dimensions[1] ?? 1
    for numbers in [mean, standardDeviation].compactMap(\.self) where numbers.count != 1 && numbers.count != count {
      throw MetaCAMError(
        .invalidSetting, "give a mean and a deviation for each of the \(count) channels, or one for all alike")
    }
    if mean == nil, standardDeviation == nil, scale == nil, !takesBytes {
      notes.append(
        Note(
          "nothing says how volumes are normalised: their voxels go from 0 to 1",
          remedy: "\(.option(.mean)), the deviation and \(.option(.scale)) say otherwise"))
    }
    return (
      .volume(
        [count] + lengths, isInverted: isInverted, scale: scale ?? (takesBytes ? .bytes : .unit), mean: mean ?? [0],
        standardDeviation: standardDeviation ?? [1]), notes
    )
  }

  /// A network that takes whole numbers normalises by itself.
  private func inBytes(for input: Graph.Input) throws(MetaCAMError) -> PreprocessingChoice {
    let normalises = preset.map { $0.normalisation.mean.contains { $0 != 0 } } ?? false
    // What leaves bytes as they are may be said.
    let isNeutral =
      scale == .bytes && mean?.allSatisfy { $0 == 0 } ?? true && standardDeviation?.allSatisfy { $0 == 1 } ?? true
    guard isNeutral || scale != .unit && mean == nil && standardDeviation == nil, !normalises else {
      throw MetaCAMError(
        .invalidSetting, "the network takes whole numbers from 0 to 255, and so normalises by itself",
        remedy: "leave out the preset, \(.option(.mean)), the deviation and \(.option(.scale))",
        context: ["input": input.name])
    }
    var choice = self
    choice.scale = .bytes
    return choice
  }

  // MARK: - Sizes

  private func checkFit() throws(MetaCAMError) {
    if fit != .pad, let said = padColour?.slug ?? padPosition?.slug {
      throw MetaCAMError(
        .invalidSetting, "only a picture that is padded has padding (\(said))",
        remedy: "take \(.option(.fit)) pad, or leave this out")
    }
    if shorterSide != nil, resizedSize != nil {
      throw MetaCAMError(.invalidSetting, "give the shorter side's length or both sides', not both")
    }
    if fit == .pad, shorterSide ?? resizedSize?.height ?? cropSize?.height != nil {
      throw MetaCAMError(
        .invalidSetting, "a picture that is padded is neither resized nor cropped otherwise",
        remedy: "leave out \(.option(.resize)) and \(.option(.crop)), or take \(.option(.fit)) stretch")
    }
    if fit == .stretch, cropSize != nil, shorterSide == nil, resizedSize == nil {
      throw MetaCAMError(
        .invalidSetting, "nothing is cut from a picture that is stretched to the network's size",
        remedy:
          "say what it is stretched to before (\(.option(.resize, suggestion: "256x256"))), or leave out \(.option(.crop))"
      )
    }
  }

  /// What is said, what the network fixes, or 224.
  private func inputSize(_ input: Graph.Input, _ usual: Preprocessing?) throws -> (Preprocessing.Size, Note?) {
    if let size, let cropSize, size != cropSize {
      throw MetaCAMError(
        .invalidSetting, "the network's input is said to be \(size) and \(cropSize) pixels",
        remedy: "leave out \(.option(.size)) or \(.option(.crop))")
    }
    let isImage = input.dimensions.count == 4
    let (height, width) = (isImage ? input.dimensions[2] : nil, isImage ? input.dimensions[3] : nil)
    if let said = size ?? cropSize {
      guard height ?? said.height == said.height && width ?? said.width == said.width else {
        let fixed = [height, width].map { $0.map(String.init) ?? "any" }.joined(separator: " × ")
        throw MetaCAMError(
          .invalidSetting, "the network's input is \(fixed) pixels, not \(said)",
          remedy: "leave out \(.option(size == nil ? .crop : .size))", context: ["input": input.name])
      }
      return (said, nil)
    }
    let known = usual?.cropSize
    if let known, height ?? known.height == known.height, width ?? known.width == known.width { return (known, nil) }
    let size = Preprocessing.Size(height: height ?? width ?? 224, width: width ?? height ?? 224)
    if height != nil, width != nil {
      return (
        size, known.map { Note("the network takes \(size) pixels, though pictures are prepared to \($0) for it") }
      )
    }
    let typed = "\(size.height)x\(size.width)"
    return (
      size,
      Note(
        "the network leaves its input's size open, and \(size) pixels are taken",
        remedy: "\(.option(.size)) says another, or \(typed) to confirm it")
    )
  }

  // MARK: - Samples

  /// Channels, scale, mean and deviation.
  private func normalisation(channelCount: Int?, _ usual: Preprocessing?) throws -> Preprocessing {
    let count = channelCount ?? channels?.count ?? 3
    if let channels, channels.count != count {
      throw MetaCAMError(
        .invalidSetting,
        "the network takes \(count == 1 ? "one channel, which is grey" : "\(count) channels"), not \(channels.slug)",
        remedy: count == 1
          ? "leave out \(.option(.channels))" : "take \(.option(.channels)) rgb or bgr")
    }
    var result = preset?.normalisation ?? usual ?? (scale == .bytes ? .none : .imageNet)
    if let preset, let channels, count == 3, preset.normalisation.channels == .bgr, channels != .bgr {
      throw MetaCAMError(
        .invalidSetting, "the preset \(preset.slug) is of the channels bgr, not \(channels.slug)",
        remedy: "leave out \(.option(.channels)), or give its means in your order by \(.option(.mean))")
    }
    result.channels = channels ?? (count == 1 ? .grey : result.channels)
    if count == 1 { result = result.inGrey }
    if let scale, scale != result.scale { result = result.inScale(scale) }
    for numbers in [mean, standardDeviation].compactMap(\.self) {
      guard numbers.count == 1 || numbers.count == count else {
        throw MetaCAMError(
          .invalidSetting,
          "give a mean and a deviation for each of the \(count) channels, or one of each for grey or for all alike")
      }
      guard let largest = numbers.max(), largest > 1, result.scale == .unit else { continue }
      throw MetaCAMError(
        .invalidSetting, "a mean or deviation of \(largest) is not of samples from 0 to 1",
        remedy: "give it in that unit, or take \(.option(.scale)) 255 for samples from 0 to 255")
    }
    result.mean = spread(mean, over: count) ?? result.mean
    result.standardDeviation = spread(standardDeviation, over: count) ?? result.standardDeviation
    return result
  }

  /// One number for each channel, where one alone is given.
  private func spread(_ numbers: [Float]?, over channels: Int) -> [Float]? {
    numbers.map { $0.count == 1 ? Array(repeating: $0[0], count: channels) : $0 }
  }
}

extension Preprocessing {
  /// The same in another unit; without mean and deviation, the samples alone change.
  fileprivate func inScale(_ scale: SampleScale) -> Preprocessing {
    var result = self
    result.scale = scale
    guard mean.contains(where: { $0 != 0 }) || standardDeviation.contains(where: { $0 != 1 }) else { return result }
    result.mean = mean.map { $0 * scale.white / self.scale.white }
    result.standardDeviation = standardDeviation.map { $0 * scale.white / self.scale.white }
    return result
  }
}
