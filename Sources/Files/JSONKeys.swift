import FoundationEssentials

/// Looks for a key that an object of a JSON text holds twice: which of the two counts, each reader decides for itself.
struct JSONKeys {
  /// The first such key; nil where there is none, or the text is no JSON.
  /// - Complexity: O(bytes).
  static func repeated(in bytes: some Collection<UInt8>) -> String? {
    // Of every open object the keys; nil for a list.
    var open: [Set<String>?] = []
    var place = bytes.startIndex
    while place < bytes.endIndex {
      let byte = bytes[place]
      place = bytes.index(after: place)
      switch byte {
      case UInt8(ascii: "{"): open.append([])
      case UInt8(ascii: "["): open.append(nil)
      case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = open.popLast()
      case UInt8(ascii: "\""):
        let start = place
        var isEscaped = false
        while place < bytes.endIndex, isEscaped || bytes[place] != UInt8(ascii: "\"") {
          isEscaped = !isEscaped && bytes[place] == UInt8(ascii: "\\")
          place = bytes.index(after: place)
        }
        guard place < bytes.endIndex else { return nil }
        let text = bytes[start..<place]
        place = bytes.index(after: place)
        var next = place
        while next < bytes.endIndex, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[next]) { next = bytes.index(after: next) }
        // What a colon follows is a key.
        guard next < bytes.endIndex, bytes[next] == UInt8(ascii: ":"), var keys = open.last ?? nil else { continue }
        let key = unescaped(text)
        guard keys.insert(key).inserted else { return key }
        open[open.count - 1] = keys
      default: break
      }
    }
    return nil
  }

  private static func unescaped(_ text: some Collection<UInt8>) -> String {
    guard text.contains(UInt8(ascii: "\\")) else { return String(decoding: text, as: UTF8.self) }
    let quoted = [UInt8(ascii: "\"")] + text + [UInt8(ascii: "\"")]
    return (try? JSONDecoder().decode(String.self, from: Data(quoted))) ?? String(decoding: text, as: UTF8.self)
  }
}
