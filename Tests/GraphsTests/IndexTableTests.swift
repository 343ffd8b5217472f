import Foundation
import Graphs
import TestSupport
import Testing

/// That no operator takes a place or a size from data unguarded.
@Suite struct IndexTableTests {
  @Test(arguments: OperatorCatalogue.all.map(\.name)) func holdsEveryOperatorOnce(_ name: String) {
    let places = [
      IndexTable.none.contains(name), IndexTable.constant[name] != nil, IndexTable.guarded[name] != nil,
    ]
    #expect(places.count { $0 } == 1, "say in IndexTable what \(name) takes from data, and how it is guarded")
  }

  @Test func holdsNoOthers() {
    let names = Set(OperatorCatalogue.all.map(\.name))
    let entered = IndexTable.none.union(IndexTable.constant.keys).union(IndexTable.guarded.keys)
    #expect(entered.subtracting(names).sorted() == [])
  }

  /// What the table calls constant must be, and nothing else has to be.
  @Test(arguments: OperatorCatalogue.all.map(\.name)) func saysWhatMustBeConstant(_ name: String) throws {
    let places = IndexTable.constant[name].map { $0.keys.sorted() } ?? []
    var seen: Set<Int> = []
    for fixture in try OperatorFixture.all(of: name) {
      for place in fixture.inputs.indices where fixture.inputs[place] != nil {
        func graph() throws -> Graph { try fixture.graph(name, computing: place) }
        guard places.contains(place) else {
          #expect(throws: Never.self, "\(fixture.name), input \(place)") { try graph() }
          continue
        }
        seen.insert(place)
        let error = #expect(throws: GraphError.self) { try graph() }
        #expect(error?.code == .dynamicValue, "\(fixture.name), input \(place)")
      }
    }
    #expect(seen == Set(places), "no fixture has all of them")
  }

  @Test func isInTheDocumentation() throws {
    let rows = OperatorCatalogue.all.compactMap { operation -> String? in
      switch IndexTable.use(of: operation.name) {
      case .guarded(let index):
        "| \(operation.name) | indices: \(index.meaning) | checked in every run where computed |"
      case .constant(let inputs):
        "| \(operation.name) | \(inputs.sorted { $0.key < $1.key }.map(\.value).joined(separator: ", ")) | constant |"
      case IndexUse.none?, nil: nil
      }
    }
    let path = Fixtures.path("../../Documentation/IntegerGuards.md")
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
    #expect(lines.filter { $0.contains("| constant |") || $0.contains("| checked in") } == rows)
  }

  // MARK: - Constant indices

  static let guarded = IndexTable.guarded.keys.sorted()

  @Test(arguments: guarded, [ElementType.int32, .int64]) func checksConstants(_ name: String, _ type: ElementType)
    throws
  {
    for sample in IndexSample.all(of: name) {
      let length = Int64(sample.length)
      for index in [-length, length - 1] {
        #expect(throws: Never.self) { try sample.graph(.constant(index, type)) }
        #expect(throws: Never.self) { try sample.graph(.constant(index, type)).evaluated(sample.values) }
      }
      for index in [-length - 1, length, 1 << 31, -(1 << 31), 1 << 32 + length - 1, .max, .min]
      where type == .int64 || Int32(exactly: index) != nil {
        let error = #expect(throws: GraphError.self) { try sample.graph(.constant(index, type)) }
        #expect(error?.message == "\(name) has an index \(index) into an axis of \(length)")
        #expect(error?.context["node"] == "culprit" && error?.context["operator"] == name)
      }
    }
  }

  /// The reference evaluator throws, and never traps.
  @Test(arguments: guarded) func evaluatorChecksValues(_ name: String) throws {
    for sample in IndexSample.all(of: name) {
      let length = Double(sample.length)
      for index in [-length - 1, length, 0x1p31, -0x1p31, 0x1p32 + length - 1, 0x1p63, .nan, .infinity, -.infinity] {
        let graph = try sample.graph(.computed(.int64))
        let error = #expect(throws: GraphError.self) { try graph.evaluated(sample.values(index)) }
        #expect(error?.message.hasPrefix("\(name) has an index") == true, "\(index)")
      }
      let graph = try sample.graph(.computed(.int64))
      #expect(try graph.evaluated(sample.values(-length)) == graph.evaluated(sample.values(0)))
    }
  }

  /// Folding computes by the same definitions.
  @Test(arguments: guarded) func foldingChecksValues(_ name: String) throws {
    let sample = try #require(IndexSample.all(of: name).first)
    var graph = try sample.graph(.computed(.int64), inputsAreConstant: true)
    #expect(throws: GraphError.self) { try graph.specialised() }
    graph = try sample.graph(.computed(.int64), inputsAreConstant: true, index: 0)
    #expect(try graph.specialised().constants["culprit"] != nil)
  }

  @Test(arguments: guarded) func nothingCanBeIndexedInAnEmptyAxis(_ name: String) throws {
    for sample in IndexSample.all(of: name) {
      let empty = sample.withEmptyAxis
      #expect(throws: GraphError.self) { try empty.graph(.computed(.int64)) }
      #expect(throws: GraphError.self) { try empty.graph(.constant(0, .int32)) }
    }
  }
}

extension OperatorFixture {
  /// Its node alone in a graph, whose inputs are constant but for one.
  fileprivate func graph(_ operatorName: String, computing place: Int) throws -> Graph {
    var graph = Graph(inputs: [])
    for case (let index, let input?) in inputs.enumerated() {
      let value = input.reference
      if index == place {
        graph.addInput(.init(name: "input\(index)", elementType: value.elementType, dimensions: value.shape))
      } else {
        graph.constant("input\(index)", value.constant)
      }
    }
    try graph.append(node(operatorName))
    return graph
  }
}
