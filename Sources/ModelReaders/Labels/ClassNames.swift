import Files

/// What a network's classes are called, as a file lists them, or the network's own file.
///
///     let names = try ClassNames(contentsOf: "classes.txt")
///     let labels = try names.labels(count: 4)
///
/// A file is one of these, told apart by what it holds:
/// - text, a name in each line; where every line begins with a number, that is the class (`0 cat`, `1: dog`), and where every
///   line begins with a WordNet id, that is known as well (`n02123045 tabby, tabby cat`);
/// - a table of commas (`.csv`) or tabs (`.tsv`): a column of indices, if there is one, and one of names;
/// - JSON: a list of names, `{"name": index}`, `{"index": "name"}`, `{"index": ["WordNet id", "name"]}`, or one of these under
///   `id2label` or `names`, as Hugging Face's `config.json` has it.
public struct ClassNames: Sendable, Equatable {
  private let labels: [ClassLabel]
  /// What they come from, for messages.
  private let source: String

  /// How many classes the list has.
  public var count: Int { labels.count }

  /// ImageNet's thousand.
  public static let imageNet = ClassNames(labels: Array(ImageNetClasses.labels), source: "ImageNet")

  /// The 21,843 of the whole of ImageNet.
  public static let imageNet21k = ClassNames(labels: ImageNet21kClasses.all, source: "the whole of ImageNet")

  /// A list that is built in: `imagenet` or `imagenet-21k`.
  public init?(builtIn name: String) {
    switch name {
    case "imagenet": self = .imageNet
    case "imagenet-21k": self = .imageNet21k
    default: return nil
    }
  }

  /// The name of the built-in list that may be meant by so many classes.
  package static func builtIn(count: Int) -> String? {
    switch count {
    case 1000, 1001: "imagenet"
    case 21841, 21843: "imagenet-21k"
    default: nil
    }
  }

  private init(labels: [ClassLabel], source: String) {
    self.labels = labels
    self.source = source
  }

  /// In the order of the network's outputs.
  public init(names: [String]) { self.init(names, source: "the list") }

  init(_ names: [String], source: String) {
    self.init(labels: names.enumerated().map { ClassLabel(index: $0, name: $1) }, source: source)
  }

  /// No list of names is larger.
  private static let mostBytes = 64 << 20

  /// Reads a list of names.
  /// - Throws: `FileError` if the file cannot be read; `ModelError` if it is no list of names: a class is named twice or not
  ///   at all.
  public init(contentsOf path: String) throws {
    let file = try MappedFile(path: path)
    let text = try file.withBytes { bytes -> String? in
      bytes.count <= Self.mostBytes ? String(validating: bytes, as: UTF8.self) : nil
    }
    guard var text else {
      throw ModelError(
        .malformed, "class names are a text in UTF-8, JSON or a table", context: ["file": path])
    }
    if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let labels: [ClassLabel]
    do { labels = try Self.labels(in: text, ending: ending) } catch { throw error.adding(["file": path]) }
    self.init(labels: labels, source: path)
  }

  /// What an ONNX file says about its classes under the keys that writers use: Ultralytics' `names`, Paddle's `character`, and
  /// others' `id2label`, `classes`, `labels`, `class_names`.
  /// - Parameter metadata: of the file.
  public init?(metadata: [String: String]) {
    for key in ["names", "character", "id2label", "classes", "class_names", "labels"] {
      guard let text = metadata[key], let labels = try? Self.labels(in: text, ending: ""), !labels.isEmpty else {
        continue
      }
      self.init(labels: labels, source: "the file's '\(key)'")
      return
    }
    return nil
  }

