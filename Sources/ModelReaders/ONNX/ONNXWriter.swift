import Files
import Graphs
import Tensors

/// From a graph to an ONNX file, for the engine and for users.
///
///     let bytes = try ONNXWriter.bytes(of: graph.specialised(batch: 8))
///     try ONNXWriter.write(graph, to: "head.onnx")
///
/// Equal graphs give equal bytes: constants stand in the order in which the nodes use them, attributes by name; a
/// constant that nothing uses is left out. A graph that is read back equals the one that was written, up to such
/// constants; for operators that ONNX has given up (`Upsample`, `Scatter`) it must be specialised first. The file is of the
/// version `Graph.opset`, or of the first later one that has all its operators.
public enum ONNXWriter {
  /// Where the file's weights are.
  public enum Weights: Sendable {
    /// Within the file.
    case inFile
    /// Where they lie in this process's memory: the file has the addresses of float constants from
    /// `smallestViewedByteCount` bytes on, and nothing of them is copied.
    ///
    /// Only for an engine in this process that knows ONNX Runtime's mark `*/_ORT_MEM_ADDR_/*`, and never for a file.
    /// The graph, or another value with the same constants, must live until the engine has read the bytes:
    /// `withExtendedLifetime(graph) { … }`. An engine that keeps no copy of the weights needs it as long as its model.
    case atMemoryAddresses
  }

  /// Below this size an address saves nothing.
  public static let smallestViewedByteCount = 4096

  /// The file as bytes.
  ///
  /// - Throws: `GraphError` for an output that nothing makes; `ModelError` (`.unsupported`) where the file would reach
  ///   2 GiB, more than protobuf can hold.
  /// - Complexity: O(nodes + weights); every weight is copied once, or not at all.
  public static func bytes(of graph: Graph, weights: Weights = .inFile) throws -> [UInt8] {
    let pieces = try pieces(of: graph, weights: weights)
    let count = pieces.reduce(0) { $0 + $1.count }
    return Array(unsafeUninitializedCapacity: count) { buffer, initializedCount in
      var target = UnsafeMutableRawBufferPointer(buffer)[...]
      for piece in pieces {
        piece.withUnsafeBytes { bytes in
          UnsafeMutableRawBufferPointer(rebasing: target).copyMemory(from: bytes)
          target = target.dropFirst(bytes.count)
        }
      }
      initializedCount = count
    }
  }

  /// Writes the file, whole or not at all.
  /// - Throws: `FileError` if it cannot be written, else as `bytes`.
  public static func write(_ graph: Graph, to path: String) throws {
    let pieces = try pieces(of: graph, weights: .inFile)
    try AtomicFile.write(to: path) { writer throws(FileError) in
      for piece in pieces {
        try piece.withUnsafeBytes { bytes throws(FileError) in try writer.append(bytes) }
      }
    }
  }

  /// Hands out the file's bytes from front to back without a copy of the weights, for a hash.
  package static func forEachPiece(of graph: Graph, _ body: (UnsafeRawBufferPointer) -> Void) throws {
    for piece in try pieces(of: graph, weights: .inFile) { piece.withUnsafeBytes(body) }
  }

  // MARK: - Pieces

  /// A stretch of the file; weights stay where they are until the end.
  private enum Piece {
    case message([UInt8])
    case weights(Tensor)

    var count: Int {
      switch self {
      case .message(let bytes): bytes.count
      case .weights(let tensor): tensor.count * MemoryLayout<Float>.stride
      }
    }

