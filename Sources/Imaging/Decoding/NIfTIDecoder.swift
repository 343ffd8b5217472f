import CImageCodecs

extension ImageFormat {
  static let nifti = ImageFormat(
    name: "NIfTI", holds: .volume,
    recognises: { bytes in NIfTIDecoder.start(of: bytes).map { NIfTIDecoder.isHeader($0) } ?? false },
    decode: { bytes, request throws(ImagingError) in try NIfTIDecoder.decode(bytes, request) })
}

/// Reads a plane of a NIfTI-1 volume, `.nii` or packed by gzip: integers of 8 to 32 bits and floats, or red, green and blue bytes,
/// in either byte order, times `scl_slope` plus `scl_inter`.
///
/// Across z the picture has x to the right and y upwards, across y x to the right and z upwards, across x y to the right
/// and z upwards: NumPy's `rot90` of the plane. The axes are those of the stored array; where they lie in the body is not
/// looked at. Where `cal_max` is above `cal_min`, they are the picture's window. Of several volumes one is read.
///
/// Source: R. W. Cox et al., "A (sort of) new image data format standard: NIfTI-1", 2004, and its header nifti1.h.
enum NIfTIDecoder {
  private static let headerLength = 348

  static func decode(
    _ bytes: UnsafeRawBufferPointer, _ request: DecodingRequest
  ) throws(ImagingError) -> DecodedPicture {
    guard let start = start(of: bytes) else { throw cutOff }
    let header = try start.withUnsafeBufferPointer { bytes throws(ImagingError) in
      try Header(UnsafeRawBufferPointer(bytes))
    }
    let volume = try request.page(of: header.volumeCount, noun: "volume")
    let slice: VolumeSlice
    if let asked = request.reading.slice {
      let count = header.sides[asked.axis]
      guard asked.index < count else {
        throw ImagingError(
          .invalidValue,
          "there is no slice \(asked): the volume's \(VolumeSlice.axisNames[asked.axis]) goes from 0 to \(count - 1)",
          remedy: "choose another one by \(.option(.slice))")
      }
      slice = asked
    } else {
      slice = VolumeSlice(axis: 2, index: header.sides[2] / 2)
    }
    let (across, up) = slice.axis == 0 ? (1, 2) : slice.axis == 1 ? (0, 2) : (0, 1)
    let (width, height) = (header.sides[across], header.sides[up])
    let count = try Image.checkedPixelCount(width: width, height: height, decoding: request.mostPixels)
    let raw = try plane(of: bytes, header, volume: volume, slice, byteCount: count * header.voxelSize)
    var picture: DecodedPicture
    if header.isColour {
      picture = DecodedPicture(width: width, height: height, channelCount: 3, samples: .bytes(raw))
    } else {
      picture = try DecodedPicture.checked(
        width: width, height: height, channelCount: 1,
        samples: header.type.samples(of: raw, isBigEndian: header.isBigEndian, scale: header.scale))
      picture.window = header.window
    }
    picture.notes.append("slice: \(slice) of \(header.sides[slice.axis])")
    if header.volumeCount > 1 { picture.notes.append("volume: \(volume + 1) of \(header.volumeCount)") }
    return picture
  }

  /// All planes of a volume along z, in the stored order: slices of z, rows of y, columns of x.
  static func decodeVolume(
    _ bytes: UnsafeRawBufferPointer, _ request: DecodingRequest
  ) throws(ImagingError) -> Volume {
    guard let start = start(of: bytes) else { throw cutOff }
    let header = try start.withUnsafeBufferPointer { bytes throws(ImagingError) in
      try Header(UnsafeRawBufferPointer(bytes))
    }
    let which = try request.page(of: header.volumeCount, noun: "volume")
    let (width, height, depth) = (header.sides[0], header.sides[1], header.sides[2])
    let channelCount = header.isColour ? 3 : 1
    let count = try Volume.checkedCount([channelCount] + header.sides, limit: request.mostPixels)
    var source = Source(bytes)
    defer { source.close() }
    let length = count / channelCount * header.voxelSize
    let begin = header.dataStart + which * length
    // Before memory is taken.
    guard begin + length <= source.mostBytes, source.skip(begin) else { throw cutOff }
    var raw = [UInt8](repeating: 0, count: length)
    guard source.fill(&raw) else { throw cutOff }
    var channels: [DecodedPicture] = []
    for channel in 0..<channelCount {
      let own = channelCount == 1 ? raw : stride(from: channel, to: length, by: 3).map { raw[$0] }
      var stack = try DecodedPicture.checked(
        width: width, height: height * depth, channelCount: 1,
        samples: header.type.samples(of: own, isBigEndian: header.isBigEndian, scale: header.scale))
      if !header.isColour { stack.window = header.window }
      channels.append(stack)
    }
    var volume = Volume(depth: depth, channels: channels)
    if header.volumeCount > 1 { volume.notes.append("volume: \(which + 1) of \(header.volumeCount)") }
    return volume
  }

