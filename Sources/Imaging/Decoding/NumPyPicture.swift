extension ImageFormat {
  static let numPy = ImageFormat(
    name: "NumPy array", recognises: { $0.starts(with: [0x93] + Array("NUMPY".utf8)) },
    decode: { bytes, request throws(ImagingError) in try NumPyPicture.decode(bytes, request) })
}

/// Reads an array `[H, W]`, `[H, W, 1]` or `[H, W, 3]` of NumPy's own format as a picture: integers and floats of every length,
/// truth values as black and white, in either order of axes and bytes.
///
/// Source: "NEP 1: A Simple File Format for NumPy Arrays", versions 1 to 3. What else such a file may hold is the business of the
/// networks' readers, which pictures do not know.
enum NumPyPicture {
  static func decode(
    _ bytes: UnsafeRawBufferPointer, _ request: DecodingRequest
  ) throws(ImagingError) -> DecodedPicture {
    let header = try Header(bytes)
    let shape = header.shape
    guard shape.count == 2 || (shape.count == 3 && (shape[2] == 1 || shape[2] == 3)) else {
      throw ImagingError(
        .unsupported,
        "a NumPy array is a picture where it is [height, width], [height, width, 1] or [height, width, 3]",
        remedy: "what is prepared for the network is given by \(.option(.tensor))", context: ["shape": "\(shape)"])
    }
    let (height, width, channelCount) = (shape[0], shape[1], shape.count == 3 ? shape[2] : 1)
    let pixelCount = try Image.checkedPixelCount(width: width, height: height, decoding: request.mostPixels)
    let size = header.type.byteCount
    let (byteCount, overflows) = (pixelCount * channelCount).multipliedReportingOverflow(by: size)
    guard !overflows, let stored = bytes.part(at: header.start, length: byteCount) else {
      throw ImagingError(.malformed, "the NumPy array is cut short", context: ["shape": "\(shape)"])
    }
    var raw = [UInt8](stored)
    if header.isColumnMajor {
      for y in 0..<height {
        for x in 0..<width {
          for channel in 0..<channelCount {
            let (from, to) = ((channel * width + x) * height + y, (y * width + x) * channelCount + channel)
            for place in 0..<size { raw[to * size + place] = stored[from * size + place] }
          }
        }
      }
    }
    if header.isTruth { raw = raw.map { $0 == 0 ? 0 : 255 } }
    return try DecodedPicture.checked(
      width: width, height: height, channelCount: channelCount,
      samples: header.type.samples(of: raw, isBigEndian: header.isBigEndian))
  }

  /// Whether an array has the axes of a volume and not those of a picture: three or four, and the last no colours.
  static func isVolume(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard ImageFormat.numPy.recognises(bytes), let shape = try? Header(bytes).shape else { return false }
    return shape.count == 4 || shape.count == 3 && ![1, 3].contains(shape[2])
  }

