import Imaging

let pictureKinds = [
  InputKind(
    name: "jpeg", corpus: { try Corpus.fixtures(["images"], endings: [".jpg"]) },
    mutate: { ByteMutation.mutate(&$0, other: $1, tokens: markers, &$2) }, reader: { { try decode($0) } }),
  InputKind(
    name: "png", corpus: { try Corpus.fixtures(["images"], endings: [".png"]) },
    mutate: { input, other, random in
      var chunks = Containers.chunks(ofPNG: input)
      guard !chunks.isEmpty, Int.random(in: 0..<5, using: &random) > 0 else {
        ByteMutation.mutate(&input, other: other, &random)
        return
      }
      let others = Containers.chunks(ofPNG: other)
      let place = Int.random(in: chunks.indices, using: &random)
      switch Int.random(in: 0..<8, using: &random) {
      case 0: chunks.swapAt(place, Int.random(in: chunks.indices, using: &random))
      case 1: chunks.insert(chunks[place], at: Int.random(in: chunks.indices, using: &random))
      case 2: chunks.remove(at: place)
      case 3: if let chunk = others.randomElement(using: &random) { chunks.insert(chunk, at: place) }
      case 4: ByteMutation.mutate(&chunks[place].type, other: other, tokens: chunkTypes, &random)
      default: ByteMutation.mutate(&chunks[place].content, other: other, &random)
      }
      input = Containers.png(chunks)
    }, reader: { { try decode($0) } }),
  InputKind(
    name: "webp", corpus: { try Corpus.fixtures(["images"], endings: [".webp"]) },
    mutate: { ByteMutation.mutate(&$0, other: $1, tokens: parts, &$2) }, reader: { { try decode($0) } }),
]

private let markers: [[UInt8]] = [
  0xC0, 0xC1, 0xC2, 0xC3, 0xC4, 0xC9, 0xD0, 0xD7, 0xD8, 0xD9, 0xDA, 0xDB, 0xDD, 0xE0, 0xE1, 0xEE, 0xFE,
].map { [0xFF, $0] }

private let chunkTypes = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "eXIf", "iCCP", "gAMA", "zTXt", "fdAT", "acTL"]
  .map { Array($0.utf8) }

private let parts = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "EXIF", "ICCP", "RIFF"].map { Array($0.utf8) }

private func decode(_ bytes: [UInt8]) throws {
  let image = try Image(decoding: bytes)
  precondition(image.pixels.count == image.width * image.height * 3)
  // What follows costs as much as the picture is large, which the decoder has bounded.
  guard image.pixels.count < 1 << 20 else { return }
  let preprocessing = Preprocessing(
    shorterSide: 18, cropSize: .init(16), interpolation: .bicubic, mean: [0, 0, 0], standardDeviation: [1, 1, 1])
  _ = try preprocessing.normalised(preprocessing.fitted(image))
}
