import FoundationEssentials

/// Looks for a key that an object of a JSON text holds twice: which of the two counts, each reader decides for itself.
struct JSONKeys {
  /// The first such key; nil where there is none, or the text is no JSON.
  /// - Complexity: O(bytes).
  static func repeated(in bytes: UnsafeRawBufferPointer) -> String? {
    // Of every open object the keys; nil for a list.
    var open: [Set<String>?] = []
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "{"): open.append([])
      case UInt8(ascii: "["): open.append(nil)
      case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = open.popLast()
      case UInt8(ascii: "\""):
        let start = place
        var isEscaped = false
        while place < bytes.count, isEscaped || bytes[place] != UInt8(ascii: "\"") {
          isEscaped = !isEscaped && bytes[place] == UInt8(ascii: "\\")
          place += 1
        }
        guard place < bytes.count else { return nil }
        let text = bytes[start..<place]
        place += 1
        var next = place
        while next < bytes.count, isBlank(bytes[next]) { next += 1 }
        // What a colon follows is a key.
        guard next < bytes.count, bytes[next] == UInt8(ascii: ":"), !open.isEmpty, open[open.count - 1] != nil else {
          continue
        }
        let key = unescaped(text)
        // In place: a set that is held twice would be copied for every key.
        guard open[open.count - 1]?.insert(key).inserted == true else { return key }
      default: break
      }
    }
    return nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  private static func unescaped(_ text: Slice<UnsafeRawBufferPointer>) -> String {
    guard text.contains(UInt8(ascii: "\\")) else { return String(decoding: text, as: UTF8.self) }
    let quoted = [UInt8(ascii: "\"")] + text + [UInt8(ascii: "\"")]
    return (try? JSONDecoder().decode(String.self, from: Data(quoted))) ?? String(decoding: text, as: UTF8.self)
  }
}
