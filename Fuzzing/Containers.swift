/// Formats in which parts stand with their lengths and checksums, put together so that a changed part is reached.
enum Containers {
  // MARK: - PNG

  struct PNGChunk {
    var type: [UInt8]
    var content: [UInt8]
  }

  /// The chunks of a sound file; empty for any other.
  static func chunks(ofPNG bytes: [UInt8]) -> [PNGChunk] {
    var (chunks, place) = ([PNGChunk](), 8)
    while place + 12 <= bytes.count {
      let length = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
      guard place + 12 + length <= bytes.count else { break }
      chunks.append(
        PNGChunk(type: Array(bytes[place + 4..<place + 8]), content: Array(bytes[place + 8..<place + 8 + length])))
      place += 12 + length
    }
    return chunks
  }

  static func png(_ chunks: [PNGChunk]) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunks.flatMap { chunk in
        let body = chunk.type + chunk.content
        return bigEndian(UInt32(chunk.content.count)) + body + bigEndian(checksum(body))
      }
  }

  private static func bigEndian(_ number: UInt32) -> [UInt8] { withUnsafeBytes(of: number.bigEndian) { Array($0) } }

  /// CRC-32, reflected, of the polynomial 0x04C11DB7.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { checksum, byte in
      (0..<8).reduce(checksum ^ UInt32(byte)) { rest, _ in rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
    }
  }

  // MARK: - Zip

  struct ZipEntry {
    var name: [UInt8]
    var content: [UInt8]
  }

  /// The entries of a zip file of stored entries, as `torch.save` writes it; empty for any other.
  static func entries(ofZip bytes: [UInt8]) -> [ZipEntry] {
    func number(_ place: Int, _ count: Int) -> Int {
      place + count <= bytes.count ? bytes[place..<place + count].reversed().reduce(0) { $0 << 8 | Int($1) } : 0
    }
    guard bytes.count >= 22,
      let end = (0...bytes.count - 22).last(where: { number($0, 4) == 0x0605_4B50 })
    else { return [] }
    var (entries, place) = ([ZipEntry](), number(end + 16, 4))
    while place + 46 <= bytes.count, number(place, 4) == 0x0201_4B50 {
      let (size, nameLength, header) = (number(place + 24, 4), number(place + 28, 2), number(place + 42, 4))
      let start = header + 30 + number(header + 26, 2) + number(header + 28, 2)
      guard place + 46 + nameLength <= bytes.count, start + size <= bytes.count else { return [] }
      entries.append(
        ZipEntry(
          name: Array(bytes[place + 46..<place + 46 + nameLength]), content: Array(bytes[start..<start + size])))
      place += 46 + nameLength + number(place + 30, 2) + number(place + 32, 2)
    }
    return entries
  }

  static func zip(_ entries: [ZipEntry]) -> [UInt8] {
    func littleEndian(_ number: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(number >> ($0 * 8) & 0xFF) } }
    var (result, directory): ([UInt8], [UInt8]) = ([], [])
    for entry in entries {
      let sizes =
        littleEndian(entry.content.count, 4) + littleEndian(entry.content.count, 4)
        + littleEndian(entry.name.count, 2) + littleEndian(0, 2)
      // Version, flags, method, time and date; no checksum, which nobody compares.
      let facts = littleEndian(20, 2) + littleEndian(0, 12)
      directory +=
        littleEndian(0x0201_4B50, 4) + littleEndian(20, 2) + facts + sizes + littleEndian(0, 10)
        + littleEndian(result.count, 4) + entry.name
      result += littleEndian(0x0403_4B50, 4) + facts + sizes + entry.name + entry.content
    }
    let start = result.count
    result += directory
    result += littleEndian(0x0605_4B50, 4) + littleEndian(0, 4)
    result += littleEndian(entries.count, 2) + littleEndian(entries.count, 2)
    return result + littleEndian(directory.count, 4) + littleEndian(start, 4) + littleEndian(0, 2)
  }

  // MARK: - safetensors

  /// The header's text and what follows; nil where there is no header.
  static func parts(ofSafetensors bytes: [UInt8]) -> (header: [UInt8], rest: [UInt8])? {
    guard bytes.count >= 8 else { return nil }
    let length = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(bytes.count - 8) else { return nil }
    return (Array(bytes[8..<8 + Int(length)]), Array(bytes[(8 + Int(length))...]))
  }

  static func safetensors(_ header: [UInt8], _ rest: [UInt8]) -> [UInt8] {
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { Array($0) } + header + rest
  }
}
