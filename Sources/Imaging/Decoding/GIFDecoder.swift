import CImageCodecs

extension ImageFormat {
  static let gif = ImageFormat(
    name: "GIF", holds: .pages,
    recognises: { $0.starts(with: "GIF87a".utf8) || $0.starts(with: "GIF89a".utf8) },
    decode: { bytes, request throws(ImagingError) in try GIFDecoder.decode(bytes, request) })
}

/// Decodes GIF through giflib: the first frame, or another one with what those before it have left, as Pillow's
/// `convert("RGB")` shows it. Transparent pixels of the first frame have their colour of the palette; what no frame has
/// drawn has the transparent one's, or the first.
///
/// A frame beyond the screen is refused.
enum GIFDecoder {
  static func decode(
    _ bytes: UnsafeRawBufferPointer, _ request: DecodingRequest
  ) throws(ImagingError) -> DecodedPicture {
    guard let width = bytes.unsignedInteger(at: 6, length: 2, isBigEndian: false),
      let height = bytes.unsignedInteger(at: 8, length: 2, isBigEndian: false)
    else { throw ImagingError(.malformed, "the GIF has no header; it is damaged or cut off") }
    let count = try Image.checkedPixelCount(width: width, height: height, decoding: request.mostPixels)
    let frameCount = frameCount(in: bytes)
    let page = try request.page(of: frameCount, noun: "frame")
    var file = metacam_gif()
    defer { metacam_gif_close(&file) }
    guard metacam_gif_open(&file, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count) != 0 else {
      throw damaged(&file)
    }
    var screen = Screen(width: width, pixels: [UInt8](repeating: 0, count: count * 3))
    let background = bytes.unsignedInteger(at: 11, length: 1, isBigEndian: false) ?? 0
    let hasOwnColours = (bytes.unsignedInteger(at: 10, length: 1, isBigEndian: false) ?? 0) & 128 != 0
    for number in 0...page {
      var header = metacam_gif_frame()
      guard metacam_gif_next(&file, &header) == 1 else { throw damaged(&file) }
      let (columns, rows) = (Int(header.width), Int(header.height))
      guard columns > 0, rows > 0, Int(header.left) + columns <= width, Int(header.top) + rows <= height else {
        throw ImagingError(
          .malformed, "a frame of the GIF lies beyond its screen",
          context: ["frame": "\(columns) × \(rows)", "screen": "\(width) × \(height)"])
      }
      var succeeded = false
      let indices = [UInt8](unsafeUninitializedCapacity: columns * rows) { target, initializedCount in
        succeeded = metacam_gif_pixels(&file, &header, target.baseAddress) != 0
        initializedCount = succeeded ? columns * rows : 0
      }
      guard succeeded else { throw damaged(&file) }
      screen.draw(
        Frame(header, indices), isFirst: number == 0, background: hasOwnColours ? background : 0)
    }
    var picture = DecodedPicture(width: width, height: height, channelCount: 3, samples: .bytes(screen.pixels))
    if frameCount > 1 { picture.notes = ["frame: \(page + 1) of \(frameCount)"] }
    return picture
  }

  private static func damaged(_ file: inout metacam_gif) -> ImagingError {
    ImagingError(
      .malformed, "the GIF is damaged or cut off",
      context: metacam_gif_message(&file).map { ["reason": String(cString: $0)] } ?? [:])
  }

  /// By the lengths of blocks alone, as far as the file keeps to them.
  private static func frameCount(in bytes: UnsafeRawBufferPointer) -> Int {
    func byte(_ offset: Int) -> Int { bytes.unsignedInteger(at: offset, length: 1, isBigEndian: false) ?? 0 }
    func tableLength(_ flags: Int) -> Int { flags & 128 != 0 ? 3 << (flags & 7 + 1) : 0 }
    func behindBlocks(_ start: Int) -> Int {
      var offset = start
      while offset < bytes.count, byte(offset) > 0 { offset += byte(offset) + 1 }
      return offset + 1
    }
    var (offset, count) = (13 + tableLength(byte(10)), 0)
    while offset < bytes.count {
      switch byte(offset) {
      case 0x21: offset = behindBlocks(offset + 2)
      case 0x2C:
        count += 1
        offset = behindBlocks(offset + 11 + tableLength(byte(offset + 9)))
      default: return count
      }
    }
    return count
  }

  private struct Frame {
    let left: Int
    let top: Int
    let width: Int
    let height: Int
    let disposal: Int
    let transparent: Int?
    let indices: [UInt8]
    /// A colour for each index, greys where there is no palette or it ends.
    let colours: [UInt8]

    init(_ header: metacam_gif_frame, _ indices: [UInt8]) {
      (left, top, width, height) = (Int(header.left), Int(header.top), Int(header.width), Int(header.height))
      disposal = Int(header.disposal)
      transparent = header.transparent < 0 ? nil : Int(header.transparent)
      self.indices = indices
      var colours = (0..<256).flatMap { [UInt8($0), UInt8($0), UInt8($0)] }
      withUnsafeBytes(of: header.colours) { stored in
        for place in 0..<min(Int(header.colour_count) * 3, stored.count) { colours[place] = stored[place] }
      }
      self.colours = colours
    }

    func colour(_ index: Int) -> [UInt8] { Array(colours[index * 3..<index * 3 + 3]) }
  }

  private struct Screen {
    let width: Int
    var pixels: [UInt8]
    /// What is put back before the next frame is drawn.
    private var kept: Kept?
    /// A frame that says nothing does as the one before it.
    private var disposal = 0

    init(width: Int, pixels: [UInt8]) {
      self.width = width
      self.pixels = pixels
    }

    mutating func draw(_ frame: Frame, isFirst: Bool, background: Int) {
      if let kept { kept.put(into: &pixels, width: width) }
      kept = nil
      if isFirst {
        let colour = frame.colour(frame.transparent ?? 0)
        for index in pixels.indices { pixels[index] = colour[index % 3] }
      }
      if frame.disposal > 0 { disposal = frame.disposal }
      if disposal == 2 {
        kept = Kept(frame, pixels: nil, colour: frame.colour(frame.transparent ?? background))
      } else if disposal > 2, !isFirst {
        kept = Kept(frame, pixels: pixels, colour: [])
      }
      for row in 0..<frame.height {
        for column in 0..<frame.width {
          let index = Int(frame.indices[row * frame.width + column])
          guard isFirst || index != frame.transparent else { continue }
          let to = ((frame.top + row) * width + frame.left + column) * 3
          for channel in 0..<3 { pixels[to + channel] = frame.colours[index * 3 + channel] }
        }
      }
    }
  }

  /// What is put back where a frame was: what stood there before, or one colour.
  private struct Kept {
    let left: Int
    let top: Int
    let width: Int
    let height: Int
    /// Of the whole screen.
    let pixels: [UInt8]?
    let colour: [UInt8]

    init(_ frame: Frame, pixels: [UInt8]?, colour: [UInt8]) {
      (left, top, width, height) = (frame.left, frame.top, frame.width, frame.height)
      (self.pixels, self.colour) = (pixels, colour)
    }

    func put(into screen: inout [UInt8], width screenWidth: Int) {
      for row in top..<top + height {
        for place in (row * screenWidth + left) * 3..<(row * screenWidth + left + width) * 3 {
          screen[place] = pixels?[place] ?? colour[place % 3]
        }
      }
    }
  }
}
