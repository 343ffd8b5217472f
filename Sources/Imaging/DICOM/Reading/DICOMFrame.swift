/// One frame of the pixels, as they are stored or compressed.
enum DICOMFrame {
  /// Not compressed.
  /// - Throws: `ImagingError.malformed` where the pixels are more or fewer than sizes and number of frames say.
  static func stored(
    _ index: Int, of content: DICOMContent, _ layout: DICOMPixelLayout
  ) throws(ImagingError) -> DICOMFrameSamples {
    guard let pixels = content.bytes(of: content.dataSet[layout.tag]) else {
      throw DICOMParser.malformed("the pixels are in parts, as if they were compressed")
    }
    let (bits, overflows) = layout.frameBits.multipliedReportingOverflow(by: layout.frameCount)
    let byteCount = bits / 8 + (bits % 8 == 0 ? 0 : 1)
    // What fills up is zeros, and less than another frame.
    guard !overflows, pixels.count >= byteCount, pixels.count - byteCount <= max(1, (layout.frameBits - 1) / 8),
      pixels.count - byteCount <= 1 || pixels[byteCount...].allSatisfy({ $0 == 0 })
    else {
      throw ImagingError(
        .malformed, "the DICOM file has more or fewer pixels than rows, columns and number of frames say",
        context: ["frames": "\(layout.frameCount)", "size": "\(layout.columns) × \(layout.rows)"])
    }
    let first = layout.frameBits * index
    let part = first / 8..<(first + layout.frameBits + 7) / 8
    var bytes = Array(pixels[part])
    if content.syntax.isBigEndian {
      if layout.bitsAllocated > 8 {
        let width = layout.bitsAllocated / 8
        for start in stride(from: 0, to: bytes.count, by: width) { bytes[start..<start + width].reverse() }
      } else if content.dataSet[layout.tag]?.kind == .words, pixels.count % 2 == 0 {
        // Bytes lie in swapped pairs, as if they were words.
        bytes = part.map { pixels[$0 ^ 1] }
      }
    }
    guard layout.bitsAllocated > 1 else {
      return DICOMFrameSamples(bytes: bytes, sampleBytes: nil, firstBit: first % 8)
    }
    let sampleBytes = layout.bitsAllocated / 8
    if layout.colours == .ybrFull422 {
      guard sampleBytes == 1 else {
        throw ImagingError(.unsupported, "a DICOM picture in shared colour differences of more than 8 bits")
      }
      bytes = bytes.withUnsafeBytes { DICOMColour.spread(from422: $0) }
    }
    return DICOMFrameSamples(bytes: bytes, sampleBytes: sampleBytes, isPlanar: layout.isPlanar)
  }

  /// The code stream of a frame, its fragments joined, by PS3.5, annex A.4.
  static func compressed(
    _ index: Int, of content: DICOMContent, _ layout: DICOMPixelLayout
  ) throws(ImagingError) -> [UInt8] {
    guard case .fragments(let parts)? = content.dataSet[.pixels]?.content else {
      throw DICOMParser.malformed("the pixels should be compressed, and are in one part")
    }
    guard let table = parts.first, parts.count > 1 else {
      throw DICOMParser.malformed("the compressed pixels have no fragments")
    }
    let fragments = parts.dropFirst()
    let own = try self.fragments(Array(fragments), table: table, of: index, content, layout)
    guard !own.isEmpty else { throw DICOMParser.malformed("a frame has no fragments") }
    var stream: [UInt8] = []
    stream.reserveCapacity(own.reduce(0) { $0 + $1.count })
    for range in own {
      guard let part = content.bytes.part(at: range.lowerBound, length: range.count) else { throw DICOMParser.cutOff }
      stream += part
    }
    return stream
  }

  private static func fragments(
    _ fragments: [Range<Int>], table: Range<Int>, of index: Int, _ content: DICOMContent, _ layout: DICOMPixelLayout
  ) throws(ImagingError) -> [Range<Int>] {
    if layout.frameCount == 1 { return fragments }
    if fragments.count == layout.frameCount { return [fragments[index]] }
    guard fragments.count > layout.frameCount else {
      throw DICOMParser.malformed("there are fewer fragments than frames")
    }
    // Where each frame begins, counted from the first fragment's item.
    let base = (fragments.first?.lowerBound ?? 0) - 8
    var starts: [Int]
    if table.count == 4 * layout.frameCount {
      starts = (0..<layout.frameCount).map { frame in
        (content.bytes.unsignedInteger(at: table.lowerBound + 4 * frame, length: 4, isBigEndian: false) ?? 0) + base
      }
    } else if let extended = content.bytes(of: content.dataSet[.extendedOffsets]),
      extended.count == 8 * layout.frameCount
    {
      starts = (0..<layout.frameCount).map { frame in
        let low = extended.unsignedInteger(at: 8 * frame, length: 4, isBigEndian: false) ?? 0
        let high = extended.unsignedInteger(at: 8 * frame + 4, length: 4, isBigEndian: false) ?? 0
        return high == 0 ? low + base : Int.max
      }
    } else {
      // Each begins with its code's first marker.
      starts = fragments.filter { range in
        let first = content.bytes.part(at: range.lowerBound, length: min(3, range.count)).map(Array.init) ?? []
        return first == [0xFF, 0xD8, 0xFF] || first == [0xFF, 0x4F, 0xFF]
      }.map { $0.lowerBound - 8 }
    }
    starts.append(Int.max)
    guard starts.count == layout.frameCount + 1, starts.first == base, zip(starts, starts.dropFirst()).allSatisfy(<)
    else { throw DICOMParser.malformed("it cannot be told which fragments belong to which frame") }
    return fragments.filter { starts[index] <= $0.lowerBound - 8 && $0.lowerBound - 8 < starts[index + 1] }
  }
}
