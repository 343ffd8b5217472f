import Failures

/// Names that files can bear, each given once.
///
///     var names = CaseNames()
///     names.take("cat-281")    // "cat-281"
///     names.take("cat/281")    // "cat_281"
///     names.take("cat-281")    // "cat-281-2"
struct CaseNames {
  /// In bytes of UTF-8. A file's name has at most 255, of which networks, methods and endings need some.
  static let longest = 150

  /// With the line that asked for it; 0 where none did.
  private var taken: [String: Int] = [:]
  /// The number that a name got last, so that a million alike take no longer than others.
  private var numbers: [String: Int] = [:]
  /// What the list calls those whose name was reserved in another form.
  private var wishes: [String: String] = [:]

  /// Letters, numbers and `-_.+` stay, all else becomes an underscore, a dot in front as well: no name is a path, hidden, or
  /// one that a terminal acts on.
  static func safe(_ name: String) -> String {
    func isPlain(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
        UInt8(ascii: "+"):
        true
      default: false
      }
    }
    if name.utf8.first != UInt8(ascii: "."), !name.isEmpty, name.utf8.allSatisfy(isPlain) { return name }
    let safe = String(
      ShownText.fileName(name).map { $0.isLetter || $0.isNumber || "-_.+".contains($0) ? $0 : "_" })
    return safe.hasPrefix(".") || safe.isEmpty ? "_" + safe.dropFirst() : safe
  }

  /// Keeps the safe form of a name for the line that asks for it.
  /// - Returns: the line that has it already, and what it calls it; nil where none has.
  mutating func reserve(_ wish: String, line: Int) -> (line: Int, wish: String)? {
    let name = Self.safe(wish)
    if let other = taken[name] { return (other, wishes[name] ?? name) }
    taken[name] = line
    if name != wish { wishes[name] = wish }
    return nil
  }

  /// A name like this one that nobody else has.
  mutating func take(_ wish: String) -> String {
    let name = Self.cut(Self.safe(wish), to: Self.longest)
    if insert(name) { return name }
    var number = numbers[name] ?? 1
    while true {
      number += 1
      let numbered = Self.cut(name, to: Self.longest - 8) + "-\(number)"
      if insert(numbered) {
        numbers[name] = number
        return numbered
      }
    }
  }

  private mutating func insert(_ name: String) -> Bool {
    // One look into the table: most names are new.
    let count = taken.count
    taken[name, default: 0] += 0
    return taken.count > count
  }

  private static func cut(_ name: String, to bytes: Int) -> String {
    guard name.utf8.count > bytes else { return name }
    var end = name.utf8.index(name.startIndex, offsetBy: bytes)
    while end.samePosition(in: name.unicodeScalars) == nil { end = name.utf8.index(before: end) }
    return String(name[..<end])
  }

  /// What a case is called that the list gives no name: the picture's and the class's.
  static func usual(image: String, className: String) -> String { "\(stem(of: image))-\(className)" }

  /// A file's name without folders and ending.
  static func stem(of path: String) -> Substring {
    let start = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) } ?? path.startIndex
    let file = path[start...]
    guard let dot = file.utf8.lastIndex(of: UInt8(ascii: ".")), dot != file.startIndex else { return file }
    return file[..<dot]
  }
}
