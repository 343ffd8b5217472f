import Tensors

/// One reader of strangers' files, and how inputs for it are made.
struct InputKind: Sendable {
  let name: String
  /// The CPU seconds that one input may take, and the bytes that may be resident meanwhile.
  var limits = Limits(seconds: 10, bytes: 3 << 29)
  /// Loads the sound inputs; called once a process.
  let corpus: @Sendable () throws -> [[UInt8]]
  /// Changes an input, maybe by parts of another one.
  let mutate: @Sendable (_ input: inout [UInt8], _ other: [UInt8], inout SeededRandom) -> Void
  /// Makes the reader, which may keep what is dear to make; called once a process.
  let reader: @Sendable () throws -> (_ input: [UInt8]) async throws -> Void

  struct Limits: Sendable {
    let seconds: Int
    let bytes: Int
  }

  /// The input of an index: the same for the same seed, whatever ran before.
  func input(_ index: Int, seed: UInt64, corpus: [[UInt8]]) -> [UInt8] {
    let kind = name.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    var mixed = SeededRandom(seed: seed ^ kind)
    var random = SeededRandom(seed: mixed.next() &+ UInt64(index) &* 0xD6E8_FEB8_6659_FD93)
    guard var input = corpus.randomElement(using: &random), let other = corpus.randomElement(using: &random) else {
      return []
    }
    mutate(&input, other, &random)
    return input
  }

  /// All kinds, by which reader they are for.
  static let all: [InputKind] = onnxKinds + weightKinds + pictureKinds + dicomKinds + textKinds

  /// Not a reader: it crashes, hangs and grows, to show that the search notices.
  static let selfTest = InputKind(
    name: "self-test", limits: Limits(seconds: 1, bytes: 1 << 28), corpus: { [[0]] },
    mutate: { input, _, random in input = [UInt8.random(in: 0...255, using: &random)] },
    reader: {
      { input in
        var blocks: [[UInt8]] = []
        switch input.first {
        case 0: preconditionFailure("meant to crash")
        case 1: while blocks.isEmpty { if Bool.random() { continue } }
        case 2: while blocks.count < 1 << 12 { blocks.append([UInt8](repeating: 1, count: 1 << 20)) }
        default: break
        }
      }
    })
}
