import Graphs
import Imaging

/// What a user says about how an image becomes a network's input; what is nil stays as the model has it.
public struct PreprocessingChoice: Sendable, Equatable {
  /// Known normalisations.
  public enum Preset: String, Sendable, CaseIterable {
    /// Mean 0.485, 0.456, 0.406 and standard deviation 0.229, 0.224, 0.225: torchvision and most others.
    case imagenet
    /// Mean 127/255 and standard deviation 128/255: EfficientNet-Lite.
    case lite
    /// Pixels from 0 to 1 as they are.
    case none

    /// Whose mean and standard deviation it names.
    var normalisation: Preprocessing {
      switch self {
      case .imagenet: .imageNet
      case .lite: .lite
      case .none: .none
      }
    }
  }

  public var preset: Preset?
  /// To how many pixels the shorter side is resized.
  public var shorterSide: Int?
  /// The side of the square cut from the middle, in pixels.
  public var cropSize: Int?
  /// What is subtracted from the samples, 0 to 1: for red, green and blue, or one number for all.
  public var mean: [Float]?
  /// What they are divided by afterwards, alike.
  public var standardDeviation: [Float]?

  public init(
    preset: Preset? = nil, shorterSide: Int? = nil, cropSize: Int? = nil, mean: [Float]? = nil,
    standardDeviation: [Float]? = nil
  ) {
    self.preset = preset
    self.shorterSide = shorterSide
    self.cropSize = cropSize
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// The default for a network from a file: ImageNet's normalisation and the network's own size, 224 where it leaves
  /// that open.
  func usual(for network: Graph) -> Preprocessing {
    var usual = Preprocessing.imageNet
    let dimensions = network.inputs.first?.dimensions ?? []
    let height = dimensions.count == 4 ? dimensions[2] : nil
    let width = dimensions.count == 4 ? dimensions[3] : nil
    usual.cropSize = Preprocessing.Size(height: height ?? width ?? 224, width: width ?? height ?? 224)
    usual.shorterSide = nil
    return usual
  }

  /// - Parameter channels: of the network's input: 3, or 1 for grey.
  func applied(to usual: Preprocessing, channels: Int = 3) -> Preprocessing {
    var result = usual
    if let normalisation = preset?.normalisation {
      result.mean = normalisation.mean
      result.standardDeviation = normalisation.standardDeviation
    }
    if channels == 1 { result = result.inGrey }
    result.mean = spread(mean, over: channels) ?? result.mean
    result.standardDeviation = spread(standardDeviation, over: channels) ?? result.standardDeviation
    if let cropSize {
      result.cropSize = Preprocessing.Size(cropSize)
      result.shorterSide = nil
    }
    if let shorterSide {
      result.shorterSide = shorterSide
    } else if result.shorterSide == nil, let size = result.cropSize {
      // The ratio of 256 to 224, with which ImageNet's networks are evaluated.
      result.shorterSide = (max(size.height, size.width) * 8 + 3) / 7
    }
    return result
  }

  /// One number for each channel, where one alone is given.
  private func spread(_ numbers: [Float]?, over channels: Int) -> [Float]? {
    numbers.map { $0.count == 1 ? Array(repeating: $0[0], count: channels) : $0 }
  }
}
