/// Colours as red, green and blue (PS3.3, C.7.6.3.1.2 and C.7.9).
enum DICOMColour {
  /// Each pixel's brightness and differences to blue and red, of 8 bits, by ITU-R BT.601 in full range.
  ///
  /// R = Y + 1.402·(Cr − 128), G = Y − (0.114·1.772·(Cb − 128) + 0.299·1.402·(Cr − 128))/0.587, B = Y + 1.772·(Cb − 128)
  static func rgb(fromYBR samples: [UInt8]) -> [UInt8] {
    let (blueInGreen, redInGreen) = (Float(0.114 * 1.772 / 0.587), Float(0.299 * 1.402 / 0.587))
    func level(_ value: Float) -> UInt8 { UInt8(min(max((value + 0.5).rounded(.down), 0), 255)) }
    var result = samples
    result.withUnsafeMutableBufferPointer { pixels in
      for start in stride(from: 0, to: pixels.count - 2, by: 3) {
        let brightness = Float(pixels[start])
        let (blue, red) = (Float(pixels[start + 1]) - 128, Float(pixels[start + 2]) - 128)
        pixels[start] = level(brightness + 1.402 * red)
        pixels[start + 1] = level(brightness - blueInGreen * blue - redInGreen * red)
        pixels[start + 2] = level(brightness + 1.772 * blue)
      }
    }
    return result
  }

  /// Four bytes for two pixels: their brightnesses, and the differences that they share.
  static func spread(from422 bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 4 * 6)
    for start in stride(from: 0, to: bytes.count - 3, by: 4) {
      let (blue, red) = (bytes[start + 2], bytes[start + 3])
      result += [bytes[start], blue, red, bytes[start + 1], blue, red]
    }
    return result
  }

  /// Samples of one colour after another, as a pixel's side by side.
  static func interleaved<Sample>(_ planes: [Sample]) -> [Sample] {
    let count = planes.count / 3
    return (0..<3 * count).map { planes[$0 % 3 * count + $0 / 3] }
  }

  /// Indices into three tables.
  static func palette(
    _ content: DICOMContent, _ stored: DICOMStoredSamples
  ) throws(ImagingError) -> (samples: DecodedPicture.Samples, bits: Int?) {
    var tables: [DICOMTable] = []
    for channel in 0..<3 {
      let descriptor = DICOMTag.paletteDescriptors[channel]
      let isSegmented = content.dataSet[DICOMTag.segmentedPaletteData[channel]] != nil
      let data = isSegmented ? DICOMTag.segmentedPaletteData[channel] : DICOMTag.paletteData[channel]
      tables.append(
        try DICOMTable(
          content, in: content.dataSet, descriptor: descriptor, data: data, isSigned: stored.isSigned,
          isSegmented: isSegmented))
    }
    let indices = stored.map { $0 }
    let words = indices.flatMap { index in tables.map { $0.entry(for: index) } }
    guard tables.contains(where: { $0.bits > 8 }) else {
      guard words.allSatisfy({ $0 <= 255 }) else {
        throw DICOMParser.malformed("a palette has entries of more bits than its descriptor says")
      }
      return (.bytes(words.map { UInt8($0) }), nil)
    }
    return (.words(words), 16)
  }
}
