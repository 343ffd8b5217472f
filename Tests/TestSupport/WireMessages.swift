/// What writes Protocol Buffers messages by hand, field by field, so that tests can make ones that no writer would.
///
/// Source of the format: the Protocol Buffers encoding specification.
public protocol WireMessages {}

extension WireMessages {
  public static func varint(_ value: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = UInt64(bitPattern: Int64(value))
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7f) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }

  public static func field(_ number: Int, _ value: Int) -> [UInt8] { varint(number << 3) + varint(value) }

  public static func field(_ number: Int, _ value: Float) -> [UInt8] {
    varint(number << 3 | 5) + withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) }
  }

  public static func field(_ number: Int, _ content: [UInt8]) -> [UInt8] {
    varint(number << 3 | 2) + varint(content.count) + content
  }

  public static func field(_ number: Int, _ text: String) -> [UInt8] { field(number, Array(text.utf8)) }
}
