import Failures
import Files
import Graphs
import Tensors

/// From the format's arrays to constants.
struct TensorDecoder {
  private var externalData: ExternalData
  /// What keeps the bytes of the model's file alive; nil if they end with the reading.
  private let owner: MappedFile?
  /// The constants whose elements are of fewer bits than a graph holds, with ONNX's number of their type.
  private(set) var narrowTypes: [String: Int] = [:]

  init(owner: MappedFile?, folder: String?) {
    self.owner = owner
    externalData = ExternalData(folder: folder)
  }

  /// Checks that what was decoded until now is what stood in the files beside the model.
  /// - Throws: `FileError` for one that was cut short meanwhile.
  func checkFiles() throws { try externalData.checkFiles() }

  /// An initializer, as its bytes in the file: the name of the value, and the constant.
  mutating func initializer(_ message: UnsafeRawBufferPointer) throws(ModelError) -> (name: String, constant: Constant)
  {
    let (payloads, rest) = try WireFormat.split(message, field: Field.rawData)
    let tensor = try WireFormat.decode(ONNXTensorProto.self, rest)
    guard !tensor.name.isEmpty else { throw ModelError(.malformed, "a constant of the model has no name") }
    do throws(ModelError) {
      return (tensor.name, try constant(tensor, payload: payloads.last, owner: owner))
    } catch { throw error.adding(["constant": tensor.name]) }
  }

  /// An array within an attribute.
  /// - Parameter name: what the constant is called, if not as the array says.
  mutating func constant(_ tensor: ONNXTensorProto, as name: String? = nil) throws -> Constant {
    var tensor = tensor
    if let name { tensor.name = name }
    return try tensor.rawData.withUnsafeBytes { try constant(tensor, payload: $0, owner: nil) }
  }

  /// An array that is zero but for a list of elements, with its zeros.
  mutating func constant(_ sparse: ONNXSparseTensorProto) throws -> Constant {
    let context: FailureContext = ["constant": sparse.values.name]
    let shape = sparse.dims.map { Int($0) }
    let values = try constant(sparse.values)
    guard try ElementDecoding.checkedCount(of: shape) <= Self.largestSparse else {
      throw ModelError(.refused, "a sparse array of the shape \(shape) is too large; export it dense", context: context)
    }
    let places = try places(of: sparse.indices, shape, count: values.shape.reduce(1, *)).map { place in
      guard let place else {
        throw ModelError(.malformed, "a sparse array has an element outside its shape \(shape)", context: context)
      }
      return place
    }
    switch values {
    case .floats(let tensor):
      var elements = [Float](repeating: 0, count: shape.reduce(1, *))
      for (place, element) in zip(places, tensor.elements) { elements[place] = element }
      return .floats(Tensor(shape: shape, elements: elements))
    case .integers(let tensor):
      var elements = [Int64](repeating: 0, count: shape.reduce(1, *))
      for (place, element) in zip(places, tensor.elements) { elements[place] = element }
      return .integers(IntegerTensor(shape: shape, elements: elements, elementType: tensor.elementType))
    }
  }

  /// A file of some bytes may ask for any number of zeros; this is more than the largest layers have.
  private static let largestSparse = 1 << 27

  /// The flat place of each element of a sparse array; nil for one outside.
  private mutating func places(of indices: ONNXTensorProto, _ shape: [Int], count: Int) throws -> [Int?] {
    let constant = try constant(indices)
    guard let list = constant.integers, constant.shape == [count] || constant.shape == [count, shape.count] else {
      throw ModelError(.malformed, "the places of a sparse array fit neither its \(count) elements nor its shape")
    }
    let strides = Tensor.strides(of: shape)
    if constant.shape.count == 1 {
      let all = shape.reduce(1, *)
      return list.map { $0 >= 0 && $0 < Int64(all) ? Int($0) : nil }
    }
    return (0..<count).map { row in
      shape.indices.reduce(0) { flat, axis in
        let index = list[row * shape.count + axis]
        guard let flat, index >= 0, index < Int64(shape[axis]) else { return nil }
        return flat + Int(index) * strides[axis]
      }
    }
  }

