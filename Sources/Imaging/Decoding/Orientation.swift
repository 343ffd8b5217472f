/// How a stored picture must be turned to stand upright: tag 0x0112 of EXIF 2.32 (CIPA DC-008), values 1 to 8.
enum Orientation: Int, CaseIterable {
  case upright = 1
  case mirroredLeftRight = 2
  case upsideDown = 3
  case mirroredTopBottom = 4
  case transposed = 5
  case needsClockwiseTurn = 6
  case transversed = 7
  case needsCounterclockwiseTurn = 8

  /// The orientation in an EXIF block (a TIFF header and its first directory), with or without the six bytes
  /// `Exif\0\0` in front. A block that is broken or says nothing counts as upright.
  init(exif: UnsafeRawBufferPointer) {
    let prefix = Array("Exif\0\0".utf8)
    let block = exif.starts(with: prefix) ? UnsafeRawBufferPointer(rebasing: exif.dropFirst(prefix.count)) : exif
    self = Self.value(inTIFF: block).flatMap(Orientation.init) ?? .upright
  }

  private static func value(inTIFF block: UnsafeRawBufferPointer) -> Int? {
    let isBigEndian: Bool
    if block.starts(with: "II*\0".utf8) {
      isBigEndian = false
    } else if block.starts(with: "MM\0*".utf8) {
      isBigEndian = true
    } else {
      return nil
    }
    func integer(_ offset: Int, _ length: Int) -> Int? {
      block.unsignedInteger(at: offset, length: length, isBigEndian: isBigEndian)
    }
    guard let directory = integer(4, 4), let entryCount = integer(directory, 2) else { return nil }
    for index in 0..<entryCount {
      let entry = directory + 2 + index * 12
      guard let tag = integer(entry, 2), let type = integer(entry + 2, 2), let count = integer(entry + 4, 4) else {
        return nil
      }
      guard tag == 0x0112, count == 1 else { continue }
      // BYTE, SHORT and LONG stand at the start of the entry's last four bytes.
      switch type {
      case 1: return integer(entry + 8, 1)
      case 3: return integer(entry + 8, 2)
      case 4: return integer(entry + 8, 4)
      default: return nil
      }
    }
    return nil
  }

  /// The picture as it is to be looked at, equal to Pillow's `ImageOps.exif_transpose`.
  func upright(_ picture: DecodedPicture) -> DecodedPicture {
    if self == .upright { return picture }
    let isTurned = rawValue >= 5
    let (width, height) = isTurned ? (picture.height, picture.width) : (picture.width, picture.height)
    let samples: DecodedPicture.Samples =
      switch picture.samples {
      case .bytes(let values): .bytes(turned(values, of: picture))
      case .words(let values): .words(turned(values, of: picture))
      case .floats(let values): .floats(turned(values, of: picture))
      }
    return picture.with(samples, width: width, height: height)
  }

  private func turned<Sample>(_ samples: [Sample], of picture: DecodedPicture) -> [Sample] {
    let (width, height, channelCount) = (picture.width, picture.height, picture.channelCount)
    let (newWidth, newHeight) = rawValue >= 5 ? (height, width) : (width, height)
    // The stored pixel that comes first, and how far the next one to the right, and the next one below, lie away.
    let (last, lastRow, lastColumn) = (width * height - 1, width * (height - 1), width - 1)
    let (first, right, down) =
      switch self {
      case .upright: (0, 1, width)
      case .mirroredLeftRight: (lastColumn, -1, width)
      case .upsideDown: (last, -1, -width)
      case .mirroredTopBottom: (lastRow, 1, -width)
      case .transposed: (0, width, 1)
      case .needsClockwiseTurn: (lastRow, -width, 1)
      case .transversed: (last, -width, -1)
      case .needsCounterclockwiseTurn: (lastColumn, width, -1)
      }
    return samples.withUnsafeBufferPointer { source in
      [Sample](unsafeUninitializedCapacity: source.count) { target, count in
        for y in 0..<newHeight {
          var from = (first + y * down) * channelCount
          for _ in 0..<newWidth {
            for channel in 0..<channelCount {
              target.initializeElement(at: count, to: source[from + channel])
              count += 1
            }
            from += right * channelCount
          }
        }
      }
    }
  }
}
