import Tensors

/// A protobuf message taken apart by the schema of ONNX, so that single fields can be changed and the whole still be one.
struct ProtobufMessage {
  /// Which fields a message has; others are kept as they are.
  let type: MessageType
  var fields: [(number: Int, value: Value)]

  indirect enum Value {
    case integer(UInt64)
    case fixed32(UInt32)
    case fixed64(UInt64)
    case bytes([UInt8])
    case message(ProtobufMessage)
  }

  /// Nil where the bytes are no such message.
  init?(_ bytes: ArraySlice<UInt8>, _ type: MessageType) {
    self.type = type
    fields = []
    var rest = bytes
    while !rest.isEmpty {
      guard let tag = Self.popInteger(&rest), tag >> 3 > 0, tag < 1 << 32 else { return nil }
      let number = Int(tag >> 3)
      switch tag & 7 {
      case 0:
        guard let integer = Self.popInteger(&rest) else { return nil }
        fields.append((number, .integer(integer)))
      case 1:
        guard rest.count >= 8 else { return nil }
        fields.append((number, .fixed64(Self.popFixed(&rest, 8))))
      case 5:
        guard rest.count >= 4 else { return nil }
        fields.append((number, .fixed32(UInt32(Self.popFixed(&rest, 4)))))
      case 2:
        guard let length = Self.popInteger(&rest), length <= rest.count else { return nil }
        let content = rest.prefix(Int(length))
        rest = rest.dropFirst(Int(length))
        if case .message(let inner)? = type.fields[number], let message = ProtobufMessage(content, inner()) {
          fields.append((number, .message(message)))
        } else {
          fields.append((number, .bytes(Array(content))))
        }
      default: return nil
      }
    }
  }

  var bytes: [UInt8] {
    var result: [UInt8] = []
    append(to: &result)
    return result
  }

  private func append(to result: inout [UInt8]) {
    for (number, value) in fields {
      func tag(_ kind: Int) { Self.append(UInt64(number << 3 | kind), to: &result) }
      switch value {
      case .integer(let integer):
        tag(0)
        Self.append(integer, to: &result)
      case .fixed32(let bits):
        tag(5)
        withUnsafeBytes(of: bits.littleEndian) { result += $0 }
      case .fixed64(let bits):
        tag(1)
        withUnsafeBytes(of: bits.littleEndian) { result += $0 }
      case .bytes(let content):
        tag(2)
        Self.append(UInt64(content.count), to: &result)
        result += content
      case .message(let message):
        let content = message.bytes
        tag(2)
        Self.append(UInt64(content.count), to: &result)
        result += content
      }
    }
  }

  // MARK: - Numbers

  /// The integers of a packed field; nil where the bytes are none.
  static func unpacked(_ bytes: [UInt8]) -> [UInt64]? {
    var (rest, result) = (bytes[...], [UInt64]())
    while !rest.isEmpty {
      guard let integer = popInteger(&rest) else { return nil }
      result.append(integer)
    }
    return result
  }

  static func packed(_ integers: [UInt64]) -> [UInt8] {
    var result: [UInt8] = []
    for integer in integers { append(integer, to: &result) }
    return result
  }

  private static func popInteger(_ bytes: inout ArraySlice<UInt8>) -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      guard let byte = bytes.popFirst() else { return nil }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    return nil
  }

  private static func popFixed(_ bytes: inout ArraySlice<UInt8>, _ count: Int) -> UInt64 {
    let value = bytes.prefix(count).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    bytes = bytes.dropFirst(count)
    return value
  }

  private static func append(_ integer: UInt64, to bytes: inout [UInt8]) {
    var rest = integer
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F | 0x80))
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

/// What is known of the fields of a message: the part of ONNX's schema that matters to its readers.
struct MessageType: Sendable {
  enum Field: Sendable {
    case integer, float, text, bytes, packedIntegers, packedFloats
    case message(@Sendable () -> MessageType)
  }

  let fields: [Int: Field]

  static let model: MessageType = MessageType(fields: [
    1: .integer, 2: .text, 3: .text, 7: .message { graph }, 8: .message { operatorSet }, 14: .message { entry },
  ])
  static let graph: MessageType = MessageType(fields: [
    1: .message { node }, 2: .text, 5: .message { tensor }, 11: .message { value }, 12: .message { value },
    13: .message { value },
  ])
  static let node: MessageType = MessageType(fields: [
    1: .text, 2: .text, 3: .text, 4: .text, 5: .message { attribute }, 7: .text,
  ])
  static let attribute: MessageType = MessageType(fields: [
    1: .text, 2: .float, 3: .integer, 4: .bytes, 5: .message { tensor }, 6: .message { graph }, 7: .packedFloats,
    8: .packedIntegers, 9: .bytes, 20: .integer,
  ])
  static let tensor: MessageType = MessageType(fields: [
    1: .packedIntegers, 2: .integer, 4: .packedFloats, 5: .packedIntegers, 7: .packedIntegers, 8: .text, 9: .bytes,
    10: .packedFloats, 11: .packedIntegers, 13: .message { entry }, 14: .integer,
  ])
  static let value: MessageType = MessageType(fields: [1: .text, 2: .message { valueType }])
  static let valueType: MessageType = MessageType(fields: [1: .message { dense }])
  static let dense: MessageType = MessageType(fields: [1: .integer, 2: .message { shape }])
  static let shape: MessageType = MessageType(fields: [1: .message { dimension }])
  static let dimension: MessageType = MessageType(fields: [1: .integer, 2: .text])
  static let operatorSet: MessageType = MessageType(fields: [1: .text, 2: .integer])
  static let entry: MessageType = MessageType(fields: [1: .text, 2: .text])
}