  fileprivate static var cutOff: ImagingError { ImagingError(.malformed, "the NIfTI volume is damaged or cut off") }

  /// The plane's voxels as stored, in the picture's order. What is packed goes by row after row, so that no more memory is
  /// taken than for the plane.
  private static func plane(
    of bytes: UnsafeRawBufferPointer, _ header: Header, volume: Int, _ slice: VolumeSlice, byteCount: Int
  ) throws(ImagingError) -> [UInt8] {
    let sides = header.sides
    let size = header.voxelSize
    let rowLength = sides[0] * size
    var source = Source(bytes)
    defer { source.close() }
    // Sides are below 2¹⁵, and volumes below 2⁶⁰ by then.
    let start = header.dataStart + volume * rowLength * sides[1] * sides[2]
    // Before memory is taken: the planes before this one must be there, and this one.
    let planes = slice.axis == 2 ? slice.index + 1 : sides[2]
    guard start + planes * rowLength * sides[1] <= source.mostBytes else { throw cutOff }
    var row = [UInt8](repeating: 0, count: rowLength)
    var result = [UInt8](repeating: 0, count: byteCount)
    guard source.skip(start) else { throw cutOff }
    for z in 0..<sides[2] {
      if slice.axis == 2, z != slice.index {
        if z > slice.index { break }
        guard source.skip(rowLength * sides[1]) else { throw cutOff }
        continue
      }
      for y in 0..<sides[1] {
        if slice.axis == 1, y != slice.index {
          guard source.skip(rowLength) else { throw cutOff }
          continue
        }
        guard source.fill(&row) else { throw cutOff }
        switch slice.axis {
        case 2: result.replaceSubrange(((sides[1] - 1 - y) * rowLength)..<((sides[1] - y) * rowLength), with: row)
        case 1: result.replaceSubrange(((sides[2] - 1 - z) * rowLength)..<((sides[2] - z) * rowLength), with: row)
        default:
          let to = ((sides[2] - 1 - z) * sides[1] + y) * size
          result.replaceSubrange(to..<to + size, with: row[slice.index * size..<(slice.index + 1) * size])
        }
      }
    }
    return result
  }

  /// The header, unpacked where it must be; nil where the file is shorter.
  static func start(of bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    guard bytes.starts(with: [0x1F, 0x8B]) else { return bytes.part(at: 0, length: headerLength).map { [UInt8]($0) } }
    var source = Source(bytes)
    defer { source.close() }
    var header = [UInt8](repeating: 0, count: headerLength)
    return source.fill(&header) ? header : nil
  }

  /// Whether a file begins as NIfTI-1, alone or beside its data, or NIfTI-2.
  static func isHeader(_ header: [UInt8]) -> Bool {
    let magic = header[344..<348]
    let isFirst = magic.starts(with: "n+1\0".utf8) || magic.starts(with: "ni1\0".utf8)
    return isFirst || header[4..<8].starts(with: "n+2\0".utf8) || header[4..<8].starts(with: "ni2\0".utf8)
  }

  /// The file's bytes one after another, packed or not.
  private struct Source {
    private let bytes: UnsafeRawBufferPointer
    private let isPacked: Bool
    private var stream = metacam_inflate()
    private var offset = 0

    init(_ bytes: UnsafeRawBufferPointer) {
      self.bytes = bytes
      isPacked = bytes.starts(with: [0x1F, 0x8B])
      if isPacked {
        _ = metacam_inflate_open(&stream, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count)
      }
    }

    /// As many as it can have: deflate makes at most 1032 of one.
    var mostBytes: Int { isPacked ? bytes.count * 1040 : bytes.count }

    mutating func close() { if isPacked { metacam_inflate_close(&stream) } }

    mutating func fill(_ target: inout [UInt8]) -> Bool {
      let count = target.count
      if isPacked {
        return target.withUnsafeMutableBufferPointer { metacam_inflate_next(&stream, $0.baseAddress, count) == count }
      }
      guard let part = bytes.part(at: offset, length: count) else { return false }
      target.withUnsafeMutableBytes { $0.copyMemory(from: part) }
      offset += count
      return true
    }