  private mutating func constant(
    _ tensor: ONNXTensorProto, payload: UnsafeRawBufferPointer?, owner: MappedFile?
  ) throws(ModelError) -> Constant {
    let shape = tensor.dims.map { Int($0) }
    if let type = NarrowFileType(rawValue: Int(tensor.dataType)) {
      if let held = type.integers, !tensor.name.isEmpty { narrowTypes[tensor.name] = held.rawValue }
      if tensor.dataLocation == .external {
        let (bytes, _) = try externalData.bytes(tensor.externalData)
        return try type.constant(shape: shape, bytes: Array(bytes))
      }
      let bytes = payload.flatMap { $0.isEmpty ? nil : Array($0) }
      return try type.constant(shape: shape, bytes: bytes ?? tensor.int32Data.map { UInt8(truncatingIfNeeded: $0) })
    }
    let type = try ElementType(inFile: tensor.dataType)
    if tensor.dataLocation == .external {
      let (bytes, file) = try externalData.bytes(tensor.externalData)
      return try ElementDecoding.constant(shape: shape, type: type, bytes: bytes, owner: file)
    }
    if let payload, !payload.isEmpty {
      return try ElementDecoding.constant(shape: shape, type: type, bytes: payload, owner: owner)
    }
    return try typedConstant(tensor, shape, type)
  }

  /// The elements in the field of their type; narrow types share that of a wider one.
  private func typedConstant(
    _ tensor: ONNXTensorProto, _ shape: [Int], _ type: ElementType
  ) throws(ModelError) -> Constant {
    switch type {
    case .float32: return try floats(shape, tensor.floatData) { $0 }
    case .float64: return try floats(shape, tensor.doubleData) { Float($0) }
    case .float16:
      return try floats(shape, tensor.int32Data) { StoredElements.float(halfBits: UInt16(truncatingIfNeeded: $0)) }
    case .bfloat16:
      return try floats(shape, tensor.int32Data) { StoredElements.float(brainBits: UInt16(truncatingIfNeeded: $0)) }
    case .bool: return try integers(shape, type, tensor.int32Data.map { $0 == 0 ? 0 : 1 })
    case .int8, .int16, .int32, .uint8, .uint16:
      return try integers(shape, type, tensor.int32Data.map { Int64($0) })
    case .int64: return try integers(shape, type, tensor.int64Data)
    case .uint32, .uint64: return try integers(shape, type, tensor.uint64Data.map { Int64(clamping: $0) })
    }
  }

  private func floats<Element>(
    _ shape: [Int], _ elements: [Element], _ float: (Element) -> Float
  ) throws(ModelError) -> Constant {
    try check(elements.count, shape)
    return .floats(Tensor(shape: shape, elements: elements.map(float)))
  }

  private func integers(_ shape: [Int], _ type: ElementType, _ elements: [Int64]) throws(ModelError) -> Constant {
    try check(elements.count, shape)
    return .integers(IntegerTensor(shape: shape, elements: elements, elementType: type))
  }

  private func check(_ count: Int, _ shape: [Int]) throws(ModelError) {
    let expected = try ElementDecoding.checkedCount(of: shape)
    guard count == expected else {
      throw ModelError(
        .malformed, "an array of the shape \(shape) takes \(expected) elements, and the file has \(count)")
    }
  }
}

/// The numbers of the fields that are cut out of their messages.
enum Field {
  static let graph = 7
  static let initializer = 5
  static let rawData = 9
}

extension ElementType {
  /// The type by its number in the file.
  /// - Throws: `ModelError` for types that no image classifier needs, such as text and complex numbers, and for those of at
  ///   most 8 bits that only weights may have.
  init(inFile number: Int32) throws(ModelError) {
    guard number != 0 else { throw ModelError(.malformed, "a value has no element type") }
    guard let type = Self(onnxNumber: Int(number)) else {
      throw ModelError(.unsupported, "values of the ONNX type \(number) are not supported here; export in float32")
    }
    self = type
  }

  /// The type in which values are held: one type for all floats.
  var held: ElementType { isFloatingPoint ? .float32 : self }
}
