extension SafetensorsHeader {
  /// A parser for the one form of JSON that a header has:
  /// `{"name": {"dtype": …, "shape": […], "data_offsets": [a, b]}, …}`.
  ///
  /// Its depth is fixed, so that no nesting can overflow the stack, and what a header may not hold is an error at its
  /// place.
  /// Source of the grammar: RFC 8259, 2017.
  struct Parser {
    private var reader: ByteReader

    init(_ bytes: UnsafeRawBufferPointer) { reader = ByteReader(bytes) }

    mutating func parse() throws(ModelError) -> SafetensorsHeader {
      var header = SafetensorsHeader()
      var hasMetadata = false
      try object { parser, name throws(ModelError) in
        guard name == "__metadata__" else {
          header.tensors.append((name, try parser.record(name)))
          return
        }
        guard !hasMetadata else { throw parser.unexpected }
        hasMetadata = true
        try parser.object { parser, key throws(ModelError) in
          guard header.metadata.updateValue(try parser.string(), forKey: key) == nil else { throw parser.unexpected }
        }
      }
      skipSpace()
      guard reader.remaining == 0 else { throw unexpected }
      return header
    }

    private mutating func record(_ name: String) throws(ModelError) -> Record {
      var type: String?
      var shape: [Int]?
      var offsets: [Int]?
      try object { parser, key throws(ModelError) in
        switch key {
        case "dtype" where type == nil: type = try parser.string()
        case "shape" where shape == nil: shape = try parser.integers()
        case "data_offsets" where offsets == nil: offsets = try parser.integers()
        default: throw parser.unexpected
        }
      }
      guard let type, let shape, let offsets, offsets.count == 2, offsets[0] <= offsets[1] else { throw unexpected }
      guard let elementType = SafetensorsHeader.typeNames[type] else {
        throw ModelError(
          .unsupported, "the type '\(type)' is not supported; convert the tensor to F32", context: ["tensor": name])
      }
      return Record(elementType: elementType, shape: shape, range: offsets[0]..<offsets[1])
    }

    // MARK: - JSON

    private var unexpected: ModelError {
      ModelError(.malformed, "the safetensors header is damaged", context: ["byte": "\(reader.position + 8)"])
    }

    private mutating func object(
      _ member: (inout Parser, String) throws(ModelError) -> Void
    ) throws(ModelError) {
      try expect("{")
      if skip("}") { return }
      repeat {
        let key = try string()
        try expect(":")
        try member(&self, key)
      } while skip(",")
      try expect("}")
    }

    /// A list of integers that are not negative.
    private mutating func integers() throws(ModelError) -> [Int] {
      try expect("[")
      var result: [Int] = []
      if skip("]") { return result }
      repeat { result.append(try integer()) } while skip(",")
      try expect("]")
      return result
    }

    private mutating func integer() throws(ModelError) -> Int {
      skipSpace()
      guard let first = peek(), isDigit(first) else { throw unexpected }
      var value = 0
      var digits = 0
      while let byte = peek(), isDigit(byte) {
        let (product, overflows) = value.multipliedReportingOverflow(by: 10)
        let (sum, sumOverflows) = product.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
        // No number begins with a superfluous zero.
        guard !overflows, !sumOverflows, digits == 0 || value != 0 else { throw unexpected }
        value = sum
        digits += 1
        _ = try reader.take(1)
      }
      return value
    }

    private mutating func string() throws(ModelError) -> String {
      try expect("\"")
      var bytes: [UInt8] = []
      while true {
        let byte: UInt8 = try reader.integer()
        switch byte {
        case UInt8(ascii: "\""):
          let decoded = String(decoding: bytes, as: UTF8.self)
          guard decoded.utf8.elementsEqual(bytes) else { throw unexpected }
          return decoded
        case UInt8(ascii: "\\"): bytes += try escaped()
        case 0..<0x20: throw unexpected
        default: bytes.append(byte)
        }
      }
    }

    /// What stands behind a backslash, in UTF-8.
    private mutating func escaped() throws(ModelError) -> [UInt8] {
      let letter: UInt8 = try reader.integer()
      switch letter {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
      case UInt8(ascii: "b"): return [0x08]
      case UInt8(ascii: "f"): return [0x0C]
      case UInt8(ascii: "n"): return [0x0A]
      case UInt8(ascii: "r"): return [0x0D]
      case UInt8(ascii: "t"): return [0x09]
      case UInt8(ascii: "u"):
        var code = try hexadecimal()
        // Two units make one character beyond the first plane.
        if (0xD800..<0xDC00).contains(code) {
          guard try reader.take(2).elementsEqual("\\u".utf8) else { throw unexpected }
          let low = try hexadecimal()
          guard (0xDC00..<0xE000).contains(low) else { throw unexpected }
          code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw unexpected }
        return Array(UTF8.encode(scalar) ?? .init())
      default: throw unexpected
      }
    }

    private mutating func hexadecimal() throws(ModelError) -> UInt32 {
      let digits = try reader.take(4)
      guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
        let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
      else { throw unexpected }
      return code
    }

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private func peek() -> UInt8? { reader.remaining > 0 ? reader.bytes[reader.position] : nil }

    private mutating func skipSpace() {
      while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
        guard (try? reader.take(1)) != nil else { return }
      }
    }

    /// Passes over this character and the space before it, if it comes next.
    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
      skipSpace()
      guard peek() == UInt8(ascii: character) else { return false }
      return (try? reader.take(1)) != nil
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(ModelError) {
      guard skip(character) else { throw unexpected }
    }
  }
}
