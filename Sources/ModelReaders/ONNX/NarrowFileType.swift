import Graphs
import Tensors

/// Element types of at most 8 bits that weights have where `DequantizeLinear` makes floats of them.
///
/// Integers are held in 8 bits, floats in 32, as the numbers that they stand for.
///
/// Source: ONNX, Float stored in 8 bits, https://onnx.ai/onnx/technical/float8.html, and Int4, .../int4.html.
enum NarrowFileType: Int {
  case float8e4m3fn = 17
  case float8e4m3fnuz, float8e5m2, float8e5m2fnuz
  case uint4, int4, float4e2m1
  case float8e8m0

  /// The type of integers; nil for floats.
  var integers: NarrowType? { NarrowType(rawValue: rawValue) }

  private var bitCount: Int {
    switch self {
    case .uint4, .int4, .float4e2m1: 4
    default: 8
    }
  }

  /// - Parameter bytes: row-major; of 4 bits, two elements a byte, the first in the lower half.
  func constant(shape: [Int], bytes: [UInt8]) throws(ModelError) -> Constant {
    let count = try ElementDecoding.checkedCount(of: shape)
    let expected = (count * bitCount + 7) / 8
    guard bytes.count == expected else {
      throw ModelError(
        .malformed, "an array of the shape \(shape) takes \(expected) bytes, and the file has \(bytes.count)")
    }
    let codes = StoredCodes(bytes, bitCount: bitCount, count: count)
    switch self {
    case .uint4:
      return .integers(IntegerTensor(shape: shape, elements: codes.integers { Int64($0) }, elementType: .uint8))
    case .int4:
      // The sign is the fourth bit.
      let elements = codes.integers { Int64(Int8(bitPattern: $0 << 4) >> 4) }
      return .integers(IntegerTensor(shape: shape, elements: elements, elementType: .int8))
    default: return .floats(codes.floats(shape: shape, float))
    }
  }

  /// The number that a code stands for.
  ///
  ///     (−1)^sign · 2^(exponent − bias) · (1 + fraction),  or 2^(1 − bias) · fraction for the exponent 0
  func float(_ code: UInt8) -> Float {
    switch self {
    case .float8e4m3fn: code & 0x7f == 0x7f ? .nan : number(code, fraction: 3, bias: 7)
    case .float8e4m3fnuz: code == 0x80 ? .nan : number(code, fraction: 3, bias: 8)
    case .float8e5m2:
      switch code & 0x7f {
      case 0x7c: code & 0x80 == 0 ? .infinity : -.infinity
      case 0x7d...: .nan
      default: number(code, fraction: 2, bias: 15)
      }
    case .float8e5m2fnuz: code == 0x80 ? .nan : number(code, fraction: 2, bias: 16)
    case .float4e2m1: number((code & 8) << 4 | (code & 7), fraction: 1, bias: 1)
    // Powers of two alone
    case .float8e8m0: code == 0xff ? .nan : Float(sign: .plus, exponent: Int(code) - 127, significand: 1)
    case .uint4, .int4: Float(code)
    }
  }

  private func number(_ code: UInt8, fraction bits: Int, bias: Int) -> Float {
    let exponent = Int(code & 0x7f) >> bits
    let fraction = Float(Int(code) & (1 << bits - 1)) / Float(1 << bits)
    let magnitude = Float(
      sign: .plus, exponent: max(exponent, 1) - bias, significand: exponent == 0 ? fraction : 1 + fraction)
    return code & 0x80 == 0 ? magnitude : -magnitude
  }
}
