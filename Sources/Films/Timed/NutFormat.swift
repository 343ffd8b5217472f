import Failures

// NUT, the container in which FFmpeg hands frames on with their times. Source: "NUT Open Container Format",
// https://ffmpeg.org/~michael/nut.txt, and "NUT raw video" beside it. Here only what one stream of raw frames needs.

/// What the reader and the writer share.
enum NutFormat {
  static let identification = Array("nut/multimedia container\0".utf8)

  enum Packet: UInt64 {
    case main = 0x4E4D_7A56_1F5F_04AD
    case stream = 0x4E53_1140_5BF2_F9DB
    case syncpoint = 0x4E4B_E4AD_EECA_4569
    case index = 0x4E58_DD67_2F23_E64E
    case information = 0x4E49_AB68_B596_BA78
  }

  /// What is said of a frame before its bytes.
  struct Flags: OptionSet {
    let rawValue: UInt64

    static let key = Flags(rawValue: 1)
    static let codedTime = Flags(rawValue: 8)
    static let streamNumber = Flags(rawValue: 16)
    static let codedSize = Flags(rawValue: 32)
    static let checksum = Flags(rawValue: 64)
    static let reserved = Flags(rawValue: 128)
    static let sideData = Flags(rawValue: 256)
    static let headerNumber = Flags(rawValue: 1024)
    static let matchTime = Flags(rawValue: 2048)
    static let changed = Flags(rawValue: 4096)
    static let invalid = Flags(rawValue: 8192)
  }

  /// No frame begins with it: packets do.
  static let packetLetter = UInt8(ascii: "N")

  /// A packet with more bytes than that has a checksum of its head.
  static let longPacket: UInt64 = 4096

  /// CRC-32 with the polynomial 0x04C11DB7, highest bit first, from 0.
  static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
    bytes.reduce(0) { remainder, byte in
      (0..<8).reduce(remainder ^ UInt32(byte) << 24) { remainder, _ in
        remainder & 0x8000_0000 == 0 ? remainder << 1 : remainder << 1 ^ 0x04C1_1DB7
      }
    }
  }
}

extension Failure<FilmErrorCode> {
  static func malformedFrames(_ what: String) -> Self {
    Self(.processFailed, "what the decoder hands on is not understood: \(what); is it FFmpeg 5.1 or newer?")
  }
}
