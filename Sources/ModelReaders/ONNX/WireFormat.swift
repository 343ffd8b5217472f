import Failures
import SwiftProtobuf

/// The shell of a protobuf message: which field lies where, without a look inside.
///
/// SwiftProtobuf copies every array of bytes it decodes or encodes, twice where messages nest. So the weights, which are
/// nearly all of a file, are cut out beforehand, and spliced in afterwards; it only sees the small rest. A message
/// without some of its fields is a message still, whatever their order.
///
/// Source: Protocol Buffers, Encoding, https://protobuf.dev/programming-guides/encoding/.
enum WireFormat {
  /// The contents of every occurrence of a field of bytes, as views, and a copy of all other fields.
  /// - Throws: `ModelError` if the bytes are no message, or are cut short.
  /// - Complexity: O(fields of this level + size of the rest).
  static func split(
    _ message: UnsafeRawBufferPointer, field wanted: Int
  ) throws(ModelError) -> (contents: [UnsafeRawBufferPointer], rest: [UInt8]) {
    var contents: [UnsafeRawBufferPointer] = []
    var rest: [UInt8] = []
    var position = 0
    var restStart = 0
    while position < message.count {
      let start = position
      let tag = try varint(message, &position)
      guard tag >> 3 > 0, tag <= UInt64(UInt32.max) else { throw .notAModel }
      var length: UInt64 = 0
      switch tag & 7 {
      case 0: _ = try varint(message, &position)
      case 1: length = 8
      case 2: length = try varint(message, &position)
      case 5: length = 4
      default: throw .notAModel
      }
      guard length <= UInt64(message.count - position) else { throw .notAModel }
      let content = position..<position + Int(length)
      position = content.upperBound
      if tag == UInt64(wanted) << 3 | 2 {
        contents.append(UnsafeRawBufferPointer(rebasing: message[content]))
        rest.append(contentsOf: message[restStart..<start])
        restStart = position
      }
    }
    rest.append(contentsOf: message[restStart..<position])
    return (contents, rest)
  }

  /// Seven bits a byte, the lowest first; the top bit says that more follow.
  private static func varint(_ message: UnsafeRawBufferPointer, _ position: inout Int) throws(ModelError) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: 0, to: 70, by: 7) {
      guard position < message.count else { throw .notAModel }
      let byte = message[position]
      position += 1
      value |= UInt64(byte & 0x7f) << UInt64(shift)
      if byte < 0x80 { return value }
    }
    throw .notAModel
  }

  /// What stands before the content of a field of bytes: its number and its length.
  static func header(field: Int, length: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for number in [field << 3 | 2, length] {
      var rest = number
      while rest >= 0x80 {
        bytes.append(UInt8(rest & 0x7f | 0x80))
        rest >>= 7
      }
      bytes.append(UInt8(rest))
    }
    return bytes
  }

  /// Decodes a small message.
  static func decode<M: Message>(_ type: M.Type, _ bytes: [UInt8]) throws(ModelError) -> M {
    var options = BinaryDecodingOptions()
    options.discardUnknownFields = true
    do { return try M(serializedBytes: bytes, options: options) } catch {
      throw ModelError(.malformed, ModelError.notAModel.message, cause: error)
    }
  }
}

extension Failure<ModelErrorCode> {
  static var notAModel: Self {
    Self(.malformed, "this is no ONNX model, or its file is cut short; export it again")
  }
}
