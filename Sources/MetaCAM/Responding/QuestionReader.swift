import Failures
import Imaging
import ModelReaders

/// The members of a question, each with its type; one that nobody has looked for is an error in the end, so that a slip in a name
/// never goes unseen.
///
///     var reader = QuestionReader(members)
///     let methods = try reader.texts("methods")
///     try reader.finish()
struct QuestionReader {
  private let members: [String: JSONValue]
  /// Where they stand, for messages: empty, or such as `pictures`.
  private let place: String
  private var seen: Set<String> = []

  init(_ members: [String: JSONValue], in place: String = "") {
    self.members = members
    self.place = place
  }

  private mutating func value(_ name: String) -> JSONValue? {
    seen.insert(name)
    let value = members[name]
    return value == .null ? nil : value
  }

  private func wrong(_ name: String, _ kind: String) -> MetaCAMError {
    MetaCAMError(
      .invalidQuestion, "'\(ShownText.visible(name))' takes \(kind)", context: place.isEmpty ? [:] : ["in": place])
  }

  // MARK: - One value

  mutating func text(_ name: String) throws -> String? {
    guard let value = value(name) else { return nil }
    guard let text = value.text else { throw wrong(name, "a text") }
    return text
  }

  mutating func flag(_ name: String) throws -> Bool {
    switch value(name) {
    case nil: return false
    case .flag(let flag)?: return flag
    default: throw wrong(name, "true or false")
    }
  }

  mutating func number(_ name: String) throws -> Double? {
    guard let value = value(name) else { return nil }
    guard let number = value.number, number.isFinite else { throw wrong(name, "a finite number") }
    return number
  }

  /// Larger ones are no longer told apart in JSON.
  private static let largest = 1 << 53

  mutating func integer(_ name: String, in range: ClosedRange<Int> = 0...largest) throws -> Int? {
    guard let value = value(name) else { return nil }
    guard let integer = value.integer, range.contains(integer) else {
      throw wrong(name, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return integer
  }

  /// 0 where nothing is said.
  mutating func seed() throws -> UInt64 { UInt64(try integer("seed") ?? 0) }

  /// A length for both sides, or height and width, in pixels.
  mutating func sides(_ name: String) throws -> (sides: Preprocessing.Size, isOne: Bool)? {
    guard let value = value(name) else { return nil }
    guard let (height, width) = value.pair, (1...16384).contains(height), (1...16384).contains(width) else {
      throw wrong(name, "a number of pixels from 1 to 16384, or [height, width]")
    }
    return (.init(height: height, width: width), value.integer != nil)
  }

  /// A row of a list, by its name.
  mutating func row<Row: NamedRow>(_ name: String, _ type: Row.Type = Row.self) throws -> Row? {
    try text(name).map { try Row.named($0) }
  }

  /// One of a closed list.
  mutating func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ name: String, _ type: Choice.Type = Choice.self
  ) throws -> Choice? {
    guard let text = try text(name) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    throw MetaCAMError(
      .unknownName,
      "'\(name)' is not '\(ShownText.visible(text))'\(NearestNames.hint(for: text, among: known)); take one of "
        + known.joined(separator: ", "))
  }

  // MARK: - Several

  /// A text, or a list of them; empty where nothing is said.
  mutating func texts(_ name: String) throws -> [String] {
    guard let value = value(name) else { return [] }
    if let text = value.text { return [text] }
    guard let list = value.list, list.allSatisfy({ $0.text != nil }) else { throw wrong(name, "texts") }
    return list.compactMap(\.text)
  }

  /// A number, or a list of them; nil where nothing is said.
  mutating func numbers(_ name: String) throws -> [Double]? {
    guard let value = value(name) else { return nil }
    let list = value.list ?? [value]
    let numbers = list.compactMap(\.number)
    guard numbers.count == list.count, numbers.allSatisfy(\.isFinite) else { throw wrong(name, "finite numbers") }
    return numbers
  }

  /// Lists of texts.
  mutating func lists(_ name: String) throws -> [[String]]? {
    guard let value = value(name) else { return nil }
    guard let lists = value.list else { throw wrong(name, "lists of texts") }
    return try lists.map { list in
      guard let texts = list.list, texts.allSatisfy({ $0.text != nil }) else { throw wrong(name, "lists of texts") }
      return texts.compactMap(\.text)
    }
  }

  /// An index or a name for all of `count`, or a list of such with one for each; null stands for none.
  mutating func targets(_ name: String, count: Int) throws -> [String?] {
    func target(_ value: JSONValue) throws -> String? {
      switch value {
      case .null: return nil
      case .text(let text): return text
      default:
        guard let index = value.integer, index >= 0 else { throw wrong(name, "an index from 0, or a name") }
        return "\(index)"
      }
    }
    guard let value = value(name) else { return Array(repeating: nil, count: count) }
    guard let list = value.list else { return Array(repeating: try target(value), count: count) }
    guard list.count == count else {
      throw wrong(name, "one for all pictures, or one for each of the \(count), not \(list.count)")
    }
    return try list.map(target)
  }

  /// Objects, each to be read and finished by itself.
  mutating func objects(_ name: String) throws -> [QuestionReader] {
    guard let value = value(name) else { return [] }
    guard let list = value.list, list.allSatisfy({ $0.object != nil }) else { throw wrong(name, "objects") }
    return list.compactMap(\.object).map { QuestionReader($0, in: name) }
  }

  /// The members of an object, by name.
  mutating func values(_ name: String) throws -> [(name: String, value: JSONValue)] {
    guard let value = value(name) else { return [] }
    guard let object = value.object else { throw wrong(name, "an object") }
    return object.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// - Throws: `MetaCAMError` for a member that nobody has asked for.
  func finish() throws(MetaCAMError) {
    guard let unknown = members.keys.sorted().first(where: { !seen.contains($0) }) else { return }
    throw MetaCAMError(
      .invalidQuestion,
      "there is no setting '\(ShownText.visible(unknown))' here"
        + NearestNames.hint(for: unknown, among: seen.sorted()),
      context: place.isEmpty ? [:] : ["in": place])
  }
}
