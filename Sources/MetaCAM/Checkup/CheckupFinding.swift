import Failures

/// What a checkup has found of one topic.
public struct CheckupFinding: Sendable, Equatable {
  /// How bad it is.
  public enum State: String, Sendable, CaseIterable, Encodable {
    /// As it should be.
    case good
    /// MetaCAM works, but something that some need does not, or is slow.
    case limited
    /// MetaCAM does not work here.
    case bad
  }

  /// How bad it is.
  public let state: State
  /// One line.
  public let text: String
  /// What to do about it.
  public let remedy: Remedy?

  /// A finding in words of one line.
  public init(_ state: State, _ text: String, remedy: Remedy? = nil) {
    self.state = state
    self.text = text
    self.remedy = remedy
  }
}
