import Graphs

/// What the header of a safetensors file says.
struct SafetensorsHeader {
  /// In the order of the text.
  var tensors: [(name: String, record: Record)] = []
  var metadata: [String: String] = [:]

  struct Record {
    var elementType: ElementType
    var shape: [Int]
    /// In bytes, from the end of the header.
    var range: Range<Int>
  }

  /// The format's names of the types.
  static let typeNames: [String: ElementType] = [
    "F64": .float64, "F32": .float32, "F16": .float16, "BF16": .bfloat16, "I64": .int64, "I32": .int32, "I16": .int16,
    "I8": .int8, "U64": .uint64, "U32": .uint32, "U16": .uint16, "U8": .uint8, "BOOL": .bool,
  ]

  /// The tensors must cover all bytes behind the header once, without a gap, and each as many as its shape and type
  /// take.
  func checkThatTensorsFill(_ count: Int) throws(ModelError) {
    for (name, record) in tensors {
      let elements = try StoredTensor.elementCount(of: record.shape)
      guard elements.multipliedReportingOverflow(by: record.elementType.byteCount) == (record.range.count, false) else {
        throw ModelError(
          .malformed, "a tensor's shape does not fit its bytes",
          context: ["tensor": name, "shape": "\(record.shape)", "bytes": "\(record.range.count)"])
      }
    }
    var end = 0
    for (name, record) in tensors.sorted(by: {
      ($0.record.range.lowerBound, $0.record.range.upperBound) < (
        $1.record.range.lowerBound, $1.record.range.upperBound
      )
    }) {
      guard record.range.lowerBound == end else {
        throw ModelError(.malformed, "the tensors overlap or leave gaps", context: ["tensor": name])
      }
      end = record.range.upperBound
    }
    guard end == count else {
      throw ModelError(
        .malformed, "the file is cut short, or longer than its tensors",
        context: ["bytes of the tensors": "\(end)", "bytes of the file": "\(count)"])
    }
  }
}
