import Tensors

/// Changes of text that is made of numbers, strings and brackets: JSON, CSV.
enum TextMutation {
  private static let numbers = [
    "0", "-1", "1", "99", "1e400", "-1e400", "1e-400", "NaN", "null", "true", "9223372036854775807",
    "-9223372036854775808", "18446744073709551616", "2147483648", "0.1", "1.5", "-0", "1E5", "01", "0x10",
  ]

  private static let strings = [
    #""""#, #""\u0000""#, #""\ud800""#, #""\u001b[2J""#, #""../../x""#, #""/dev/null""#, #""grad-cam""#, #""a""#,
    "\"" + String(repeating: "x", count: 5000) + "\"", "\"\u{202E}abc\"", "[]", "{}", #"{"a":1}"#, "[[]]", "[null]",
  ]

  private static let tokens =
    (numbers + strings + [",", ":", "[", "]", "{", "}", "\"", "\\", "\r\n", "\n", "\u{FEFF}"])
    .map { Array($0.utf8) }

  static func mutate(_ bytes: inout [UInt8], other: [UInt8], _ random: inout SeededRandom) {
    for _ in 0..<1 + min(Int(random.next().trailingZeroBitCount), 5) {
      switch Int.random(in: 0..<8, using: &random) {
      case 0...3: replaceWord(&bytes, &random)
      case 4:
        // As deep as a file of its size can be
        guard Int.random(in: 0..<20, using: &random) == 0, !bytes.isEmpty else { continue }
        let depth = 1 << Int.random(in: 6...16, using: &random)
        let bracket = Bool.random(using: &random) ? "[" : #"{"a":"#
        let place = Int.random(in: bytes.indices, using: &random)
        bytes.insert(contentsOf: Array(String(repeating: bracket, count: depth).utf8), at: place)
      default: ByteMutation.mutate(&bytes, other: other, tokens: tokens, &random)
      }
    }
  }

  /// A number, a string or a field becomes another one.
  private static func replaceWord(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
    func isWord(_ byte: UInt8) -> Bool { byte > 0x20 && !",:[]{}".utf8.contains(byte) }
    guard !bytes.isEmpty else { return }
    let start = Int.random(in: bytes.indices, using: &random)
    guard let first = bytes[start...].firstIndex(where: isWord) else { return }
    let end = bytes[first...].firstIndex { !isWord($0) } ?? bytes.endIndex
    let word = (Bool.random(using: &random) ? numbers : strings).randomElement(using: &random) ?? ""
    bytes.replaceSubrange(first..<end, with: Array(word.utf8))
  }
}
