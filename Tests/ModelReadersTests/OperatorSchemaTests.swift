import Foundation
import Graphs
import ModelReaders
import TestSupport
import Testing

/// Every operator of ONNX's versions 7 to 24, in every form of it, against what is read.
@Suite struct OperatorSchemaTests {
  /// An operator as ONNX defines it (`Scripts/fixtures/make_operator_schemas.py`).
  private struct Schema: Decodable {
    struct Form: Decodable {
      let since: Int
      let inputs: [String]
      let outputs: [String]
      /// The default of each attribute, as text.
      let attributes: [String: String]
    }

    let name: String
    /// The last version that has it.
    let last: Int
    /// The form of version 7 and all later ones.
    let forms: [Form]
  }

  private let schemas: [Schema]

  init() throws {
    let path = Fixtures.path("onnx/operator-schemas.json")
    schemas = try JSONDecoder().decode([Schema].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private static let taken = Dictionary(
    OperatorCatalogue.all.map { ($0.name, $0.opsets) } + Composite.all.map { ($0.name, $0.opsets) },
    uniquingKeysWith: { first, _ in first })

  @Test func everyOperatorIsTakenOrRefused() {
    #expect(schemas.count > 190)
    let names = Set(schemas.map(\.name))
    for name in names.union(Self.taken.keys).union(OperatorCatalogue.refused.keys) {
      let places = [
        OperatorCatalogue.operation(named: name) != nil, Composite.named(name) != nil,
        OperatorCatalogue.refused[name] != nil,
      ]
      #expect(places.count { $0 } == 1, "\(name) has \(places.count { $0 }) places")
      #expect(names.contains(name), "\(name) is no operator of ONNX's")
    }
    for form in Composite.forms { #expect(OperatorCatalogue.operation(named: form.name) != nil, "\(form.name)") }
  }

  @Test func isReadInEveryVersionThatHasIt() throws {
    for schema in schemas {
      guard let opsets = Self.taken[schema.name] else { continue }
      let first = try #require(schema.forms.first)
      // An older form is read where a change leads from it.
      let changed = OpsetChange.all.filter { $0.operatorName == schema.name && $0.version <= opsets.lowerBound }
      if changed.isEmpty { #expect(opsets.lowerBound <= max(first.since, 7), "\(schema.name)") }
      #expect(opsets.lowerBound >= min(first.since, 7), "\(schema.name)")
      #expect(opsets.upperBound == schema.last, "\(schema.name)")
    }
  }

  /// What a version brought is read as it is, or changed on the way.
  @Test func everyChangeOfAFormIsKnown() {
    let changes = Set(OpsetChange.all.map { "\($0.operatorName) \($0.version)" })
    var seen: Set<String> = []
    for schema in schemas where Self.taken[schema.name] != nil {
      for (older, newer) in zip(schema.forms, schema.forms.dropFirst()) {
        let isSame =
          older.inputs == newer.inputs && older.outputs == newer.outputs && older.attributes == newer.attributes
        guard !isSame else { continue }
        let change = "\(schema.name) \(newer.since)"
        seen.insert(change)
        #expect(
          changes.contains(change) != Self.additions.contains(change),
          "\(change): \(older.inputs) \(older.attributes) became \(newer.inputs) \(newer.attributes)")
      }
    }
    #expect(Self.additions.isSubset(of: seen), "\(Self.additions.subtracting(seen))")
  }

  /// Versions that brought inputs, outputs or attributes without which an operator means what it meant before, or another
  /// name for a value (`GridSample`).
  private static let additions: Set<String> = [
    "ArgMax 12", "ArgMin 12", "Attention 24", "AveragePool 10", "AveragePool 19", "Constant 11", "Constant 12",
    "DepthToSpace 11", "DequantizeLinear 13", "DequantizeLinear 21", "GRU 14", "GatherND 12", "GridSample 20",
    "LSTM 14",
    "LpPool 18", "MaxPool 8", "MaxPool 10", "Pad 18", "QuantizeLinear 13", "QuantizeLinear 21", "RNN 14", "Reshape 14",
    "Resize 18", "ScatterElements 16", "ScatterND 16", "Shape 15", "TopK 11",
  ]
}
