/// What went wrong, what to do about it, where, and why.
///
/// Every module names its own: `public typealias GraphError = Failure<GraphErrorCode>`. So a caller can catch one
/// module's errors and switch over its codes, and the command line can print all of them alike, on one line.
///
///     throw GraphError(.tooLarge, "the network has \(count) nodes", remedy: "\(.option(.limits)) lifts the limits",
///                      context: ["node": node.name])
public struct Failure<Code: FailureCode>: Error, Sendable {
  /// What kind of fault it is; stable, for programs.
  public let code: Code
  /// What is wrong, and what to do about it where that is the same for every user; one line, without a full stop at the
  /// end.
  public let message: String
  /// What else to do about it: what a front end has its own words for, or a control.
  public let remedy: Remedy?
  /// Where it happened, such as the file, the node or the shape.
  public let context: FailureContext
  /// The error below this one.
  public let cause: (any Error)?

  /// A failure in words of one line, without a full stop at the end.
  public init(
    _ code: Code, _ message: String, remedy: Remedy? = nil, context: FailureContext = [:], cause: (any Error)? = nil
  ) {
    self.code = code
    self.message = message
    self.remedy = remedy
    self.context = context
    self.cause = cause
  }

  /// A failure that says what a note says, and what helps.
  public init(_ code: Code, _ note: Note, context: FailureContext = [:], cause: (any Error)? = nil) {
    self.init(code, note.message, remedy: note.remedy, context: context, cause: cause)
  }

  /// The same failure with more of its surroundings; what it already says stays.
  public func adding(_ more: FailureContext) -> Self {
    Self(code, message, remedy: remedy, context: context.merging(more), cause: cause)
  }
}

/// A failure of any module, to which surroundings can be added, and which a front end words.
///
///     do { … } catch let error as any ContextualError { throw error.adding(["image": path]) }
public protocol ContextualError: Error {
  /// One line that says what is wrong, without a full stop at the end.
  var message: String { get }
  /// What helps against it; nil where nothing is known to.
  var remedy: Remedy? { get }
  /// Where it happened, such as the file, the node or the shape.
  var context: FailureContext { get }
  /// The same failure with more of its surroundings; what it already says stays.
  func adding(_ more: FailureContext) -> Self

  /// One line: the message, the remedy, the context in brackets, then the cause. Names in it come from anywhere: what they
  /// hold beside visible characters is written out.
  /// - Parameter words: what the front end calls what remedies name, those of the causes included.
  func text(_ words: (Remedy.Means) -> String) -> String
}

extension Failure: ContextualError {}

extension Error {
  /// A failure in a front end's words; another error as it describes itself.
  public func worded(by words: (Remedy.Means) -> String) -> String {
    (self as? any ContextualError)?.text(words) ?? "\(self)"
  }
}

/// The kinds of failure of one module: an enumeration of strings.
public protocol FailureCode: RawRepresentable<String>, Sendable, Equatable {}

/// Where a failure happened, in the order in which it was said: `["file": "model.onnx", "node": "Conv_12"]`.
public struct FailureContext: Sendable, Equatable, ExpressibleByDictionaryLiteral {
  /// What is known, in the order in which it was said.
  public private(set) var entries: [Entry]

  /// A kind of place and the place, such as `file` and `model.onnx`.
  public struct Entry: Sendable, Equatable {
    /// What kind of place it is, such as `file`, `node` or `shape`.
    public let key: String
    /// Which of its kind, such as `model.onnx`.
    public let value: String
  }

  public init(dictionaryLiteral elements: (String, String)...) {
    entries = elements.map { Entry(key: $0.0, value: $0.1) }
  }

  /// The first value of a kind of place; nil where nothing was said of it.
  public subscript(key: String) -> String? { entries.first { $0.key == key }?.value }

  package func merging(_ other: FailureContext) -> FailureContext {
    var result = self
    result.entries += other.entries.filter { self[$0.key] == nil }
    return result
  }
}

extension Failure: CustomStringConvertible {
  /// The line in the words of Swift.
  public var description: String { text(\.swiftWords) }

  public func text(_ words: (Remedy.Means) -> String) -> String {
    var line = Note(message, remedy: remedy).text(words)
    if !context.entries.isEmpty {
      line += " (" + context.entries.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + ")"
    }
    if let cause { line += ": " + cause.worded(by: words) }
    return ShownText.visible(String(line.map { $0.isNewline ? " " : $0 }))
  }
}
