import Files
import Graphs
import Tensors

/// An array in NumPy's own format, `.npy`.
///
///     try NumPyFile(contentsOf: "input.npy").value.shape  // [3, 224, 224]
///
/// Floats of 16, 32 and 64 bits, integers and truth values, in either order of axes; no objects, which would be a pickle.
/// Source: "NEP 1: A Simple File Format for NumPy Arrays", versions 1 to 3.
public struct NumPyFile: Sendable {
  /// The array, in row-major order whatever the file had.
  public let value: Constant

  /// Reads an array.
  /// - Throws: `FileError` if the file cannot be read; `ModelError` if it is damaged, or holds elements of another type.
  public init(contentsOf path: String) throws {
    let file = try MappedFile(path: path)
    value = try file.withBytes { bytes in
      do throws(ModelError) { return try Self.value(in: bytes, owner: file) } catch {
        throw error.adding(["file": path])
      }
    }
  }

  static func isOne(_ bytes: UnsafeRawBufferPointer) -> Bool { bytes.starts(with: [0x93] + Array("NUMPY".utf8)) }

  private static func value(
    in bytes: UnsafeRawBufferPointer, owner: any AnyObject & Sendable
  ) throws(ModelError) -> Constant {
    guard isOne(bytes) else { throw ModelError(.malformed, "this is no NumPy array; save it with numpy.save") }
    var reader = ByteReader(bytes, at: 6)
    let version: UInt8 = try reader.integer()
    let _: UInt8 = try reader.integer()
    let length: UInt32 = version == 1 ? UInt32(try reader.integer(UInt16.self)) : try reader.integer()
    let header = Literal(String(decoding: try reader.take(length), as: UTF8.self))
    guard let header, let kind = header["descr"]?.text, case .truth(let isColumnMajor)? = header["fortran_order"],
      case .list(let lengths)? = header["shape"]
    else { throw ModelError(.malformed, "the header of the NumPy array is damaged") }
    guard let type = elementType(kind) else {
      throw ModelError(
        .unsupported, "the NumPy array holds elements of '\(kind)'; save it as float32 (array.astype('<f4'))")
    }
    let shape = lengths.compactMap(\.index)
    guard shape.count == lengths.count, shape.allSatisfy({ $0 >= 0 }) else {
      throw ModelError(.malformed, "the shape of the NumPy array is damaged")
    }
    let count = try StoredTensor.elementCount(of: shape)
    guard count <= reader.remaining / type.byteCount else {
      throw ModelError(
        .malformed, "the NumPy array is cut short", context: ["shape": "\(shape)", "bytes": "\(reader.remaining)"])
    }
    let strides =
      isColumnMajor ? Array(Tensor.strides(of: shape.reversed()).reversed()) : Tensor.strides(of: shape)
    var allowance = bytes.count * 8 + 1 << 10
    let layout = StoredTensor(elementType: type, shape: shape, strides: strides)
    return try layout.read(from: try reader.take(count * type.byteCount), owner: owner, allowance: &allowance)
  }

  private static func elementType(_ kind: String) -> ElementType? {
    let types: [String: ElementType] = [
      "f2": .float16, "f4": .float32, "f8": .float64, "i1": .int8, "i2": .int16, "i4": .int32, "i8": .int64,
      "u1": .uint8,
      "u2": .uint16, "u4": .uint32, "u8": .uint64, "b1": .bool,
    ]
    // Little-endian, or of one byte.
    guard let order = kind.first, "<|=".contains(order) else { return nil }
    return types[String(kind.dropFirst())]
  }
}