  /// The classes of a network.
  ///
  /// Three further counts are known: ImageNet's names of 1001 classes, the first of which is the background; those of its 21,841,
  /// which lack two; and one name for a network of two classes, which is that of the second.
  /// - Throws: `ModelError` if there are more or fewer names than classes.
  public func labels(count: Int) throws(ModelError) -> ClassLabels {
    if labels.count == count { return ClassLabels(labels) }
    // The count first: a built-in list is only read where it is meant.
    if count == labels.count + 1, self == .imageNet {
      return ClassLabels(
        [ClassLabel(index: 0, name: "background")]
          + labels.map {
            ClassLabel(index: $0.index + 1, name: $0.name, wordNetID: $0.wordNetID, synonyms: $0.synonyms)
          })
    }
    if count == ImageNet21kClasses.fewerCount, self == .imageNet21k {
      return ClassLabels(ImageNet21kClasses.fewer)
    }
    if labels.count == 1, count == 2, let name = labels[0].name {
      return ClassLabels([ClassLabel(index: 0, name: "not \(name)"), ClassLabel(index: 1, name: name)])
    }
    throw ModelError(
      .mismatch, "\(source) names \(labels.count) classes, and the network has \(count)",
      remedy: "give as many names as classes, in the order of the network's outputs")
  }

  // MARK: - Forms

  private static func labels(in text: String, ending: String) throws(ModelError) -> [ClassLabel] {
    if let first = text.first(where: { !$0.isWhitespace }), "{[(".contains(first) {
      guard let literal = Literal(text) else {
        throw ModelError(.malformed, "the list of class names is no JSON, though it begins like it")
      }
      return try labels(literal)
    }
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    if let empty = lines.firstIndex(where: { $0.allSatisfy(\.isWhitespace) }) {
      throw ModelError(.malformed, "line \(empty + 1) of the class names is empty; each line names a class")
    }
    guard !lines.isEmpty else { throw ModelError(.malformed, "there are no class names in it") }
    if ["csv", "tsv"].contains(ending) { return try table(lines, separator: ending == "csv" ? "," : "\t") }
    return try list(lines)
  }

  private static func labels(_ literal: Literal) throws(ModelError) -> [ClassLabel] {
    if let inner = literal["id2label"] ?? literal["names"] { return try labels(inner) }
    switch literal {
    case .list(let names):
      let texts = names.compactMap(\.text)
      guard texts.count == names.count, !texts.isEmpty else { break }
      return texts.enumerated().map { ClassLabel(index: $0, name: $1) }
    case .pairs(let pairs):
      let byIndex = pairs.compactMap { pair in pair.key.index.flatMap { label($0, pair.value) } }
      if byIndex.count == pairs.count { return try ordered(byIndex) }
      let byName = pairs.compactMap { pair in
        pair.key.text.flatMap { name in pair.value.index.map { ClassLabel(index: $0, name: name) } }
      }
      guard byName.count == pairs.count else { break }
      return try ordered(byName)
    default: break
    }
    throw ModelError(
      .malformed, "class names in JSON are a list of texts, {\"name\": index} or {\"index\": \"name\"}")
  }

  private static func label(_ index: Int, _ value: Literal) -> ClassLabel? {
    if let name = value.text { return ClassLabel(index: index, name: name) }
    guard case .list(let parts) = value, parts.count == 2, let id = parts[0].text, isWordNetID(id),
      let name = parts[1].text
    else { return nil }
    return ClassLabel(index: index, name: name, wordNetID: id)
  }

  /// Each class once, none left out.
  private static func ordered(_ labels: [ClassLabel]) throws(ModelError) -> [ClassLabel] {
    guard !labels.isEmpty else { throw ModelError(.malformed, "there are no class names in it") }
    let sorted = labels.sorted { $0.index < $1.index }
    for (place, label) in sorted.enumerated() where label.index != place {
      throw ModelError(
        .malformed,
        label.index < 0 || sorted.prefix(place).contains(where: { $0.index == label.index })
          ? "the class \(label.index) is named twice, or is below 0; name each class from 0 to \(labels.count - 1) once"
          : "no name is given for the class \(place) of \(labels.count); name each class from 0 on once")
    }
    return sorted
  }