    mutating func skip(_ count: Int) -> Bool {
      guard isPacked else {
        guard count <= bytes.count - offset else { return false }
        offset += count
        return true
      }
      var rest = count
      var waste = [UInt8](repeating: 0, count: min(count, 1 << 16))
      while rest > 0 {
        if rest < waste.count { waste.removeLast(waste.count - rest) }
        guard fill(&waste) else { return false }
        rest -= waste.count
      }
      return true
    }
  }

  private struct Header {
    let isBigEndian: Bool
    let sides: [Int]
    let volumeCount: Int
    let type: SampleType
    let isColour: Bool
    let dataStart: Int
    let scale: (slope: Double, intercept: Double)?
    let window: DecodedPicture.Window?

    var voxelSize: Int { isColour ? 3 : type.byteCount }

    init(_ bytes: UnsafeRawBufferPointer) throws(ImagingError) {
      guard !bytes[344..<348].starts(with: "ni1\0".utf8), bytes[344..<348].starts(with: "n+1\0".utf8) else {
        throw ImagingError(
          .unsupported,
          "a NIfTI header without its data beside it, or NIfTI-2; save the volume as one file of NIfTI-1 (.nii or .nii.gz)"
        )
      }
      let isBigEndian = bytes.unsignedInteger(at: 0, length: 4, isBigEndian: true) == headerLength
      self.isBigEndian = isBigEndian
      func integer(_ offset: Int, _ length: Int = 2) -> Int {
        let value = bytes.unsignedInteger(at: offset, length: length, isBigEndian: isBigEndian) ?? 0
        return length == 2 ? Int(Int16(truncatingIfNeeded: value)) : value
      }
      func number(_ offset: Int) -> Double { Double(Float(bitPattern: UInt32(truncatingIfNeeded: integer(offset, 4)))) }
      let rank = integer(40)
      guard (2...7).contains(rank), integer(0, 4) == headerLength else { throw cutOff }
      let lengths = (1...rank).map { integer(40 + 2 * $0) }
      guard lengths.allSatisfy({ $0 > 0 }) else { throw cutOff }
      sides = Array((lengths + [1]).prefix(3))
      var volumes = 1
      for length in lengths.dropFirst(3) { volumes *= length }
      // Up to four lengths of 15 bits.
      let (voxels, overflows) = (sides[0] * sides[1] * sides[2]).multipliedReportingOverflow(by: volumes)
      guard !overflows, voxels < 1 << 56 else { throw cutOff }
      volumeCount = volumes
      let code = integer(70)
      let types: [Int: SampleType?] = [
        2: SampleType(.unsigned, byteCount: 1), 4: SampleType(.signed, byteCount: 2),
        8: SampleType(.signed, byteCount: 4), 16: SampleType(.float, byteCount: 4),
        64: SampleType(.float, byteCount: 8),
        128: SampleType(.unsigned, byteCount: 1), 256: SampleType(.signed, byteCount: 1),
        512: SampleType(.unsigned, byteCount: 2), 768: SampleType(.unsigned, byteCount: 4),
        1024: SampleType(.signed, byteCount: 8), 1280: SampleType(.unsigned, byteCount: 8),
      ]
      guard let type = types[code] ?? nil else {
        throw ImagingError(
          .unsupported, "a NIfTI volume of type \(code), such as complex numbers; save it as floats of 32 bits")
      }
      self.type = type
      isColour = code == 128
      let offset = number(108)
      guard offset >= 0, offset < 0x1p40 else { throw cutOff }
      dataStart = max(Int(offset), 352)
      let (slope, intercept) = (number(112), number(116))
      guard !slope.isFinite || slope == 0 || intercept.isFinite else {
        throw ImagingError(.malformed, "the NIfTI volume's values are scaled with an offset that is no number")
      }
      let isScaled = slope.isFinite && slope != 0 && intercept.isFinite && (slope != 1 || intercept != 0)
      scale = isScaled && !isColour ? (slope, intercept) : nil
      let (greatest, least) = (number(124), number(128))
      window =
        greatest.isFinite && least.isFinite && greatest > least
        ? .init(centre: (greatest + least) / 2, width: greatest - least, shape: .linearExact) : nil
    }
  }
}

extension VolumeSlice {
  fileprivate init(axis: Int, index: Int) { (self.axis, self.index) = (axis, index) }
}
