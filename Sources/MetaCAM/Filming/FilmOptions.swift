import Classifiers
import Films
import Imaging

/// How a film is explained and drawn.
public struct FilmOptions: Sendable {
  /// One class, or the likeliest one of each frame, and one method or ensemble.
  public var explanation: ExplanationOptions
  /// A map is made of each so manieth frame, from the first; frames between have what lies between two maps.
  public var every: Int
  /// What of a map is 1, over time.
  public var normalisation: FilmNormalisation
  /// After how many seconds two thirds of a change show (the time constant of an exponential mean); 0 for at once.
  public var smoothing: Double
  /// The maps' colours, and how far they cover the frames.
  public var overlay: Overlay
  /// Whether the class and its probability stand on each frame.
  public var hasLabels: Bool

  /// By default Grad-CAM of the likeliest class, of every frame.
  public init(
    explanation: ExplanationOptions = ExplanationOptions(), every: Int = 1,
    normalisation: FilmNormalisation = .window(seconds: 1), smoothing: Double = 0, overlay: Overlay = Overlay(),
    hasLabels: Bool = true
  ) {
    self.explanation = explanation
    self.every = every
    self.normalisation = normalisation
    self.smoothing = smoothing
    self.overlay = overlay
    self.hasLabels = hasLabels
  }

  /// - Throws: `MetaCAMError.invalidSetting` for what makes no film; `ActivationMapError` as `ExplanationOptions`.
  func check() throws {
    try explanation.check()
    guard explanation.classes.count <= 1, explanation.classes.allSatisfy({ $0.classCount == 1 }) else {
      throw MetaCAMError(.invalidSetting, "a film shows one class; name one, or none for the likeliest of each frame")
    }
    guard explanation.methods.count + (explanation.ensemble == nil ? 0 : 1) == 1 else {
      throw MetaCAMError(.invalidSetting, "a film shows the maps of one method, or of one ensemble")
    }
    guard every > 0 else {
      throw MetaCAMError(
        .invalidSetting, "a map is made of each so manieth frame, from 1", context: ["every": "\(every)"])
    }
    guard (0...3600).contains(smoothing) else {
      throw MetaCAMError(
        .invalidSetting, "maps are smoothed over 0 to 3600 seconds", context: ["seconds": "\(smoothing)"])
    }
    if case .window(let seconds) = normalisation, !(0.001...3600).contains(seconds) {
      throw MetaCAMError(
        .invalidSetting, "maps are normalised over 0.001 to 3600 seconds", context: ["seconds": "\(seconds)"])
    }
  }
}

/// What the colours of a film's maps are relative to.
///
/// Of each frame by itself, as for a single picture, every map has its darkest red, whether anything speaks for the class
/// or not, and the scale flickers with it. Over a time, a map shows how much speaks for the class beside what did before.
public enum FilmNormalisation: Sendable, Equatable {
  /// Each map by itself, from its least value to its highest, as `Explanation.maps`.
  case frame
  /// From 0 to the highest value of the film, which is read twice for it.
  case film
  /// From 0 to the highest value of the last seconds, what is past counting less and less: a value v that is t seconds old
  /// counts as v·(1 − t/seconds). So a new peak is never beyond the scale, and an old one fades from it instead of leaving it
  /// with a jump.
  case window(seconds: Double)

  /// A normalisation by its name.
  /// - Parameter text: `frame`, `film`, `window`, or `window:2` for so many seconds.
  /// - Throws: `MetaCAMError.invalidSetting` for another text.
  public init(_ text: String) throws(MetaCAMError) {
    switch text {
    case "frame": self = .frame
    case "film": self = .film
    case "window": self = .window(seconds: 1)
    default:
      guard text.hasPrefix("window:"), let seconds = Double(text.dropFirst(7)), (0.001...3600).contains(seconds) else {
        throw MetaCAMError(
          .invalidSetting, "maps of a film are normalised by 'frame', 'film', 'window' or 'window:SECONDS'",
          context: ["value": text])
      }
      self = .window(seconds: seconds)
    }
  }
}

extension FilmNormalisation: CustomStringConvertible {
  public var description: String {
    switch self {
    case .frame: "frame"
    case .film: "film"
    case .window(let seconds): "window:\(Int(exactly: seconds).map(String.init) ?? "\(seconds)")"
    }
  }
}
