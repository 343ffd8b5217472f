import Imaging
import Tensors

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
  InputKind(
    name: "tiff", corpus: { try Corpus.fixtures(["pictures"], endings: [".tif"]) },
    mutate: { input, other, random in
      // The directory decides all, and stands behind the samples or before them.
      if Bool.random(using: &random) {
        changeDirectory(ofTIFF: &input, &random)
      } else {
        ByteMutation.mutate(&input, other: other, tokens: tags, &random)
      }
    }, reader: { { try decode($0, pages: true) } }),
  InputKind(
    name: "gif", corpus: { try Corpus.fixtures(["pictures"], endings: [".gif"]) },
    mutate: { ByteMutation.mutate(&$0, other: $1, tokens: blocks, &$2) }, reader: { { try decode($0, pages: true) } }),
  InputKind(
    name: "bmp", corpus: { try Corpus.fixtures(["pictures"], endings: [".bmp"]) },
    mutate: { mutateStart(of: &$0, 70, other: $1, &$2) }, reader: { { try decode($0) } }),
  InputKind(
    name: "heif", corpus: { try Corpus.fixtures(["pictures"], endings: [".heic", ".avif"]) },
    mutate: { input, other, random in
      if Bool.random(using: &random) {
        mutateStart(of: &input, 600, other: other, &random)
      } else {
        ByteMutation.mutate(&input, other: other, tokens: boxes, &random)
      }
    }, reader: { { try decode($0, pages: true) } }),
  InputKind(
    name: "nifti", corpus: { try Corpus.fixtures(["pictures"], endings: [".nii", ".nii.gz"]) },
    mutate: { mutateStart(of: &$0, 352, other: $1, &$2) }, reader: { { try decode($0, pages: true, slices: true) } }),
  InputKind(
    name: "numpy-picture", corpus: { try Corpus.fixtures(["pictures"], endings: [".npy"]) },
    mutate: { input, other, random in
      guard Bool.random(using: &random), input.count > 128 else {
        return mutateStart(of: &input, 128, other: other, &random)
      }
      var header = Array(input[10..<128])
      TextMutation.mutate(&header, other: Array(other.prefix(128)), &random)
      input.replaceSubrange(10..<128, with: header)
    }, reader: { { try decode($0) } }),
  InputKind(
    name: "volume", corpus: { try Corpus.fixtures(["pictures"], endings: [".nii", ".nii.gz", ".npy"]) },
    mutate: { mutateStart(of: &$0, 352, other: $1, &$2) },
    reader: {
      { input in
        let volume = try input.withUnsafeBytes { try Volume(decoding: $0, mostVoxels: 1 << 20) }
        _ = try volume.levels(range: .percentile)
      }
    }),
]

private let tags: [[UInt8]] = [
  256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 284, 317, 320, 322, 323, 324, 338, 339,
]
.map { [UInt8($0 & 255), UInt8($0 >> 8)] }

private let blocks: [[UInt8]] = [[0x21, 0xF9, 4], [0x2C], [0x3B], [0x21, 0xFF, 11], [0x21, 0xFE], [0xFF, 0xFF]]

private let boxes = [
  "ftyp", "meta", "iloc", "iinf", "iprp", "ipco", "ipma", "ispe", "hvcC", "av1C", "pitm", "mdat", "irot", "grid",
]
.map { Array($0.utf8) }

/// Most changes where the header is.
private func mutateStart(of input: inout [UInt8], _ count: Int, other: [UInt8], _ random: inout SeededRandom) {
  guard Int.random(in: 0..<4, using: &random) > 0 else { return ByteMutation.mutate(&input, other: other, &random) }
  var start = Array(input.prefix(count))
  ByteMutation.mutate(&start, other: Array(other.prefix(count)), &random)
  input.replaceSubrange(0..<min(count, input.count), with: start)
}

/// One entry of a little-endian TIFF's first directory gets another tag, type, count or value.
private func changeDirectory(ofTIFF input: inout [UInt8], _ random: inout SeededRandom) {
  guard input.count > 8 else { return }
  let start = (0..<4).reduce(0) { $0 | Int(input[4 + $1]) << (8 * $1) }
  guard start + 2 <= input.count else { return }
  let count = Int(input[start]) | Int(input[start + 1]) << 8
  let entry = start + 2 + 12 * Int.random(in: 0...max(count, 1), using: &random)
  guard entry + 12 <= input.count else { return }
  let values: [UInt32] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 16, 32, 33, 64, 255, 256, 32773, 34712, 65535, 1 << 20, .max >> 1, .max,
  ]
  let value = values.randomElement(using: &random) ?? 0
  switch Int.random(in: 0..<6, using: &random) {
  case 0:
    if let tag = tags.randomElement(using: &random) { input.replaceSubrange(entry..<entry + 2, with: tag) }
  case 1: input[entry + 2] = UInt8.random(in: 1...18, using: &random)
  case 2: for place in 0..<4 { input[entry + 4 + place] = UInt8(truncatingIfNeeded: value >> (8 * UInt32(place))) }
  default: for place in 0..<4 { input[entry + 8 + place] = UInt8(truncatingIfNeeded: value >> (8 * UInt32(place))) }
  }
}

private let markers: [[UInt8]] = [
  0xC0, 0xC1, 0xC2, 0xC3, 0xC4, 0xC9, 0xD0, 0xD7, 0xD8, 0xD9, 0xDA, 0xDB, 0xDD, 0xE0, 0xE1, 0xEE, 0xFE,
].map { [0xFF, $0] }

private let chunkTypes = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "eXIf", "iCCP", "gAMA", "zTXt", "fdAT", "acTL"]
  .map { Array($0.utf8) }

private let parts = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "EXIF", "ICCP", "RIFF"].map { Array($0.utf8) }

private func decode(_ bytes: [UInt8], pages: Bool = false, slices: Bool = false) throws {
  // Whatever comes of a second page or another slice, the first picture counts.
  if pages { _ = try? Image(decoding: bytes, reading: PictureReading(range: .minmax, page: 2)) }
  if slices {
    for slice in ["x:1", "y:2"] { _ = try? Image(decoding: bytes, reading: PictureReading(slice: VolumeSlice(slice))) }
  }
  _ = try? Image(decoding: bytes, reading: PictureReading(range: .percentile, managesColours: true))
  let image = try Image(decoding: bytes)
  precondition(image.pixels.count == image.width * image.height * 3)
  // What follows costs as much as the picture is large, which the decoder has bounded.
  guard image.pixels.count < 1 << 20 else { return }
  let preprocessing = Preprocessing(
    shorterSide: 18, cropSize: .init(16), interpolation: .bicubic, mean: [0, 0, 0], standardDeviation: [1, 1, 1])
  _ = try preprocessing.normalised(preprocessing.fitted(image))
}
