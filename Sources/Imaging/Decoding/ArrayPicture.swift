/// How the samples of an array in memory are stored.
package enum ArraySamples: String, Sendable, CaseIterable {
  case uint8, uint16, float32

  var byteCount: Int {
    switch self {
    case .uint8: 1
    case .uint16: 2
    case .float32: 4
    }
  }
}

extension DecodedPicture {
  /// A picture that another program hands over as an array `[H, W]` or `[H, W, 3]` of samples, row-major and little-endian.
  ///
  /// Unlike a file of such numbers it says what it means: bytes are samples as they are, and floats go from 0 to 1, unless the
  /// caller says which values are black and white.
  ///
  /// - Parameters:
  ///   - isRangeSaid: whether floats may be any finite numbers.
  ///   - mostPixels: checked before memory is taken.
  /// - Throws: `ImagingError`: `invalidSize`, `tooLarge`, `malformed` where the bytes are not as many as the shape says, and
  ///   `invalidValue` for floats that are out of range or not finite.
  package init(
    array bytes: UnsafeRawBufferPointer, shape: [Int], of kind: ArraySamples, isRangeSaid: Bool,
    mostPixels: Int = Image.maximumPixelCount
  ) throws(ImagingError) {
    guard shape.count == 2 || (shape.count == 3 && shape[2] == 3) else {
      throw ImagingError(
        .invalidSize, "a picture is an array [height, width] of grey, or [height, width, 3] of red, green and blue",
        context: ["shape": "\(shape.prefix(8))"])
    }
    let (height, width, channelCount) = (shape[0], shape[1], shape.count == 3 ? 3 : 1)
    let pixelCount = try Image.checkedPixelCount(width: width, height: height, decoding: mostPixels)
    let (byteCount, overflows) = (pixelCount * channelCount).multipliedReportingOverflow(by: kind.byteCount)
    guard !overflows, byteCount == bytes.count else {
      throw ImagingError(
        .malformed, "the array's bytes are not as many as its shape says",
        context: ["shape": "\(shape)", "bytes": "\(bytes.count)"])
    }
    let samples: Samples
    switch kind {
    case .uint8: samples = .bytes([UInt8](bytes))
    case .uint16:
      samples = .words(
        (0..<byteCount / 2).map {
          UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 2, as: UInt16.self))
        })
    case .float32:
      let values = (0..<byteCount / 4).map {
        Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self)))
      }
      guard values.allSatisfy(\.isFinite) else {
        throw ImagingError(.invalidValue, "the picture holds NaN or infinity; put a number in their place")
      }
      if !isRangeSaid, let wrong = values.first(where: { !(0...1).contains($0) }) {
        throw ImagingError(
          .invalidValue, "a picture of floats goes from 0 to 1, and this one holds \(wrong)",
          remedy:
            "divide it by its white, or say by \(.option(.range, suggestion: "minmax")), which values are black and white"
        )
      }
      samples = .floats(values)
    }
    self.init(width: width, height: height, channelCount: channelCount, samples: samples)
  }
}
