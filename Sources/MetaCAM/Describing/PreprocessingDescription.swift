import Imaging

/// What is done to a picture, as a description says it: the names and units of the options and of what `--json` shows.
public struct PreprocessingDescription: Sendable, Equatable {
  /// A slug of `Preset`, whose settings hold where nothing else is said.
  public var preset: String?
  /// A slug of `Fit`.
  public var fit: String?
  /// Height and width of the network's input.
  public var size: [Int]?
  /// To how many pixels the shorter side is resized.
  public var shorterSide: Int?
  /// Height and width that both sides are resized to, before the middle is cut out.
  public var resized: [Int]?
  /// A slug of `PadColour`, or `#rrggbb`.
  public var padColour: String?
  /// A slug of `PadPosition`.
  public var padPosition: String?
  /// A slug of `Interpolation`.
  public var interpolation: String?
  /// A slug of `ChannelOrder`.
  public var channels: String?
  /// Whether each sample v becomes 255 − v.
  public var inverted: Bool?
  /// 1 or 255.
  public var scale: Int?
  /// What is subtracted from the samples, by channel, in the unit of `scale`.
  public var mean: [Float]?
  /// What they are divided by afterwards, alike.
  public var standardDeviation: [Float]?

  /// What was taken, whole.
  init(_ preprocessing: Preprocessing) {
    func listed(_ size: Preprocessing.Size?) -> [Int]? { size.map { [$0.height, $0.width] } }
    fit = preprocessing.fit.slug
    size = listed(preprocessing.cropSize)
    switch preprocessing.fit {
    case .pad: (padColour, padPosition) = (preprocessing.padColour.slug, preprocessing.padPosition.slug)
    case .crop where preprocessing.resizedSize == nil: shorterSide = preprocessing.shorterSide
    default: resized = listed(preprocessing.resizedSize)
    }
    interpolation = preprocessing.interpolation.slug
    // Those of a volume have no names.
    channels = ChannelOrder.all.contains(preprocessing.channels) ? preprocessing.channels.slug : nil
    inverted = preprocessing.isInverted ? true : nil
    scale = Int(preprocessing.scale.white)
    mean = preprocessing.mean
    standardDeviation = preprocessing.standardDeviation
  }

  /// As if a user had said it.
  /// - Throws: `MetaCAMError` and `ImagingError` for a name or a number that cannot be.
  func choice() throws -> PreprocessingChoice {
    func sides(_ lengths: [Int]?, _ key: String) throws -> Preprocessing.Size? {
      guard let lengths else { return nil }
      guard lengths.count == 2, lengths.allSatisfy((1...16384).contains) else {
        throw MetaCAMError(
          .invalidDescription, "'\(key)' is height and width, from 1 to 16384 pixels each, not \(lengths)")
      }
      return .init(height: lengths[0], width: lengths[1])
    }
    if let shorterSide, !(1...16384).contains(shorterSide) {
      throw MetaCAMError(.invalidDescription, "'shorterSide' is from 1 to 16384 pixels, not \(shorterSide)")
    }
    for numbers in [mean, standardDeviation].compactMap(\.self) where ![1, 3].contains(numbers.count) {
      throw MetaCAMError(
        .invalidDescription, "'mean' and 'standardDeviation' are three numbers, or one, not \(numbers.count)")
    }
    return PreprocessingChoice(
      preset: try preset.map { try Preset.named($0) }, fit: try fit.map { try Fit.named($0) },
      size: try sides(size, "size"), shorterSide: shorterSide, resizedSize: try sides(resized, "resized"),
      interpolation: try interpolation.map { try Interpolation.named($0) },
      padColour: try padColour.map { try PadColour.named($0) },
      padPosition: try padPosition.map { try PadPosition.named($0) },
      channels: try channels.map { try ChannelOrder.named($0) }, isInverted: inverted ?? false,
      scale: try scale.map { try SampleScale.named("\($0)") }, mean: mean, standardDeviation: standardDeviation)
  }
}

extension PreprocessingDescription: Codable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case preset, fit, size, shorterSide, resized, padColour, padPosition, interpolation, channels, inverted, scale, mean
    case standardDeviation
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(CodingKeys.self)
    preset = try values.decodeIfPresent(String.self, forKey: .preset)
    fit = try values.decodeIfPresent(String.self, forKey: .fit)
    size = try values.decodeIfPresent([Int].self, forKey: .size)
    shorterSide = try values.decodeIfPresent(Int.self, forKey: .shorterSide)
    resized = try values.decodeIfPresent([Int].self, forKey: .resized)
    padColour = try values.decodeIfPresent(String.self, forKey: .padColour)
    padPosition = try values.decodeIfPresent(String.self, forKey: .padPosition)
    interpolation = try values.decodeIfPresent(String.self, forKey: .interpolation)
    channels = try values.decodeIfPresent(String.self, forKey: .channels)
    inverted = try values.decodeIfPresent(Bool.self, forKey: .inverted)
    scale = try values.decodeIfPresent(Int.self, forKey: .scale)
    mean = try values.decodeIfPresent([Float].self, forKey: .mean)
    standardDeviation = try values.decodeIfPresent([Float].self, forKey: .standardDeviation)
  }
}

extension PreprocessingChoice {
  /// What is said here, and where nothing is, what a description says.
  ///
  /// How pictures come to size is one matter, and what becomes of their samples another: who says a part of one by a fit or a
  /// preset takes none of the description's.
  package func over(_ described: PreprocessingChoice) -> PreprocessingChoice {
    var result = self
    result.interpolation = interpolation ?? described.interpolation
    result.size = size ?? (cropSize == nil ? described.size : nil)
    result.isInverted = isInverted || described.isInverted
    if fit == nil, shorterSide == nil, resizedSize == nil, cropSize == nil {
      (result.fit, result.shorterSide, result.resizedSize) = (
        described.fit, described.shorterSide, described.resizedSize
      )
      result.cropSize = described.cropSize
      result.padColour = padColour ?? described.padColour
      result.padPosition = padPosition ?? described.padPosition
    }
    if preset == nil {
      result.preset = described.preset
      result.channels = channels ?? described.channels
      // Means are in a unit.
      if scale == nil || scale == described.scale {
        result.scale = described.scale
        result.mean = mean ?? described.mean
        result.standardDeviation = standardDeviation ?? described.standardDeviation
      }
    }
    return result
  }
}
