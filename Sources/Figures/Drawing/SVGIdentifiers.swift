/// Numbers the parts of an SVG in the order in which they stand there.
///
/// Cairo counts surfaces from the start of the process, and their numbers stand in names such as `surface42`: without
/// this the second of two equal figures would have other bytes than the first.
package enum SVGIdentifiers {
  private static let prefixes = ["surface", "image", "source", "mask", "clip", "pattern", "linear", "radial"].map {
    Array($0.utf8)
  }

  package static func numberedAnew(_ svg: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(svg.count)
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    var position = 0
    // Names stand as `id="name"`, `"#name"` and `url(#name)`.
    while position < svg.count {
      let byte = svg[position]
      result.append(byte)
      position += 1
      guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "#") else { continue }
      guard let prefix = prefixes.first(where: { svg[position...].starts(with: $0) }) else { continue }
      let digits = svg[(position + prefix.count)...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard !digits.isEmpty, digits.endIndex < svg.count,
        svg[digits.endIndex] == UInt8(ascii: "\"") || svg[digits.endIndex] == UInt8(ascii: ")")
      else { continue }
      let name = svg[position..<digits.endIndex]
      let number = numbers[name] ?? numbers.count
      numbers[name] = number
      result += prefix + Array("\(number)".utf8)
      position = digits.endIndex
    }
    return result
  }
}
