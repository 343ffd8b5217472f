import ModelReaders
import Tensors
import Testing

/// Real files, cut short and altered at random: an error or a result, and never a crash, a hang or memory without end.
@Suite struct PyTorchDamageTests {
  static let files = PyTorchFileTests.files + ["whole-model.pth", "torchscript.pt"]

  /// Reads every element, so that one outside the file would be noticed.
  private func readWhole(_ bytes: [UInt8]) -> Bool {
    guard let weights = try? StateDictionary(bytes) else { return false }
    var sum: Float = 0
    for (_, value) in weights { sum += value.tensor?.withUnsafeElements { $0.reduce(0, +) } ?? 0 }
    return sum.isNaN || true
  }

  @Test(arguments: files) func survivesTruncation(_ name: String) throws {
    let bytes = try WeightFixtures.bytes(name)
    for tenth in 0..<10 {
      #expect(!readWhole(Array(bytes.prefix(bytes.count * tenth / 10))), "\(tenth) tenths of \(name)")
    }
    #expect(!readWhole(bytes.dropLast()), "all but one byte of \(name)")
  }

  @Test(arguments: files) func survivesMutation(_ name: String) throws {
    let bytes = try WeightFixtures.bytes(name)
    var random = SeededRandom(seed: 17)
    for _ in 0..<300 {
      var altered = bytes
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let place = Int.random(in: altered.indices, using: &random)
        altered[place] =
          [0, 0xFF, 0x7F, 0x80, UInt8.random(in: 0...255, using: &random)].randomElement(using: &random) ?? 0
      }
      _ = readWhole(altered)
    }
  }
}