  private static func list(_ lines: [String]) throws(ModelError) -> [ClassLabel] {
    let parted = lines.map { line in
      let line = line.trimmed
      let head = line.prefix { !$0.isWhitespace && $0 != ":" && $0 != "," && $0 != "\t" }
      return (
        head: String(head), rest: line.dropFirst(head.count).drop { $0.isWhitespace || $0 == ":" || $0 == "," }.trimmed
      )
    }
    if parted.allSatisfy({ Int($0.head) != nil && !$0.rest.isEmpty }) {
      return try ordered(parted.compactMap { part in Int(part.head).map { ClassLabel(index: $0, name: part.rest) } })
    }
    if parted.allSatisfy({ isWordNetID($0.head) }) {
      return parted.enumerated().map { index, part in
        let names = part.rest.split(separator: ",").map { String($0).trimmed }
        return ClassLabel(
          index: index, name: names.first ?? part.head, wordNetID: part.head, synonyms: Array(names.dropFirst()))
      }
    }
    return lines.enumerated().map { ClassLabel(index: $0, name: $1.trimmed) }
  }

  private static func isWordNetID(_ text: String) -> Bool {
    text.utf8.count == 9 && text.hasPrefix("n") && text.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
  }

  private static func table(_ lines: [String], separator: Character) throws(ModelError) -> [ClassLabel] {
    let rows = lines.map { fields($0, separator: separator) }
    if let uneven = rows.firstIndex(where: { $0.count != rows[0].count }) {
      throw ModelError(
        .malformed,
        "line \(uneven + 1) of the class names has \(rows[uneven].count) fields, and the first one \(rows[0].count)")
    }
    /// Whole numbers below a heading, or in all lines; best each of the first ones once.
    func isIndex(_ column: Int) -> Bool { rows.dropFirst().allSatisfy { Int($0[column]) != nil } }
    func countsClasses(_ column: Int) -> Bool {
      let numbers = rows.compactMap { Int($0[column]) }
      return numbers.count >= rows.count - 1 && Set(numbers) == Set(numbers.indices)
    }
    let columns = rows[0].indices
    // Of a table of one line there is no telling whether it is a heading.
    let indices =
      rows.count > 1
      ? columns.first(where: countsClasses) ?? columns.first(where: isIndex)
      : columns.first { Int(rows[0][$0]) != nil }
    let headings: Set = [
      "index", "id", "class_id", "class", "name", "names", "label", "labels", "classname", "class_name",
    ]
    let hasHeading =
      indices.map { rows.count > 1 && Int(rows[0][$0]) == nil }
      ?? rows[0].contains { headings.contains($0.lowercased()) }
    let heading = hasHeading ? rows[0].map { $0.lowercased() } : []
    let named = ["name", "class_name", "classname", "label", "class"].lazy.compactMap { heading.firstIndex(of: $0) }
      .first { $0 != indices }
    guard let names = named ?? columns.first(where: { $0 != indices }) else {
      throw ModelError(.malformed, "the table of class names has no column of names")
    }
    let body = rows.dropFirst(hasHeading ? 1 : 0)
    guard let indices else { return body.enumerated().map { ClassLabel(index: $0, name: $1[names]) } }
    return try ordered(body.compactMap { row in Int(row[indices]).map { ClassLabel(index: $0, name: row[names]) } })
  }

  /// The fields of a line; those in double quotes may hold the separator, and a quote twice.
  private static func fields(_ line: String, separator: Character) -> [String] {
    var fields: [String] = [""]
    var isQuoted = false
    var characters = line[...]
    while let character = characters.popFirst() {
      if character == "\"", isQuoted, characters.first == "\"" {
        characters.removeFirst()
        fields[fields.count - 1].append("\"")
      } else if character == "\"", isQuoted || fields[fields.count - 1].isEmpty {
        isQuoted.toggle()
      } else if character == separator, !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields.map(\.trimmed)
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    let start = drop(while: \.isWhitespace)
    let end = start.reversed().prefix(while: \.isWhitespace).count
    return String(start.dropLast(end))
  }
}
