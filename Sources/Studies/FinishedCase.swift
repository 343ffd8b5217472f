import Files

/// A case's file: the result, and a seal of it and of what it was made from.
///
/// The seal tells damage and files of other sweeps. It is no secret, so what is read is checked like any file besides.
struct FinishedCase: Codable {
  let result: CaseResult
  let seal: String

  init(_ result: CaseResult, key: String) throws {
    self.result = result
    seal = try Self.seal(of: result, key: key)
  }

  /// - Throws: `StudyError` if it was made from something else, or changed.
  func check(key: String) throws {
    guard seal == (try Self.seal(of: result, key: key)) else {
      throw StudyError(.damagedResults, "it has been changed, or is of another network, picture or sweep")
    }
  }

  private static func seal(of result: CaseResult, key: String) throws -> String {
    let text = try key + JSONText.encoded(result)
    return Array(text.utf8).withUnsafeBytes { SHA256.hexadecimal(of: $0) }
  }

  // MARK: - One object, the seal beside the result's own keys

  private enum Key: CodingKey { case seal }

  init(from decoder: any Decoder) throws {
    result = try CaseResult(from: decoder)
    seal = try decoder.container(keyedBy: Key.self).decode(String.self, forKey: .seal)
  }

  func encode(to encoder: any Encoder) throws {
    try result.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(seal, forKey: .seal)
  }
}
