import Failures
import FoundationEssentials

/// Results as JSON: keys sorted, so that the same results are the same bytes, and nothing in it that a terminal would act
/// on; and JSON of strangers, read back.
package enum JSONText {
  /// A type that may stand in JSON in several forms, and says which: it throws a type mismatch of its own.
  package protocol NamedInJSON {
    static var nameInJSON: String { get }
  }

  package static func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return ShownText.json(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// The same in one line.
  package static func line(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return ShownText.json(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// - Throws: `FileError` (`malformed`) that says in a line what is wrong, and where.
  /// - Complexity: O(bytes).
  package static func decoded<Value: Decodable>(
    _ type: Value.Type, from bytes: some Collection<UInt8>
  ) throws(FileError) -> Value {
    // Looked at as bare memory, which is several times faster than a collection of whatever kind.
    let data = Data(bytes)
    guard data.withUnsafeBytes(depth(of:)) <= deepest else {
      throw FileError(.malformed, "it is nested more than \(deepest) deep")
    }
    if let key = data.withUnsafeBytes(JSONKeys.repeated(in:)) {
      throw FileError(.malformed, "the key '\(ShownText.visible(key))' stands twice in one object; leave one of them")
    }
    do {
      return try JSONDecoder().decode(type, from: data)
    } catch let error as DecodingError {
      throw FileError(.malformed, words(for: error))
    } catch let error as any ContextualError {
      // What a type says of its own values.
      throw FileError(.malformed, error.message)
    } catch {
      throw FileError(.malformed, "it is no JSON")
    }
  }

  /// No file of ours comes near, and Foundation reads behind the end of what is cut off at a depth of 512.
  private static let deepest = 64

  private static func depth(of bytes: UnsafeRawBufferPointer) -> Int {
    var (depth, most, isInString, isEscaped) = (0, 0, false, false)
    for byte in bytes {
      switch byte {
      case _ where isEscaped: isEscaped = false
      case UInt8(ascii: "\\") where isInString: isEscaped = true
      case UInt8(ascii: "\""): isInString.toggle()
      case _ where isInString: break
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        most = max(most, depth)
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: break
      }
    }
    return most
  }

  private static func words(for error: DecodingError) -> String {
    func place(_ path: [any CodingKey], _ last: (any CodingKey)? = nil) -> String {
      let names = (path + [last].compactMap { $0 }).map { $0.intValue.map(String.init) ?? $0.stringValue }
      return names.isEmpty ? "the whole" : "'\(names.joined(separator: "."))'"
    }
    return switch error {
    case .keyNotFound(let key, let context): "\(place(context.codingPath, key)) is missing"
    case .valueNotFound(_, let context): "\(place(context.codingPath)) has no value"
    case .typeMismatch(let type, let context): "\(place(context.codingPath)) must be \(name(of: type))"
    case .dataCorrupted(let context) where !context.codingPath.isEmpty:
      "\(place(context.codingPath)) has a value that does not fit"
    // Foundation does not say where.
    default: "it is no JSON, or a number in it does not fit"
    }
  }

  private static func name(of type: any Any.Type) -> String {
    switch type {
    case let type as any NamedInJSON.Type: type.nameInJSON
    case is [Any].Type: "a list"
    case is [String: Any].Type: "an object"
    case is String.Type: "a text"
    case is Bool.Type: "true or false"
    case is any BinaryInteger.Type: "a whole number"
    case is any BinaryFloatingPoint.Type: "a number"
    default: "a value of another type"
    }
  }
}
