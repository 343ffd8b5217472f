import Imaging

/// Raw frames with their times, out of a NUT stream: one stream of pictures in red, green and blue, 8 bits each.
///
/// A stream that ends within a frame, or that does not keep its own rules, is an error; no size is believed before it is checked.
package struct NutReader<Source: ByteSource>: Sendable {
  package private(set) var width = 0
  package private(set) var height = 0
  package private(set) var timeBase = TimeBase(numerator: 1, denominator: 1)

  private var bytes: BufferedBytes<Source>
  /// What each first byte of a frame stands for.
  private var codes: [FrameCode] = []
  /// What frames leave out at their beginning.
  private var leftOut: [[UInt8]] = [[]]
  private var timeBases: [TimeBase] = []
  private var timeShift: UInt64 = 0
  private var lastTime: Int64 = 0

  private struct FrameCode {
    var flags: NutFormat.Flags
    var timeStep: Int64
    var sizeFactor: UInt64
    var sizeRest: UInt64
    var reservedCount: UInt64
    var header: UInt64
  }

  /// Reads what stands before the first frame.
  /// - Parameter mostPixels: how many a frame may have.
  /// - Returns: nil where there is nothing at all.
  package init?(_ source: Source, mostPixels: Int) throws(FilmError) {
    bytes = BufferedBytes(source)
    for (place, expected) in NutFormat.identification.enumerated() {
      guard let byte = try bytes.byte() else {
        if place == 0 { return nil }
        throw .malformedFrames("it ends at its beginning")
      }
      guard byte == expected else { throw .malformedFrames("it is no NUT stream") }
    }
    while width == 0 {
      guard try nextByte() == NutFormat.packetLetter else { throw .malformedFrames("a frame comes before its stream") }
      try readPacket(mostPixels)
    }
    guard !codes.isEmpty else { throw .malformedFrames("it has no main header") }
  }

  /// - Returns: nil at the end.
  package mutating func next() throws(FilmError) -> FilmFrame? {
    while let first = try bytes.byte() {
      if first == NutFormat.packetLetter {
        try readPacket(0)
      } else {
        return try frame(codes[Int(first)])
      }
    }
    return nil
  }

  private mutating func frame(_ code: FrameCode) throws(FilmError) -> FilmFrame {
    var (flags, reserved, header, sizePart) = (code.flags, code.reservedCount, code.header, UInt64(0))
    if flags.contains(.changed) { flags.formSymmetricDifference(.init(rawValue: try number())) }
    guard !flags.contains(.invalid), !flags.contains(.sideData) else { throw .malformedFrames("a frame's flags") }
    if flags.contains(.streamNumber), try number() != 0 { throw .malformedFrames("a second stream") }
    if flags.contains(.codedTime) { lastTime = try time(coded: number()) } else { lastTime &+= code.timeStep }
    if flags.contains(.codedSize) { sizePart = try number() }
    if flags.contains(.matchTime) { _ = try number() }
    if flags.contains(.headerNumber) { header = try number() }
    if flags.contains(.reserved) { reserved = try number() }
    guard reserved < 64, header < UInt64(leftOut.count) else { throw .malformedFrames("a frame's head") }
    for _ in 0..<reserved { _ = try number() }
    if flags.contains(.checksum) { for _ in 0..<4 { _ = try nextByte() } }

    let (product, overflows) = sizePart.multipliedReportingOverflow(by: code.sizeFactor)
    let (size, overflowsAgain) = product.addingReportingOverflow(code.sizeRest)
    let count = width * height * 3
    let beginning = leftOut[Int(header)]
    guard !overflows, !overflowsAgain, size == UInt64(count), beginning.count <= count else {
      throw .malformedFrames("a frame of \(size) bytes in place of \(count)")
    }
    var reached = 0
    let pixels = try [UInt8](unsafeUninitializedCapacity: count) { buffer, initialised throws(FilmError) in
      let target = UnsafeMutableRawBufferPointer(buffer)
      target.copyBytes(from: beginning)
      reached = beginning.count
      reached += try bytes.read(into: UnsafeMutableRawBufferPointer(rebasing: target[beginning.count...]))
      initialised = reached
    }
    guard reached == count else { throw FilmError(.damaged, "the film breaks off within a frame") }
    return FilmFrame(image: Image(width: width, height: height, pixels: pixels), time: lastTime)
  }

  /// A time of which only the lowest bits may be given: it is then the nearest such one to the last.
  private func time(coded: UInt64) throws(FilmError) -> Int64 {
    let range = UInt64(1) << timeShift
    guard coded < UInt64(Int64.max) else { throw .malformedFrames("a time") }
    if coded >= range { return Int64(coded - range) }
    let mask = Int64(range - 1)
    let least = lastTime &- mask / 2
    return ((Int64(coded) &- least) & mask) &+ least
  }

  // MARK: - Packets

  /// What follows the letter of a packet.
  private mutating func readPacket(_ mostPixels: Int) throws(FilmError) {
    var code = UInt64(NutFormat.packetLetter)
    for _ in 0..<7 { code = code << 8 | UInt64(try nextByte()) }
    let size = try number()
    if size > NutFormat.longPacket { for _ in 0..<4 { _ = try nextByte() } }
    // An index has some bytes a frame; nothing else is long.
    guard size >= 4, size <= 1 << 30 else { throw .malformedFrames("a packet of \(size) bytes") }
    guard let kind = NutFormat.Packet(rawValue: code), kind == .main || kind == .stream || kind == .syncpoint else {
      for _ in 0..<size { _ = try nextByte() }
      return
    }
    guard size <= 1 << 16 else { throw .malformedFrames("a header of \(size) bytes") }
    var content: [UInt8] = []
    for _ in 0..<size { content.append(try nextByte()) }
    var fields = NutFields(content.dropLast(4))
    switch kind {
    case .main: try readMain(&fields)
    case .stream: try readStream(&fields, mostPixels)
    default:
      let coded = try fields.number()
      guard !timeBases.isEmpty else { throw .malformedFrames("a time before its base") }
      // All times of the one stream are in its own base.
      lastTime = Int64(clamping: coded / UInt64(timeBases.count))
    }
  }

  private mutating func readMain(_ fields: inout NutFields) throws(FilmError) {
    let version = try fields.number()
    guard (2...4).contains(version) else { throw .malformedFrames("version \(version)") }
    if version > 3 { _ = try fields.number() }
    guard try fields.number() == 1 else { throw .malformedFrames("several streams") }
    _ = try fields.number()
    let baseCount = try fields.number()
    guard baseCount == 1 else { throw .malformedFrames("\(baseCount) time bases") }
    let (numerator, denominator) = (try fields.number(), try fields.number())
    guard (1..<1 << 32).contains(numerator), (1..<1 << 32).contains(denominator) else {
      throw .malformedFrames("its time base")
    }
    timeBases = [TimeBase(numerator: Int64(numerator), denominator: Int64(denominator))]

    codes = []
    var (timeStep, factor, header) = (Int64(0), UInt64(1), UInt64(0))
    while codes.count < 256 {
      let flags = NutFormat.Flags(rawValue: try fields.number())
      let fieldCount = try fields.number()
      guard fieldCount < 64 else { throw .malformedFrames("its table of frames") }
      if fieldCount > 0 { timeStep = try fields.signedNumber() }
      if fieldCount > 1 { factor = try fields.number() }
      if fieldCount > 2 { _ = try fields.number() }
      let rest = fieldCount > 3 ? try fields.number() : 0
      let reserved = fieldCount > 4 ? try fields.number() : 0
      let count = fieldCount > 5 ? try fields.number() : factor &- rest
      if fieldCount > 6 { _ = try fields.signedNumber() }
      if fieldCount > 7 { header = try fields.number() }
      for _ in 8..<max(fieldCount, 8) { _ = try fields.number() }
      guard count > 0, count <= UInt64(256 - codes.count), rest < 1 << 62 else {
        throw .malformedFrames("its table of frames")
      }
      var step: UInt64 = 0
      while step < count, codes.count < 256 {
        var code = FrameCode(
          flags: flags, timeStep: timeStep, sizeFactor: factor, sizeRest: rest + step, reservedCount: reserved,
          header: header)
        // The letter of packets takes a place in the table, and none in the count.
        if codes.count == Int(NutFormat.packetLetter) { code.flags = .invalid } else { step += 1 }
        codes.append(code)
      }
    }
    let headerCount = fields.isAtEnd ? 0 : try fields.number()
    guard headerCount < 128 else { throw .malformedFrames("its headers") }
    leftOut = [[]]
    for _ in 0..<headerCount { leftOut.append(try fields.byteString()) }
  }

  private mutating func readStream(_ fields: inout NutFields, _ mostPixels: Int) throws(FilmError) {
    guard !timeBases.isEmpty else { throw .malformedFrames("a stream before the main header") }
    guard try fields.number() == 0, try fields.number() == 0 else { throw .malformedFrames("no pictures") }
    let codec = try fields.byteString()
    guard codec == [0x52, 0x47, 0x42, 24] else { throw .malformedFrames("frames in another form than RGB") }
    guard try fields.number() == 0 else { throw .malformedFrames("its time base") }
    timeBase = timeBases[0]
    timeShift = try fields.number()
    guard timeShift < 16 else { throw .malformedFrames("its times") }
    for _ in 0..<3 { _ = try fields.number() }
    _ = try fields.byteString()
    let (width, height) = (try fields.number(), try fields.number())
    let (pixels, overflows) = width.multipliedReportingOverflow(by: height)
    guard width > 0, height > 0, width < 1 << 31, height < 1 << 31, !overflows, pixels <= mostPixels else {
      throw FilmError(
        .tooLarge, "more than the \(mostPixels) pixels that a frame may have",
        remedy: "make it smaller, or lift the limits by \(.option(.limits))", context: ["size": "\(width) × \(height)"])
    }
    (self.width, self.height) = (Int(width), Int(height))
  }

  // MARK: - Numbers in the stream

  private mutating func nextByte() throws(FilmError) -> UInt8 {
    guard let byte = try bytes.byte() else { throw FilmError(.damaged, "the film breaks off within a frame") }
    return byte
  }

  private mutating func number() throws(FilmError) -> UInt64 {
    var value: UInt64 = 0
    while true {
      let byte = try nextByte()
      guard value < 1 << 56 else { throw .malformedFrames("a number beyond 63 bits") }
      value = value << 7 | UInt64(byte & 0x7F)
      if byte < 0x80 { return value }
    }
  }
}

/// The fields of a packet.
private struct NutFields {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  var isAtEnd: Bool { rest.isEmpty }

  /// Seven bits a byte, the highest first; all bytes but the last have their own highest bit set.
  mutating func number() throws(FilmError) -> UInt64 {
    var value: UInt64 = 0
    while let byte = rest.popFirst() {
      guard value < 1 << 56 else { throw .malformedFrames("a number beyond 63 bits") }
      value = value << 7 | UInt64(byte & 0x7F)
      if byte < 0x80 { return value }
    }
    throw .malformedFrames("a packet that ends too early")
  }

  mutating func signedNumber() throws(FilmError) -> Int64 {
    let coded = Int64(try number() &+ 1)
    return coded & 1 == 1 ? -(coded >> 1) : coded >> 1
  }

  mutating func byteString() throws(FilmError) -> [UInt8] {
    let count = try number()
    guard count <= UInt64(rest.count) else { throw .malformedFrames("a packet that ends too early") }
    defer { rest = rest.dropFirst(Int(count)) }
    return Array(rest.prefix(Int(count)))
  }
}
