import Failures
import Files

/// What became of an item, as a shard's rows hold it: one line with the item's key, a seal of the line, and JSON.
///
///     let line = try CaseRow(key: key, outcome: .result(result)).line
///     try CaseRow(line: line).outcome
///
/// The seal tells damage. It is no secret, so what is read is checked like any file besides (`StudyPlan.check`).
public struct CaseRow: Sendable, Equatable {
  /// What the item's numbers depend on.
  public let key: String
  /// What came of the item.
  public let outcome: Outcome

  /// What came of an item.
  public enum Outcome: Sendable, Equatable {
    /// The item's numbers.
    case result(CaseResult)
    /// The item could not be computed, and why; the next run tries it again.
    case failure(String)
  }

  /// A row that is to be written.
  public init(key: String, outcome: Outcome) {
    self.key = key
    self.outcome = outcome
  }

  private struct Content: Codable {
    var result: CaseResult?
    var failure: String?
  }

  /// The row as a file has it: key, seal and JSON, without an end of line.
  public var line: String {
    get throws {
      let content =
        switch outcome {
        case .result(let result): Content(result: result.named(name: "", image: "", model: ""))
        case .failure(let reason): Content(failure: reason)
        }
      let json = try JSONText.line(content)
      return "\(key) \(Self.seal(key, json.utf8)) \(json)"
    }
  }

  /// Reads a row, and checks its seal.
  /// - Throws: `StudyError` (`damagedResults`) for a line that was not made so, or changed.
  public init(line: String) throws {
    // An array's bytes are looked at several times faster than a string's.
    let parts = Array(line.utf8).split(separator: UInt8(ascii: " "), maxSplits: 2)
    guard parts.count == 3, parts[0].count == 64 else {
      throw StudyError(.damagedResults, "it has been changed, or is no line of a study")
    }
    key = String(decoding: parts[0], as: UTF8.self)
    guard Self.seal(key, parts[2]) == String(decoding: parts[1], as: UTF8.self) else {
      throw StudyError(.damagedResults, "it has been changed, or is no line of a study")
    }
    let content = try JSONText.decoded(Content.self, from: parts[2])
    switch (content.result, content.failure) {
    case (let result?, nil): outcome = .result(result)
    case (nil, let reason?): outcome = .failure(reason)
    default: throw StudyError(.damagedResults, "it holds neither a result nor a failure")
    }
  }

  /// The key of a line, without a look at the rest.
  static func key(ofLine line: some StringProtocol) -> String { String(line.prefix { $0 != " " }) }

  private static func seal(_ key: String, _ json: some Sequence<UInt8>) -> String {
    (Array(key.utf8) + json).withUnsafeBytes { SHA256.hexadecimal(of: $0) }
  }
}
