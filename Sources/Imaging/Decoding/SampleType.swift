/// How a file stores one number, in formats that store them plainly.
struct SampleType: Equatable {
  enum Kind: Equatable { case unsigned, signed, float }
  let kind: Kind
  /// 1, 2, 4 or 8.
  let byteCount: Int

  init?(_ kind: Kind, byteCount: Int) {
    guard [1, 2, 4, 8].contains(byteCount), kind != .float || byteCount > 1 else { return nil }
    (self.kind, self.byteCount) = (kind, byteCount)
  }

  /// Unsigned integers of 8 and 16 bits as they are, all others as floats.
  /// - Parameter scale: what is multiplied and added, where floats are to come of it whatever is stored.
  func samples(
    of bytes: [UInt8], isBigEndian: Bool, scale: (slope: Double, intercept: Double)? = nil
  ) -> DecodedPicture.Samples {
    if let scale {
      return .floats(doubles(of: bytes, isBigEndian) { Float($0 * scale.slope + scale.intercept) })
    }
    switch (kind, byteCount) {
    case (.unsigned, 1): return .bytes(bytes)
    case (.unsigned, 2): return .words(Self.integers(bytes, isBigEndian, UInt16.self) { $0 })
    default: return .floats(doubles(of: bytes, isBigEndian) { Float($0) })
    }
  }

  private func doubles(of bytes: [UInt8], _ isBigEndian: Bool, _ make: (Double) -> Float) -> [Float] {
    func of<Integer: FixedWidthInteger>(_ type: Integer.Type, _ number: (Integer) -> Double) -> [Float] {
      Self.integers(bytes, isBigEndian, type) { make(number($0)) }
    }
    switch (kind, byteCount) {
    case (.unsigned, 1): return of(UInt8.self) { Double($0) }
    case (.unsigned, 2): return of(UInt16.self) { Double($0) }
    case (.unsigned, 4): return of(UInt32.self) { Double($0) }
    case (.unsigned, _): return of(UInt64.self) { Double($0) }
    case (.signed, 1): return of(Int8.self) { Double($0) }
    case (.signed, 2): return of(Int16.self) { Double($0) }
    case (.signed, 4): return of(Int32.self) { Double($0) }
    case (.signed, _): return of(Int64.self) { Double($0) }
    case (.float, 2): return of(UInt16.self) { Self.half($0) }
    case (.float, 4): return of(UInt32.self) { Double(Float(bitPattern: $0)) }
    case (.float, _): return of(UInt64.self) { Double(bitPattern: $0) }
    }
  }

  private static func integers<Integer: FixedWidthInteger, Result>(
    _ bytes: [UInt8], _ isBigEndian: Bool, _ type: Integer.Type, _ make: (Integer) -> Result
  ) -> [Result] {
    let stride = MemoryLayout<Integer>.size
    return bytes.withUnsafeBytes { bytes in
      (0..<bytes.count / stride).map { index in
        let stored = bytes.loadUnaligned(fromByteOffset: index * stride, as: Integer.self)
        return make(isBigEndian ? Integer(bigEndian: stored) : Integer(littleEndian: stored))
      }
    }
  }

  /// IEEE 754's binary16.
  private static func half(_ bits: UInt16) -> Double {
    let (exponent, fraction) = (Int(bits >> 10 & 31), Double(bits & 1023))
    let size: Double =
      switch exponent {
      case 0: fraction * 0x1p-24
      case 31: fraction == 0 ? .infinity : .nan
      default: (1024 + fraction) * Double(sign: .plus, exponent: exponent - 25, significand: 1)
      }
    return bits >> 15 == 1 ? -size : size
  }
}

extension DecodedPicture {
  /// A picture of such numbers. Floats that are none, or infinite, count as the least finite one of the picture, or +∞ as the
  /// greatest, which is noted.
  /// - Throws: `ImagingError.invalidValue` where there is no finite one.
  static func checked(
    width: Int, height: Int, channelCount: Int, samples: Samples
  ) throws(ImagingError) -> DecodedPicture {
    guard case .floats(var values) = samples else {
      return DecodedPicture(width: width, height: height, channelCount: channelCount, samples: samples)
    }
    var note: String?
    let strange = values.count { !$0.isFinite }
    if strange > 0 {
      let finite = values.lazy.filter(\.isFinite)
      guard let least = finite.min(), let greatest = finite.max() else {
        throw ImagingError(.invalidValue, "the picture holds no finite number")
      }
      for index in values.indices where !values[index].isFinite {
        values[index] = values[index] == .infinity ? greatest : least
      }
      note = "\(strange) of its values are not finite and count as the least or greatest"
    }
    var picture = DecodedPicture(width: width, height: height, channelCount: channelCount, samples: .floats(values))
    picture.notes = [note].compactMap(\.self)
    return picture
  }
}
