import ArgumentParser
import MetaCAM

/// What is said of a film, in place of pictures.
struct FilmOptionGroup: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Of a film: make a map of every so manieth frame; those between get what lies between two maps (default: 1).",
      valueName: "count"))
  var every: Int?

  @Option(
    name: .customLong("normalise"),
    help: ArgumentHelp(
      "Of a film: what the highest colour stands for: 'frame' (the highest value of each frame by itself, which flickers),"
        + " 'window:SECONDS' (of the last seconds, fading) or 'film' (of the whole film, which is read twice for it)"
        + " (default: window:1).",
      valueName: "over"), transform: { try FilmNormalisation($0) })
  var normalisation: FilmNormalisation?

  @Option(
    name: .customLong("smooth"),
    help: ArgumentHelp(
      "Of a film: let maps follow with this time constant, in seconds (default: 0, at once).", valueName: "seconds"))
  var smoothing: Double?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What frames from standard input are, where '-' stands in place of a film: red, green and blue, 8 bits each, such"
        + " as 640x480@25.",
      discussion: "They are what `ffmpeg -i film.mp4 -f rawvideo -pix_fmt rgb24 -` writes.", valueName: "WxH@rate"),
    transform: { try RawFormat($0) })
  var raw: RawFormat?

  @Flag(
    inversion: .prefixedNo, help: "Of a film: write the class and its probability on each frame (default: --label).")
  var label: Bool?

  func validate() throws {
    if let every, every < 1 { throw ValidationError("--every takes a number from 1 up, not \(every).") }
    if let smoothing, !(0...3600).contains(smoothing) {
      throw ValidationError("--smooth takes seconds from 0 to 3600, not \(smoothing).")
    }
  }

  /// The options that are given, which make no sense of pictures.
  var given: [String] {
    [
      every.map { _ in "--every" }, normalisation.map { _ in "--normalise" }, smoothing.map { _ in "--smooth" },
      raw.map { _ in "--raw" }, label.map { $0 ? "--label" : "--no-label" },
    ].compactMap(\.self)
  }

  func options(_ explanation: ExplanationOptions, _ overlay: Overlay) -> FilmOptions {
    FilmOptions(
      explanation: explanation, every: every ?? 1, normalisation: normalisation ?? .window(seconds: 1),
      smoothing: smoothing ?? 0, overlay: overlay, hasLabels: label ?? true)
  }

  /// The film that the pictures' place is taken by; nil where these are pictures.
  /// - Throws: `ValidationError` for several films, and for what is said of a film where there is none.
  func film(among inputs: [String]) throws -> FilmInput? {
    let films = inputs.filter { $0 == "-" || FilmInput.isNamedLikeOne($0) }
    guard let film = films.first else {
      if let option = given.first { throw ValidationError("\(option) is for films, such as cat.mp4.") }
      return nil
    }
    guard inputs.count == 1 else {
      throw ValidationError("A film is explained by itself: name '\(film)' alone.")
    }
    guard film == "-" else {
      if raw != nil {
        throw ValidationError("--raw is for frames from standard input: name '-' in place of '\(film)'.")
      }
      return .file(film)
    }
    guard let raw else {
      throw ValidationError("Frames from standard input need --raw, their size and rate, such as --raw 640x480@25.")
    }
    return .standardInput(raw)
  }
}

/// Where a film comes from.
enum FilmInput {
  case file(String)
  case standardInput(RawFormat)

  private static let endings = [
    "mp4", "m4v", "mov", "mkv", "webm", "avi", "mpg", "mpeg", "ts", "wmv", "flv", "ogv", "3gp",
  ]

  static var endingList: String { endings.map { ".\($0)" }.joined(separator: ", ") }

  /// By its ending; what is in it shows when it is opened.
  static func isNamedLikeOne(_ path: String) -> Bool {
    path.split(separator: "/").last?.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last
      .map { endings.contains($0.lowercased()) } ?? false
  }

  /// As a person knows it.
  var name: String {
    switch self {
    case .file(let path): path
    case .standardInput: "standard input"
    }
  }

  /// Its name without the folders.
  var title: String { name.split(separator: "/").last.map(String.init) ?? name }

  /// Fit to be part of a file's name.
  var resultName: String {
    switch self {
    case .file(let path): ImageNames.name(of: path)
    case .standardInput: "film"
    }
  }
}
