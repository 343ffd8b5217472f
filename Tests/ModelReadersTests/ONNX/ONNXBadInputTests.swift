import Files
import Foundation
import Graphs
import ModelReaders
import Tensors
import Testing

/// Files from strangers: every fault is an error that says where it is, never a crash, a hang or a large allocation.
@Suite struct ONNXBadInputTests {
  // MARK: - Files that are no model

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8, 9])
  func aFileCutShort(tenths: Int) throws {
    let bytes = try ONNXFixture.bytes("script-17")
    expectModelError(.malformed) { try ONNXModel(bytes: Array(bytes.prefix(bytes.count * tenths / 10))) }
  }

  @Test func filesOfOtherKinds() {
    let text = Array("This is a text, and no network at all.\n".utf8)
    let png: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13] + Array("IHDR".utf8)
    let zip = Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 40)
    let endlessNumber = [UInt8](repeating: 0xff, count: 40)
    for bytes in [[], text, png, zip, endlessNumber, [UInt8](repeating: 0, count: 100)] {
      expectModelError(.malformed) { try ONNXModel(bytes: bytes) }
    }
  }

  @Test func theFileIsNamed() throws {
    try withScratchFolder { folder in
      let path = folder + "/notes.onnx"
      try AtomicFile.write(Array("no network".utf8), to: path)
      let error = expectModelError(.malformed) { try ONNXModel(contentsOf: path) }
      #expect(error?.context["file"] == path)
      try AtomicFile.write(ONNXBytes.model(operatorName: "Relu", inputs: ["nobody"]), to: path)
      let graphError = #expect(throws: GraphError.self) { try ONNXModel(contentsOf: path) }
      #expect(graphError?.context["file"] == path)
      #expect(graphError?.context["node"] == "the node")
    }
  }

  @Test func lengthsBeyondTheEnd() {
    // A graph of 2⁶² bytes.
    expectModelError(.malformed) {
      try ONNXModel(bytes: ONNXBytes.field(1, 8) + ONNXBytes.varint(7 << 3 | 2) + ONNXBytes.varint(1 << 62) + [1, 2])
    }
  }

  @Test func deeplyNestedMessages() {
    var graph: [UInt8] = []
    for _ in 0..<20_000 {
      graph = ONNXBytes.field(1, ONNXBytes.field(5, ONNXBytes.field(6, graph)))
      if graph.count > 500_000 { break }
    }
    expectModelError { try ONNXModel(bytes: ONNXBytes.model(graph)) }
    // The same as groups, the other way in which fields nest.
    let groups = [UInt8](repeating: 0x0b, count: 100_000)
    expectModelError(.malformed) { try ONNXModel(bytes: ONNXBytes.model(groups)) }
    expectModelError(.malformed) { try ONNXModel(bytes: ONNXBytes.model(ONNXBytes.field(1, groups))) }
  }

  // MARK: - Versions and operators

  @Test func unknownVersions() {
    for opset in [0, 1, 6, 25, 1 << 40, -1] {
      expectModelError(.unsupported) { try ONNXModel(bytes: ONNXBytes.model(operatorName: "Relu", opset: opset)) }
    }
    // No version at all.
    expectModelError(.malformed) { try ONNXModel(bytes: ONNXBytes.field(1, 8) + ONNXBytes.field(7, [])) }
  }

  @Test func anUnknownOperatorIsNamedWithItsNode() {
    let error = #expect(throws: GraphError.self) { try ONNXModel(bytes: ONNXBytes.model(operatorName: "Reluu")) }
    #expect(error?.code == .unknownOperator)
    #expect(error?.message.contains("'Reluu'") == true && error?.message.contains("'Relu'") == true)
    #expect(error?.context["node"] == "the node")
  }

  @Test func operatorsOfOtherDomains() {
    let error = expectModelError(.unsupported) {
      try ONNXModel(bytes: ONNXBytes.model(operatorName: "FusedConv", domain: "com.microsoft"))
    }
    #expect(error?.message.contains("com.microsoft") == true)
    #expect(error?.context["operator"] == "FusedConv")
    // The other name of the usual domain.
    #expect(throws: Never.self) { try ONNXModel(bytes: ONNXBytes.model(operatorName: "Relu", domain: "ai.onnx")) }
  }

  @Test func networksWithinNodes() {
    let branch = ONNXBytes.attribute("then_branch", graph: [])
    let error = expectModelError(.unsupported) {
      try ONNXModel(bytes: ONNXBytes.model(operatorName: "If", attributes: [branch]))
    }
    #expect(error?.context["node"] == "the node" && error?.context["operator"] == "If")
  }

  @Test func settingsThatTheFormDoesNotHave() {
    let cases: [(String, Int, [UInt8])] = [
      ("BatchNormalization", 8, ONNXBytes.attribute("spatial", integer: 0))
    ]
    for (name, opset, attribute) in cases {
      let error = expectModelError(.unsupported) {
        try ONNXModel(bytes: ONNXBytes.model(operatorName: name, attributes: [attribute], opset: opset))
      }
      #expect(error?.context["operator"] == name)
    }
  }

  @Test func normalisationInTrainingMode() {
    let node = ONNXBytes.node(
      "BatchNormalization", ["x", "s", "b", "m", "v"], ["y", "m2", "v2", "", ""], name: "norm")
    let constants = ["s", "b", "m", "v"].map { ONNXBytes.constant($0, [1], raw: [0, 0, 0, 0]) }
    let graph = ONNXBytes.graph(
      nodes: [node], constants: constants, inputs: [ONNXBytes.value("x", [1, 1, 2, 2])],
      outputs: [ONNXBytes.value("y", nil)])
    let error = expectModelError(.unsupported) { try ONNXModel(bytes: ONNXBytes.model(graph, opset: 11)) }
    #expect(error?.context["node"] == "norm")
  }

  @Test func constantNodesOfOtherKinds() {
    let text = ONNXBytes.field(1, "value_string") + ONNXBytes.field(4, "text") + ONNXBytes.field(20, 3)
    let sparse = ONNXBytes.field(1, "sparse_value") + ONNXBytes.field(22, []) + ONNXBytes.field(20, 11)
    for (attribute, code) in [(text, ModelErrorCode.unsupported), (sparse, .malformed)] {
      let error = expectModelError(code) {
        try ONNXModel(bytes: ONNXBytes.model(operatorName: "Constant", inputs: [], attributes: [attribute]))
      }
      #expect(error?.context["node"] == "the node")
    }
    expectModelError(.malformed) { try ONNXModel(bytes: ONNXBytes.model(operatorName: "Constant", inputs: [])) }
  }

  // MARK: - Graphs

  @Test func aCycle() {
    let nodes = [
      ONNXBytes.node("Relu", ["b"], ["a"], name: "first"), ONNXBytes.node("Relu", ["a"], ["b"], name: "second"),
    ]
    let graph = ONNXBytes.graph(nodes: nodes, inputs: [], outputs: [ONNXBytes.value("b", nil)])
    let error = #expect(throws: GraphError.self) { try ONNXModel(bytes: ONNXBytes.model(graph)) }
    #expect(error?.message.contains("first, second") == true)
  }

  @Test func valuesMadeTwice() {
    let x = ONNXBytes.value("x", [1])
    let y = ONNXBytes.value("y", nil)
    let relu = ONNXBytes.node("Relu", ["x"], ["y"], name: "relu")
    let constant = ONNXBytes.constant("y", [1], raw: [0, 0, 0, 0])
    #expect(throws: GraphError.self) {
      try ONNXModel(bytes: ONNXBytes.model(ONNXBytes.graph(nodes: [relu, relu], inputs: [x], outputs: [y])))
    }
    #expect(throws: GraphError.self) {
      try ONNXModel(
        bytes: ONNXBytes.model(ONNXBytes.graph(nodes: [relu], constants: [constant], inputs: [x], outputs: [y])))
    }
    expectModelError(.malformed) {
      try ONNXModel(
        bytes: ONNXBytes.model(
          ONNXBytes.graph(nodes: [], constants: [constant, constant], inputs: [x], outputs: [y])))
    }
    for (inputs, outputs) in [([x, x], [y]), ([x], [y, y])] {
      expectModelError(.malformed) {
        try ONNXModel(bytes: ONNXBytes.model(ONNXBytes.graph(nodes: [relu], inputs: inputs, outputs: outputs)))
      }
    }
  }

  @Test func graphsOfNothing() {
    expectModelError(.malformed) { try ONNXModel(bytes: ONNXBytes.model([])) }
    let onlyInput = ONNXBytes.graph(nodes: [], inputs: [ONNXBytes.value("x", [1])], outputs: [])
    expectModelError(.malformed) { try ONNXModel(bytes: ONNXBytes.model(onlyInput)) }
    let outputFromNowhere = ONNXBytes.graph(nodes: [], inputs: [], outputs: [ONNXBytes.value("y", nil)])
    #expect(throws: GraphError.self) { try ONNXModel(bytes: ONNXBytes.model(outputFromNowhere)) }
  }

  @Test func inputsThatCannotBe() {
    for length in [0, -2, Int.min, 1 << 41] {
      let error = expectModelError(.malformed) {
        try ONNXModel(bytes: ONNXBytes.model(operatorName: "Relu", dimensions: [1, length]))
      }
      #expect(error?.context["input"] == "x")
    }
    let relu = ONNXBytes.node("Relu", ["x"], ["y"])
    // Without axes, of text, and no array.
    let values = [
      ONNXBytes.value("x", nil), ONNXBytes.value("x", [1], type: 8), ONNXBytes.field(1, "x"),
    ]
    for value in values {
      expectModelError(.unsupported) {
        try ONNXModel(
          bytes: ONNXBytes.model(
            ONNXBytes.graph(nodes: [relu], inputs: [value], outputs: [ONNXBytes.value("y", nil)])))
      }
    }
  }

  @Test func weightsThatDoNotFit() throws {
    let weight = ONNXBytes.constant("w", [2, 5, 3, 3], raw: [UInt8](repeating: 0, count: 4 * 2 * 5 * 9))
    let error = #expect(throws: GraphError.self) {
      try ONNXModel(bytes: ONNXBytes.model(operatorName: "Conv", inputs: ["x", "w"], constants: [weight]))
    }
    #expect(error?.code == .shapeMismatch)
    #expect(error?.context["node"] == "the node")
  }

  // MARK: - Weights

  @Test func constantsThatCannotBe() {
    let faults: [(String, [UInt8])] = [
      ("too short", ONNXBytes.constant("c", [2, 2], raw: [0, 0, 0, 0])),
      ("too long", ONNXBytes.constant("c", [1], raw: [0, 0, 0, 0, 0])),
      ("no elements", ONNXBytes.constant("c", [2], raw: [])),
      ("negative", ONNXBytes.constant("c", [-1, -4], raw: [UInt8](repeating: 0, count: 16))),
      ("overflow", ONNXBytes.constant("c", [1 << 32, 1 << 32], raw: [0])),
      ("overflow before a zero", ONNXBytes.constant("c", [1 << 62, 1 << 62, 0], raw: [])),
      ("overflow in bytes", ONNXBytes.constant("c", [1 << 62], raw: [0])),
      ("of no type", ONNXBytes.constant("c", [1], type: 0, raw: [0, 0, 0, 0])),
      ("axes without end", ONNXBytes.constant("c", [Int](repeating: 1, count: 100_000), raw: [0, 0, 0, 0])),
    ]
    for (name, constant) in faults {
      let error = expectModelError(.malformed, name) {
        try ONNXModel(bytes: ONNXBytes.model(operatorName: "Relu", constants: [constant]))
      }
      #expect(error?.context["constant"] == "c", "\(name)")
    }
    expectModelError(.malformed) {
      try ONNXModel(
        bytes: ONNXBytes.model(operatorName: "Relu", constants: [ONNXBytes.constant("", [1], raw: [0, 0, 0, 0])]))
    }
    // Text, complex numbers, and a type from the future.
    for type in [8, 14, 99] {
      expectModelError(.unsupported) {
        try ONNXModel(
          bytes: ONNXBytes.model(
            operatorName: "Relu", constants: [ONNXBytes.constant("c", [1], type: type, raw: [0, 0, 0, 0])]))
      }
    }
  }

  @Test func sparseWeights() throws {
    func model(_ dimensions: [Int], at indices: [Int64], shape: [Int]) -> [UInt8] {
      let raw = indices.flatMap { index in (0..<8).map { UInt8(truncatingIfNeeded: index >> (8 * $0)) } }
      let sparse = ONNXBytes.sparse(
        "sparse", dimensions, count: 2, indices: ONNXBytes.constant("", shape, type: 7, raw: raw))
      return ONNXBytes.model(
        ONNXBytes.graph(
          nodes: [ONNXBytes.node("Add", ["x", "sparse"], ["y"], name: "add")], constants: [],
          inputs: [ONNXBytes.value("x", [2, 3])], outputs: [ONNXBytes.value("y", nil)]) + sparse)
    }
    let flat = try ONNXModel(bytes: model([2, 3], at: [1, 5], shape: [2])).graph.constants["sparse"]
    #expect(flat?.tensor == Tensor(shape: [2, 3], elements: [0, 1, 0, 0, 0, 1]))
    let pairs = try ONNXModel(bytes: model([2, 3], at: [0, 1, 1, 2], shape: [2, 2])).graph.constants["sparse"]
    #expect(pairs == flat)
    for (index, count) in [(6, 6), (-1, 6), (Int64.max, 6), (Int64.min, 6), (1 << 62, 6)] {
      let error = expectModelError(.malformed, "\(index) of \(count)") {
        try ONNXModel(bytes: model([2, 3], at: [0, index], shape: [2]))
      }
      #expect(error?.context["constant"] == "sparse")
    }
    expectModelError(.malformed) { try ONNXModel(bytes: model([2, 3], at: [0, 1, 1, 3], shape: [2, 2])) }
    expectModelError(.malformed) { try ONNXModel(bytes: model([2, 3], at: [0, 1, 2], shape: [3])) }
    expectModelError(.malformed) { try ONNXModel(bytes: model([-2, 3], at: [0, 1], shape: [2])) }
    expectModelError(.malformed) { try ONNXModel(bytes: model([1 << 40, 1 << 40], at: [0, 1], shape: [2])) }
    expectModelError(.refused) { try ONNXModel(bytes: model([1 << 20, 1 << 10], at: [0, 1], shape: [2])) }
  }

  @Test func aSmallFileForManyConstants() throws {
    try withScratchFolder { folder in
      try AtomicFile.write([UInt8](repeating: 0, count: 101), to: folder + "/weights.bin")
      // At an odd place, so that each is a copy.
      let entries = ["location": "weights.bin", "offset": "1", "length": "100"]
      func read(_ count: Int) throws -> ONNXModel {
        let constants = (0..<count).map { ONNXBytes.constant("c\($0)", [25], external: entries) }
        try AtomicFile.write(ONNXBytes.model(operatorName: "Relu", constants: constants), to: folder + "/model.onnx")
        return try ONNXModel(contentsOf: folder + "/model.onnx")
      }
      #expect(try read(4).graph.constants.count == 4)
      expectModelError(.malformed) { try read(5) }
    }
  }

  @Test func weightsOutsideTheFolder() throws {
    try withScratchFolder { folder in
      try AtomicFile.makeFolder(folder + "/model/below")
      try AtomicFile.write([UInt8](repeating: 1, count: 64), to: folder + "/secret.bin")
      try AtomicFile.write([UInt8](repeating: 0, count: 64), to: folder + "/model/below/good.bin")
      let links = [
        ("link.bin", "../secret.bin"), ("below/out", "../.."), ("inner.bin", "below/good.bin"),
        ("passwords", "/etc/passwd"),
      ]
      for (link, target) in links {
        try FileManager.default.createSymbolicLink(
          atPath: folder + "/model/" + link, withDestinationPath: target)
      }
      func read(_ location: String, _ more: [String: String] = [:]) throws -> ONNXModel {
        let entries = more.merging(["location": location]) { old, _ in old }
        let bytes = ONNXBytes.model(
          operatorName: "Relu", constants: [ONNXBytes.constant("c", [2], external: entries)])
        try AtomicFile.write(bytes, to: folder + "/model/model.onnx")
        return try ONNXModel(contentsOf: folder + "/model/model.onnx")
      }
      let refused = [
        "../secret.bin", "below/../../secret.bin", "below/..", folder + "/secret.bin", "/etc/passwd", "link.bin",
        "below/out/secret.bin", "passwords", "good\0.bin",
      ]
      for location in refused {
        let error = expectModelError(.refused, location) { try read(location, ["length": "8"]) }
        #expect(error?.context["constant"] == "c" && error?.context["external data"] == location)
      }
      let faults: [(String, [String: String])] = [
        ("missing.bin", [:]), ("below", [:]), ("", [:]),
        ("below/good.bin", [:]), ("below/good.bin", ["offset": "65"]),
        ("below/good.bin", ["offset": "60", "length": "8"]),
        ("below/good.bin", ["offset": "-8", "length": "8"]), ("below/good.bin", ["offset": "0", "length": "-1"]),
        ("below/good.bin", ["offset": "9223372036854775807", "length": "9223372036854775807"]),
        ("below/good.bin", ["offset": "99999999999999999999"]), ("below/good.bin", ["offset": "four"]),
      ]
      for (location, more) in faults {
        expectModelError(.malformed, "\(location) \(more)") { try read(location, more) }
      }
      // Within the folder, also behind a link; at a multiple of four bytes (a view) and elsewhere (a copy).
      for (location, offset) in [("below/good.bin", 8), ("inner.bin", 56), ("./below/good.bin", 3)] {
        let model = try read(location, ["offset": "\(offset)", "length": "8"])
        #expect(model.graph.constants["c"]?.tensor?.elements == [0, 0])
      }
      // From memory there is no folder.
      expectModelError(.refused) {
        try ONNXModel(bytes: ONNXFixture.bytes(at: folder + "/model/model.onnx"))
      }
    }
  }

  // MARK: - Chance

  /// Bytes changed, removed and doubled at random places: what comes is a graph or an error.
  @Test(arguments: ["script-11", "dynamo-21", "old-forms-9", "constants"])
  func mutatedFiles(name: String) throws {
    let original = try ONNXFixture.bytes(name)
    // The node names and shapes lie all over these small files; the text at the end holds the test's own numbers.
    let interesting = original.count * 2 / 3
    var random = SeededRandom(seed: 11)
    var readable = 0
    for _ in 0..<150 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<min(interesting, bytes.count), using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 2: bytes.removeSubrange(place..<min(place + 3, bytes.count))
        default: bytes.insert(contentsOf: bytes[place..<min(place + 5, bytes.count)], at: place)
        }
      }
      do {
        _ = try ONNXModel(bytes: bytes).graph.specialised(batch: 1)
        readable += 1
      } catch {
        #expect(error is ModelError || error is GraphError, "\(error)")
      }
    }
    // Some changes touch names and weights alone, so that both ways were taken.
    #expect(readable > 0 && readable < 150)
  }

  @discardableResult
  private func expectModelError(
    _ code: ModelErrorCode? = nil, _ comment: String = "", _ location: SourceLocation = #_sourceLocation,
    _ body: () throws -> ONNXModel
  ) -> ModelError? {
    let error = #expect(throws: ModelError.self, "\(comment)", sourceLocation: location) { try body() }
    if let code { #expect(error?.code == code, "\(comment): \(String(describing: error))", sourceLocation: location) }
    return error
  }
}
