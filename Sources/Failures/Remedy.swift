/// What helps, as a sentence whose means each front end names in its own words.
///
///     let remedy: Remedy = "\(.option(.limits)) lifts the limits"
///     remedy.means         // [.option(.limits)], for a front end that makes a control of it
///     remedy.description   // the parameter `limits` lifts the limits
///
/// So no library knows a flag of the command line: the program says `--allow-large lifts the limits` of the same value.
public struct Remedy: Sendable, Equatable, ExpressibleByStringInterpolation {
  fileprivate enum Part: Sendable, Equatable {
    case text(String)
    case means(Means)
  }

  private let parts: [Part]

  /// Something that a user can reach for.
  public enum Means: Sendable, Hashable {
    /// Something that can be set.
    /// - Parameter suggestion: a value to try.
    case option(Option, suggestion: String? = nil)
    /// A variable of the environment.
    case environment(String)
    /// What lists the names that can be given.
    case listing(Listing)
    /// What fetches the weights of a built-in model.
    case fetching(model: String)
  }

  /// What can be set, by the name of its parameter.
  ///
  /// A front end that words remedies has a word for each: a new option does not compile before it has.
  public enum Option: String, Sendable, CaseIterable {
    /// The least probability of a box that counts.
    case boxScore
    /// The channels that a network takes, in its order.
    case channels
    /// What the classes are called.
    case classes
    /// Whether embedded colour profiles are applied.
    case colourManagement
    /// What is cut from the middle of a picture.
    case crop
    /// How a picture comes to the size of the network's input.
    case fit
    /// What makes results of a part of a study.
    case partial
    /// Which of a network's inputs the picture is.
    case input
    /// What an input gets beside the picture.
    case inputValue
    /// The layers that maps are made from.
    case layers
    /// The pictures that others are compared with.
    case likeness
    /// What cosines are multiplied by.
    case logitFactor
    /// How much a file may ask for.
    case limits
    /// What is subtracted from the samples.
    case mean
    /// The network: a name, or a file.
    case model
    /// The value of the network that holds the class scores.
    case output
    /// Where in a segmentation a class's score is taken.
    case region
    /// Which picture of a file that holds several.
    case page
    /// Which of a picture's values become black and white.
    case range
    /// To how many pixels a picture is resized.
    case resize
    /// Whether a study goes on where it was.
    case resumes
    /// The unit of samples, means and deviations.
    case scale
    /// What makes class scores of maps of them.
    case scoreMap
    /// How an ensemble's members are chosen.
    case search
    /// The height and width of the network's input.
    case size
    /// What a network gets in place of a picture.
    case tensor
    /// The file of the network that takes texts.
    case textModel
    /// The texts that pictures are compared with.
    case texts
    /// Which plane of a volume.
    case slice
    /// What a network was trained for.
    case task
    /// How tokens lie over the image.
    case tokens
    /// The file that says what makes numbers of texts.
    case vocabulary
    /// The file that holds a network's weights.
    case weights
  }

  /// A list of names that can be given, by the library's name for it.
  public enum Listing: String, Sendable, CaseIterable {
    /// The layers of a network that maps can be made from.
    case layers = "candidateLayers"
    /// The built-in networks.
    case models = "builtInNames"
  }

  public init(stringLiteral text: String) { parts = [.text(text)] }

  public init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var parts: [Part] = []

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ text: String) { parts.append(.text(text)) }

    /// A means, which every front end words itself.
    public mutating func appendInterpolation(_ means: Means) { parts.append(.means(means)) }

    /// Words that are the same in every front end.
    public mutating func appendInterpolation(_ text: String) { parts.append(.text(text)) }
  }

  /// All that it names, in the order of the sentence.
  public var means: [Means] {
    parts.compactMap { if case .means(let means) = $0 { means } else { nil } }
  }

  /// The sentence in a front end's words.
  /// - Parameter words: what the front end calls a means, without the value that is suggested for it.
  public func text(_ words: (Means) -> String) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .means(.option(let option, let suggestion?)): words(.option(option)) + ", such as \(suggestion)"
      case .means(let means): words(means)
      }
    }.joined()
  }
}

extension Remedy: CustomStringConvertible {
  /// In the words of Swift: an option is a parameter.
  public var description: String { text(\.swiftWords) }
}

extension Remedy.Means {
  /// What Swift calls it.
  public var swiftWords: String {
    switch self {
    case .option(let option, _): "the parameter `\(option.rawValue)`"
    case .environment(let variable): variable
    case .listing(let listing): "`\(listing.rawValue)`"
    case .fetching(let model): "a `download` for \(model)"
    }
  }
}

extension Remedy {
  /// A text that was kept in the words of Swift, in a front end's: so what is kept is the same whoever writes it.
  ///
  ///     Remedy.reworded("plan anew with the parameter `resumes`") { _ in "--resume" }  // plan anew with --resume
  ///
  /// - Complexity: O(length · number of options).
  public static func reworded(_ text: String, _ words: (Means) -> String) -> String {
    guard text.utf8.contains(UInt8(ascii: "`")) else { return text }
    let means = Option.allCases.map { Means.option($0) } + Listing.allCases.map(Means.listing)
    var result = means.reduce(text) { $0.replacing($1.swiftWords, with: words($1)) }
    // A model's name has neither spaces nor marks behind it.
    let download = "a `download` for "
    while let place = result.firstRange(of: download) {
      let model = result[place.upperBound...].prefix { !$0.isWhitespace && !";,:)".contains($0) }
      result.replaceSubrange(place.lowerBound..<model.endIndex, with: words(.fetching(model: String(model))))
    }
    return result
  }
}

/// Something that a user should know, though nothing has failed; and what to do about it.
///
///     Note("the network has several outputs", remedy: "\(.option(.output)) takes another one")
public struct Note: Sendable, Equatable {
  /// One line, without a full stop at the end.
  public let message: String
  /// What to do about it; nil where there is nothing to be done.
  public let remedy: Remedy?

  /// A note in words of one line, without a full stop at the end.
  public init(_ message: String, remedy: Remedy? = nil) {
    self.message = message
    self.remedy = remedy
  }

  /// The message and the remedy in a front end's words.
  public func text(_ words: (Remedy.Means) -> String) -> String {
    message + (remedy.map { "; " + $0.text(words) } ?? "")
  }

  /// The same about a part of what is done, which is named first.
  public func about(_ part: String) -> Note { Note("\(part): \(message)", remedy: remedy) }
}

extension Note: CustomStringConvertible {
  /// In the words of Swift.
  public var description: String { text(\.swiftWords) }
}
