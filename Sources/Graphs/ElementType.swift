/// The type of a value's elements, as ONNX, PyTorch and safetensors name them between them.
public enum ElementType: String, Sendable, CaseIterable {
  /// IEEE 754, 16 bits.
  case float16
  /// The upper half of a `float32`.
  case bfloat16
  /// IEEE 754, 32 bits.
  case float32
  /// IEEE 754, 64 bits; rounded to 32 when it is read.
  case float64
  /// With a sign, 8 bits.
  case int8
  /// With a sign, 16 bits.
  case int16
  /// With a sign, 32 bits.
  case int32
  /// With a sign, 64 bits.
  case int64
  /// Without a sign, 8 bits.
  case uint8
  /// Without a sign, 16 bits.
  case uint16
  /// Without a sign, 32 bits.
  case uint32
  /// Without a sign, 64 bits.
  case uint64
  /// Truth values, held as 0 and 1.
  case bool

  /// True for the four floating-point types, all of which are held as `Float` here.
  public var isFloatingPoint: Bool {
    switch self {
    case .float16, .bfloat16, .float32, .float64: true
    default: false
    }
  }

  /// The size of one element in a file, in bytes.
  public var byteCount: Int {
    switch self {
    case .int8, .uint8, .bool: 1
    case .float16, .bfloat16, .int16, .uint16: 2
    case .float32, .int32, .uint32: 4
    case .float64, .int64, .uint64: 8
    }
  }
  /// The type by its number in ONNX's `TensorProto.DataType`; nil for texts, complex numbers and those below 8 bits.
  package init?(onnxNumber: Int) {
    guard let type = Self.allCases.first(where: { $0.onnxNumber == onnxNumber }) else { return nil }
    self = type
  }

  /// The number in ONNX's `TensorProto.DataType`.
  package var onnxNumber: Int {
    switch self {
    case .float32: 1
    case .uint8: 2
    case .int8: 3
    case .uint16: 4
    case .int16: 5
    case .int32: 6
    case .int64: 7
    case .bool: 9
    case .float16: 10
    case .float64: 11
    case .uint32: 12
    case .uint64: 13
    case .bfloat16: 16
    }
  }
}