  /// An array `[D, H, W]` or `[C, D, H, W]` as a volume.
  static func decodeVolume(
    _ bytes: UnsafeRawBufferPointer, _ request: DecodingRequest
  ) throws(ImagingError) -> Volume {
    let header = try Header(bytes)
    guard (3...4).contains(header.shape.count) else {
      throw ImagingError(
        .unsupported,
        "a NumPy array is a volume where it is [slices, rows, columns] or [channels, slices, rows, columns]",
        context: ["shape": "\(header.shape)"])
    }
    let shape = header.shape.count == 3 ? [1] + header.shape : header.shape
    let count = try Volume.checkedCount(shape, limit: request.mostPixels)
    let size = header.type.byteCount
    let (byteCount, overflows) = count.multipliedReportingOverflow(by: size)
    guard !overflows, let stored = bytes.part(at: header.start, length: byteCount) else {
      throw ImagingError(.malformed, "the NumPy array is cut short", context: ["shape": "\(header.shape)"])
    }
    // Column-major: the first axis varies fastest.
    let steps = header.isColumnMajor ? [1, shape[0], shape[0] * shape[1], shape[0] * shape[1] * shape[2]] : []
    let ofChannel = count / shape[0]
    var channels: [DecodedPicture] = []
    for channel in 0..<shape[0] {
      var raw = [UInt8](
        UnsafeRawBufferPointer(rebasing: stored[channel * ofChannel * size..<(channel + 1) * ofChannel * size]))
      if header.isColumnMajor {
        var to = 0
        for z in 0..<shape[1] {
          for y in 0..<shape[2] {
            for x in 0..<shape[3] {
              let from = channel * steps[0] + z * steps[1] + y * steps[2] + x * steps[3]
              for place in 0..<size { raw[to + place] = stored[from * size + place] }
              to += size
            }
          }
        }
      }
      if header.isTruth { raw = raw.map { $0 == 0 ? 0 : 255 } }
      channels.append(
        try DecodedPicture.checked(
          width: shape[3], height: shape[1] * shape[2], channelCount: 1,
          samples: header.type.samples(of: raw, isBigEndian: header.isBigEndian)))
    }
    return Volume(depth: shape[1], channels: channels)
  }

  private struct Header {
    let start: Int
    let shape: [Int]
    let type: SampleType
    let isTruth: Bool
    let isBigEndian: Bool
    let isColumnMajor: Bool

    init(_ bytes: UnsafeRawBufferPointer) throws(ImagingError) {
      let damaged = ImagingError(.malformed, "the header of the NumPy array is damaged")
      guard let version = bytes.unsignedInteger(at: 6, length: 1, isBigEndian: false), (1...3).contains(version) else {
        throw damaged
      }
      let lengthSize = version == 1 ? 2 : 4
      guard let length = bytes.unsignedInteger(at: 8, length: lengthSize, isBigEndian: false), length <= 1 << 16,
        let part = bytes.part(at: 8 + lengthSize, length: length)
      else { throw damaged }
      start = 8 + lengthSize + length
      let text = String(decoding: part, as: UTF8.self)
      guard let kind = Self.value(of: "descr", in: text)?.filter({ $0 != "'" && $0 != "\"" }),
        let order = Self.value(of: "fortran_order", in: text), let list = Self.value(of: "shape", in: text),
        list.hasPrefix("("), order == "True" || order == "False"
      else { throw damaged }
      isColumnMajor = order == "True"
      let sides = list.dropFirst().dropLast().split(separator: ",").map { $0.filter { $0 != " " } }.filter {
        !$0.isEmpty
      }
      shape = sides.compactMap { Int($0) }
      guard shape.count == sides.count, shape.allSatisfy({ $0 >= 0 }) else { throw damaged }
      let kinds: [Character: SampleType.Kind] = ["u": .unsigned, "i": .signed, "f": .float, "b": .unsigned]
      let letters = Array(kind)
      guard letters.count == 3, "<>|=".contains(letters[0]), let kindOfNumber = kinds[letters[1]],
        let byteCount = letters[2].wholeNumberValue, let type = SampleType(kindOfNumber, byteCount: byteCount),
        letters[1] != "b" || byteCount == 1
      else {
        throw ImagingError(
          .unsupported, "a NumPy array of '\(kind)'; save it as float32 (array.astype('<f4')) or of 8 or 16 bits")
      }
      self.type = type
      isTruth = letters[1] == "b"
      isBigEndian = letters[0] == ">"
    }

    /// What stands behind a key of the dictionary up to the comma or brace that ends it.
    private static func value(of key: String, in text: String) -> String? {
      guard let place = text.firstRange(of: "'\(key)':") else { return nil }
      let rest = text[place.upperBound...].drop { $0 == " " }
      if rest.hasPrefix("(") {
        guard let end = rest.firstIndex(of: ")") else { return nil }
        return String(rest[...end])
      }
      return String(rest.prefix { $0 != "," && $0 != "}" }).filter { $0 != " " }
    }
  }
}
