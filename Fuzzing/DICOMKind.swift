import Imaging
import Tensors

let dicomKinds = [
  InputKind(
    name: "dicom", corpus: { try Corpus.fixtures(["dicom"], endings: [".dcm"]) },
    mutate: { input, other, random in
      // Mostly one of the two halves that are read in ways of their own: attributes, and what is compressed.
      guard input.count > 200, Int.random(in: 0..<4, using: &random) > 0 else {
        ByteMutation.mutate(&input, other: other, tokens: dicomTokens, &random)
        return
      }
      let pixels: [UInt8] = [0xE0, 0x7F, 0x10, 0x00]
      let place = input.indices.last { input[$0...].starts(with: pixels) } ?? input.count / 2
      let part = Bool.random(using: &random) ? 132..<max(place, 133) : min(place, input.count - 1)..<input.count
      var bytes = Array(input[part])
      ByteMutation.mutate(&bytes, other: other, tokens: dicomTokens, &random)
      input.replaceSubrange(part, with: bytes)
    },
    reader: {
      { input in
        let memory = try GuardedBytes(input)
        let read = try DICOMPicture(decoding: memory.bytes, mostPixels: 1 << 20)
        try use(read)
        if read.frameCount > 1 {
          try use(DICOMPicture(decoding: memory.bytes, frame: read.frameCount - 1, mostPixels: 1 << 20))
        }
      }
    })
]

/// All that follows on a picture: its range, and objects that are derived from it.
private func use(_ read: DICOMPicture) throws {
  let picture = read.picture
  precondition(picture.samples.count == picture.width * picture.height * picture.channelCount)
  guard picture.width * picture.height < 1 << 14 else { return }
  let image = try picture.image()
  for isAnonymised in [false, true] {
    let derivation = DICOMDerivation(
      description: "fuzzing", quantity: "none", version: "0", isAnonymised: isAnonymised)
    guard let bytes = try? DICOMWriter.secondaryCapture(of: image, from: read.source, derivation) else { continue }
    let again = try bytes.withUnsafeBytes { try DICOMPicture(decoding: $0) }
    precondition(again.picture.samples == .bytes(image.pixels))
    let map = Tensor(shape: [picture.height, picture.width], repeating: 0.5)
    let written = try DICOMWriter.parametricMap(of: map, from: read.source, derivation)
    let values = try written.withUnsafeBytes { try DICOMPicture(decoding: $0) }.modalityValues
    precondition(values == .floats(map.elements))
  }
}

private let dicomTokens: [[UInt8]] =
  [
    "OB", "OW", "SQ", "UN", "US", "SS", "DS", "IS", "FD", "AT", "UT", "MONOCHROME1", "PALETTE COLOR", "YBR_FULL_422",
    "RGB ",
  ]
  .map { Array($0.utf8) }
  + [
    [0xFF, 0xFF, 0xFF, 0xFF], [0xFE, 0xFF, 0x00, 0xE0], [0xFE, 0xFF, 0x0D, 0xE0], [0xFE, 0xFF, 0xDD, 0xE0],
    [0xE0, 0x7F, 0x10, 0x00], [0xE0, 0x7F, 0x08, 0x00], [0x28, 0x00, 0x10, 0x00], [0x28, 0x00, 0x08, 0x00],
    [0x28, 0x00, 0x00, 0x30], [0x28, 0x00, 0x10, 0x30], [0x28, 0x00, 0x01, 0x11], [0x00, 0x52, 0x30, 0x92],
  ]
  + [0xC0, 0xC1, 0xC3, 0xC4, 0xD8, 0xD9, 0xDA, 0xDB, 0xDD, 0xF7, 0xF8, 0x4F, 0x51, 0x52, 0x5C, 0x90, 0x93, 0xFF]
  .map { [0xFF, $0] }
