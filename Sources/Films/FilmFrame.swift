import Imaging

/// One picture of a film, and when it is shown.
public struct FilmFrame: Sendable, Equatable {
  /// The picture, upright, with square pixels.
  public var image: Image
  /// From the film's beginning, in units of its time base; later than that of the frame before.
  public var time: Int64

  /// A picture that is shown from a time on, in units of the film's time base.
  public init(image: Image, time: Int64) {
    self.image = image
    self.time = time
  }
}

/// The unit of a film's times, as a fraction of a second.
///
///     TimeBase(numerator: 1, denominator: 30).seconds(45)  // 1.5
public struct TimeBase: Sendable, Equatable {
  /// Above 0.
  public let numerator: Int64
  /// Above 0.
  public let denominator: Int64

  /// A unit of numerator / denominator seconds.
  /// - Precondition: both are positive.
  public init(numerator: Int64, denominator: Int64) {
    precondition(numerator > 0 && denominator > 0)
    self.numerator = numerator
    self.denominator = denominator
  }

  /// A time of this unit in seconds: time · numerator / denominator.
  public func seconds(_ time: Int64) -> Double { Double(time) * Double(numerator) / Double(denominator) }
}

/// Where a film's frames come from, one after another.
public protocol FilmSource: Sendable {
  /// Of every frame, in pixels.
  var width: Int { get }
  /// Of every frame, in pixels.
  var height: Int { get }
  /// The unit of the frames' times.
  var timeBase: TimeBase { get }

  /// The next frame; nil at the end, and after `stop`. Whoever waits for it holds no thread of Swift's.
  /// - Throws: `FilmError` where the film breaks off; the frames before are whole.
  func next() async throws -> FilmFrame?

  /// Ends it: whoever waits gets nil.
  func stop()
}

/// Where frames go.
public protocol FilmSink: Sendable {
  /// Takes the next frame.
  /// - Throws: `FilmError` where it cannot be written.
  func append(_ frame: FilmFrame) async throws

  /// Makes a whole of what was appended; there is nothing more to come.
  /// - Parameter isCut: whether the film ends before what it was made from.
  /// - Returns: what a user should know, such as sound that could not be kept.
  func finish(isCut: Bool) async throws -> [String]
}
