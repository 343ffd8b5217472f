/// A picture as its file holds it: its own depth, one channel of grey or three of colour, upright, nothing lost.
///
///     let picture = try DecodedPicture(contentsOf: "thorax.png")
///     let image = try picture.image(range: .auto)
///
/// `SampleRange` says which of its values become black and white.
public struct DecodedPicture: Sendable, Equatable {
  /// Row by row from the top, a pixel's channels side by side.
  public enum Samples: Sendable, Equatable {
    /// Of up to 8 bits, 0 to 255.
    case bytes([UInt8])
    /// Of up to 16 bits, 0 to 65535.
    case words([UInt16])
    /// Finite. Integers with a sign and of 32 bits come so too, and values of physical units.
    case floats([Float])

    /// The number of samples.
    public var count: Int {
      switch self {
      case .bytes(let values): values.count
      case .words(let values): values.count
      case .floats(let values): values.count
      }
    }
  }

  /// In pixels, upright.
  public let width: Int
  /// In pixels, upright.
  public let height: Int
  /// 1 for grey, 3 for red, green and blue.
  public let channelCount: Int
  /// `height · width · channelCount` values, as the file has them.
  public let samples: Samples
  /// How many bits of a sample count, where the file says so: 12 of the 16 that many a scanner writes.
  public var significantBits: Int?
  /// Whether the least value is white, as X-rays may have it.
  public var isInverted = false
  /// What the file itself says is to be shown.
  public var window: Window?
  /// The embedded ICC profile.
  public var colourProfile: [UInt8]?
  /// What was taken of a file that holds more than one picture, such as `page 1 of 3`.
  public var notes: [String] = []

  /// Values from `centre − width/2` to `centre + width/2` are told apart, by DICOM PS3.3 C.11.2.1.2.
  public struct Window: Sendable, Equatable {
    /// How a value x becomes a grey level y of 0 to 255, with the window's centre c and width w (DICOM PS3.3 C.11.2.1).
    public enum Shape: Sendable, Equatable {
      /// y = 255·((x − c + ½)/(w − 1) + ½), within 0 … 255.
      case linear
      /// y = 255·((x − c)/w + ½), within 0 … 255.
      case linearExact
      /// y = 255/(1 + exp(−4(x − c)/w))
      case sigmoid
    }
    /// The value in the middle.
    public var centre: Double
    /// How many values are told apart; above 0.
    public var width: Double
    /// How values between become grey levels.
    public var shape: Shape

    /// A window, by default of the usual linear function.
    public init(centre: Double, width: Double, shape: Shape = .linear) {
      self.centre = centre
      self.width = width
      self.shape = shape
    }
  }

  /// Samples as a file has them, row by row from the top.
  /// - Precondition: both sides are positive, there are 1 or 3 channels and `height · width · channelCount` samples.
  public init(width: Int, height: Int, channelCount: Int, samples: Samples) {
    precondition(width > 0 && height > 0 && (channelCount == 1 || channelCount == 3))
    precondition(samples.count == width * height * channelCount)
    self.width = width
    self.height = height
    self.channelCount = channelCount
    self.samples = samples
  }

  /// The same in another place or with other samples, of as many channels.
  func with(_ samples: Samples, width: Int, height: Int) -> DecodedPicture {
    var result = DecodedPicture(width: width, height: height, channelCount: channelCount, samples: samples)
    result.significantBits = significantBits
    result.isInverted = isInverted
    result.window = window
    result.colourProfile = colourProfile
    result.notes = notes
    return result
  }
}
