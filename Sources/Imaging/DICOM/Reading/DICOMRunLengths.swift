/// Decodes run lengths, by PS3.5, annex G: PackBits of each byte of each channel.
enum DICOMRunLengths {
  /// - Parameters:
  ///   - sampleBytes: of a sample, whose bytes are stored from the highest, each in a segment of its own.
  /// - Returns: little-endian samples, a pixel's side by side.
  /// - Throws: `ImagingError.malformed` where a segment ends early or says more than its pixels.
  static func decode(
    _ stream: [UInt8], pixelCount: Int, channelCount: Int, sampleBytes: Int
  ) throws(ImagingError) -> [UInt8] {
    let segmentCount = channelCount * sampleBytes
    func header(_ index: Int) -> Int? {
      stream.withUnsafeBytes { $0.unsignedInteger(at: 4 * index, length: 4, isBigEndian: false) }
    }
    guard header(0) == segmentCount, stream.count >= 64 else {
      throw DICOMParser.malformed("the run lengths have another number of segments than the pixels have bytes")
    }
    var starts = (1...segmentCount).map { header($0) ?? 0 }
    starts.append(stream.count)
    guard starts[0] >= 64, zip(starts, starts.dropFirst()).allSatisfy(<=) else {
      throw DICOMParser.malformed("the run lengths' segments lie in one another")
    }
    // A run of 128 takes two bytes; memory is taken only for what can come.
    guard pixelCount / 64 <= stream.count else { throw DICOMParser.cutOff }
    var result = [UInt8](repeating: 0, count: pixelCount * segmentCount)
    let isWhole = stream.withUnsafeBufferPointer { source in
      result.withUnsafeMutableBufferPointer { target in
        (0..<segmentCount).allSatisfy { segment in
          let (channel, byte) = (segment / sampleBytes, sampleBytes - 1 - segment % sampleBytes)
          return unpack(
            UnsafeBufferPointer(rebasing: source[starts[segment]..<starts[segment + 1]]), count: pixelCount,
            into: target, from: channel * sampleBytes + byte, step: segmentCount)
        }
      }
    }
    guard isWhole else { throw DICOMParser.malformed("a segment of run lengths has not as many bytes as pixels") }
    return result
  }

  private static func unpack(
    _ source: UnsafeBufferPointer<UInt8>, count: Int, into target: UnsafeMutableBufferPointer<UInt8>, from start: Int,
    step: Int
  ) -> Bool {
    var (place, done) = (0, 0)
    while done < count, place < source.count {
      let control = Int(source[place])
      place += 1
      if control < 128 {
        guard control < source.count - place, control < count - done else { return false }
        for offset in 0...control { target[start + (done + offset) * step] = source[place + offset] }
        place += control + 1
        done += control + 1
      } else if control > 128 {
        let length = 257 - control
        guard place < source.count, length <= count - done else { return false }
        for offset in 0..<length { target[start + (done + offset) * step] = source[place] }
        place += 1
        done += length
      }
    }
    // What fills up to an even number
    return done == count && source[place...].allSatisfy { $0 == 0 }
  }
}
