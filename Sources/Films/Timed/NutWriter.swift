/// The bytes of a NUT stream of raw frames, as `NutReader` and FFmpeg read them.
package struct NutWriter: Sendable {
  private let width: Int
  private let height: Int
  private let timeBase: TimeBase

  /// - Precondition: positive sizes.
  package init(width: Int, height: Int, timeBase: TimeBase) {
    self.width = width
    self.height = height
    self.timeBase = timeBase
  }

  private static let flags: NutFormat.Flags = [.key, .codedTime, .codedSize, .checksum]
  private static let timeShift: UInt64 = 7

  /// What stands before the first frame.
  package var beginning: [UInt8] {
    var main: [UInt8] = []
    // Version, streams, the greatest distance between places from where one can read, time bases.
    for value in [3, 1, 65_536, 1, UInt64(timeBase.numerator), UInt64(timeBase.denominator)] {
      main.appendNumber(value)
    }
    // All 255 codes of frames alike: no step of time, size by a factor of 1 and no rest.
    for value in [Self.flags.rawValue, 6, 0, 1, 0, 0, 0, 255] { main.appendNumber(value) }
    // No headers that frames leave out.
    main.appendNumber(0)
    var stream: [UInt8] = []
    for value: UInt64 in [0, 0] { stream.appendNumber(value) }
    stream.appendNumber(4)
    stream += [0x52, 0x47, 0x42, 24]
    // The time base's number, how times are coded, their greatest step, no delay, no flags, nothing for a codec.
    for value in [0, Self.timeShift, 1 << 30, 0, 0, 0] { stream.appendNumber(value) }
    // The sides, no ratio of a pixel's sides, no kind of colours.
    for value in [UInt64(width), UInt64(height), 0, 0, 0] { stream.appendNumber(value) }
    return NutFormat.identification + packet(.main, main) + packet(.stream, stream)
  }

  /// What stands before a frame's samples.
  /// - Parameter time: in the time base; not negative.
  package func head(time: Int64) -> [UInt8] {
    var place: [UInt8] = []
    place.appendNumber(UInt64(time))
    place.appendNumber(0)
    var head: [UInt8] = [0]
    head.appendNumber(UInt64(time) + 1 << Self.timeShift)
    head.appendNumber(UInt64(width * height * 3))
    return packet(.syncpoint, place) + head + bigEndian(UInt64(NutFormat.checksum(head)), count: 4)
  }

  private func packet(_ kind: NutFormat.Packet, _ content: [UInt8]) -> [UInt8] {
    var packet = bigEndian(kind.rawValue, count: 8)
    packet.appendNumber(UInt64(content.count + 4))
    return packet + content + bigEndian(UInt64(NutFormat.checksum(content)), count: 4)
  }

  private func bigEndian(_ value: UInt64, count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64(count - 1 - $0))) }
  }
}

extension [UInt8] {
  /// Seven bits a byte, the highest first.
  fileprivate mutating func appendNumber(_ value: UInt64) {
    let length = Swift.max(1, (70 - value.leadingZeroBitCount) / 7)
    for place in (0..<length).reversed() {
      append(UInt8(truncatingIfNeeded: value >> (7 * UInt64(place)) & 0x7F) | (place > 0 ? 0x80 : 0))
    }
  }
}
