import Imaging
import Tensors
import Testing

/// Damaged files: the decoders must refuse or read them, and neither crash nor hang.
@Suite struct DecodingFuzzTests {
  @Test(arguments: [
    "oriented-6.jpg", "progressive-444.jpg", "ycck.jpg", "interlaced-rgb.png", "palette-transparent.png",
    "oriented-6.png", "alpha.webp", "alpha-lossless.webp", "oriented-6.webp",
  ])
  func survivesDamage(_ name: String) throws {
    let whole = try ExpectedValues.bytes(name)
    var random = SeededRandom(seed: 20)
    for _ in 0..<60 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &random) { damage(&bytes, &random) }
      // Without right checksums a PNG's damage would never reach what lies behind them.
      if name.hasSuffix(".png") && Bool.random(using: &random) { repairChecksums(&bytes) }
      do {
        let image = try Image(decoding: bytes)
        #expect(image.pixels.count == image.width * image.height * 3)
      } catch {
        #expect([.unknownFormat, .malformed, .tooLarge, .unsupported, .invalidSize].contains(error.code))
      }
    }
  }

  private func damage(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
    guard !bytes.isEmpty else { return }
    let position = Int.random(in: bytes.indices, using: &random)
    let length = min(Int.random(in: 1...16, using: &random), bytes.count - position)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes[position] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes[position] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 2: bytes[position] = [0, 0xFF].randomElement(using: &random) ?? 0
    case 3: bytes.removeSubrange(position..<position + length)
    case 4: bytes.insert(contentsOf: bytes[position..<position + length], at: position)
    default: bytes.removeLast(bytes.count - position)
    }
  }
}