    func withUnsafeBytes<E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
      switch self {
      case .message(let bytes):
        try bytes.withUnsafeBufferPointer { bytes throws(E) in try body(UnsafeRawBufferPointer(bytes)) }
      case .weights(let tensor):
        try tensor.withUnsafeElements { elements throws(E) in try body(UnsafeRawBufferPointer(elements)) }
      }
    }
  }

  /// The version of the file format that goes with one of the operators.
  private static func formatVersion(opset: Int) -> Int64 {
    switch opset {
    case ...18: 8
    case ...20: 9
    case ...22: 10
    case 23: 11
    default: 12
    }
  }

  private static func pieces(of graph: Graph, weights: Weights) throws -> [Piece] {
    var content: [Piece] = [.message(try ONNXGraphProto(graph).serializedBytes())]
    for name in try usedConstants(of: graph) {
      guard let constant = graph.constants[name] else { continue }
      let tensor = try pieces(of: constant, name: name, weights: weights)
      let length = tensor.reduce(0) { $0 + $1.count }
      content.append(.message(WireFormat.header(field: Field.initializer, length: length)))
      content += tensor
    }
    let opset = graph.neededOpset
    var model = ONNXModelProto()
    model.irVersion = formatVersion(opset: opset)
    model.producerName = "metacam"
    model.opsetImport = [.with { $0.version = Int64(opset) }]
    let graphLength = content.reduce(0) { $0 + $1.count }
    let header: [UInt8] = try model.serializedBytes()
    guard header.count + graphLength + 16 <= Int32.max else {
      throw ModelError(.unsupported, "the network's weights take 2 GiB or more, which an ONNX file cannot hold")
    }
    return [.message(header + WireFormat.header(field: Field.graph, length: graphLength))] + content
  }

  private static func pieces(of constant: Constant, name: String, weights: Weights) throws -> [Piece] {
    guard let tensor = constant.tensor else {
      return [.message(try ONNXTensorProto(constant, name: name).serializedBytes())]
    }
    var proto = ONNXTensorProto()
    proto.name = name
    proto.dims = tensor.shape.map { Int64($0) }
    proto.dataType = Int32(ElementType.float32.onnxNumber)
    let byteCount = tensor.count * MemoryLayout<Float>.stride
    guard weights == .inFile || byteCount < smallestViewedByteCount else {
      let address = tensor.withUnsafeElements { UInt(bitPattern: $0.baseAddress) }
      proto.dataLocation = .external
      proto.externalData = [
        ("location", "*/_ORT_MEM_ADDR_/*"), ("offset", "\(address)"), ("length", "\(byteCount)"),
      ].map { entry in .with { ($0.key, $0.value) = entry } }
      return [.message(try proto.serializedBytes())]
    }
    let header: [UInt8] = try proto.serializedBytes()
    return [.message(header + WireFormat.header(field: Field.rawData, length: byteCount)), .weights(tensor)]
  }

  /// The constants in the order in which nodes, then outputs, use them.
  private static func usedConstants(of graph: Graph) throws -> [String] {
    for output in graph.outputs where !graph.isDefined(output) {
      throw GraphError(.invalidGraph, "nothing makes the output '\(output)'", context: ["value": output])
    }
    var seen = Set<String>()
    return (graph.nodes.lazy.flatMap(\.inputs) + graph.outputs).filter {
      graph.constants[$0] != nil && seen.insert($0).inserted
    }
  }
}

// MARK: - The format's messages

extension ONNXGraphProto {
  /// All but the constants.
  fileprivate init(_ graph: Graph) {
    name = "metacam"
    node = graph.nodes.flatMap { OwnOperatorForm.written($0, graph) ?? [$0] }.map(ONNXNodeProto.init)
    input = graph.inputs.map { input in
      .with {
        $0.name = input.name
        $0.type = ONNXValueTypeProto(input.dimensions, input.elementType, isInput: true)
      }
    }
    // Where shapes are still open, any fixed ones tell the number of axes and the element type.
    let types = graph.isSpecialised ? graph.types : (try? graph.specialised())?.types ?? [:]
    output = graph.outputs.map { name in
      .with {
        $0.name = name
        if let type = graph.types[name] {
          $0.type = ONNXValueTypeProto(type.shape, type.elementType)
        } else if let type = types[name] {
          $0.type = ONNXValueTypeProto(type.shape.map { _ in nil }, type.elementType)
        }
      }
    }
  }
}

extension ONNXNodeProto {
  fileprivate init(_ node: Node) {
    name = node.name
    opType = node.operatorName
    input = node.inputs
    output = node.outputs
    attribute = node.attributes.sorted { $0.key < $1.key }.map(ONNXAttributeProto.init)
  }
}

extension ONNXAttributeProto {
  fileprivate init(name: String, value: Attribute) {
    self.name = name
    switch value {
    case .integer(let number): (type, i) = (.int, Int64(number))
    case .float(let number): (type, f) = (.float, number)
    case .string(let text): (type, s) = (.string, .init(text.utf8))
    case .constant(let constant): (type, t) = (.tensor, ONNXTensorProto(constant, name: ""))
    case .integers(let list): (type, ints) = (.ints, list.map { Int64($0) })
    case .floats(let list): (type, floats) = (.floats, list)
    case .strings(let list): (type, strings) = (.strings, list.map { .init($0.utf8) })
    }
  }
}

extension ONNXValueTypeProto {
  /// Open lengths stay without a name, but for the first one of an input: the batch.
  fileprivate init(_ dimensions: [Int?], _ elementType: ElementType, isInput: Bool = false) {
    tensorType.elemType = Int32(elementType.onnxNumber)
    tensorType.shape.dim = dimensions.map { length in .with { $0.value = length.map { .dimValue(Int64($0)) } } }
    if isInput, let first = dimensions.first, first == nil { tensorType.shape.dim[0].value = .dimParam("batch") }
  }
}

extension ONNXTensorProto {
  /// A small constant, with its elements in the message.
  fileprivate init(_ constant: Constant, name: String) {
    self.name = name
    dims = constant.shape.map { Int64($0) }
    dataType = Int32(constant.elementType.onnxNumber)
    switch constant {
    case .floats(let tensor): rawData = tensor.withUnsafeElements { .init(buffer: $0) }
    case .integers(let tensor):
      let size = tensor.elementType.byteCount
      rawData.reserveCapacity(tensor.elements.count * size)
      for element in tensor.elements {
        withUnsafeBytes(of: element.littleEndian) { rawData.append(contentsOf: $0.prefix(size)) }
      }
    }
  }
}
