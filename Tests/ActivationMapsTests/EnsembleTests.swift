import ActivationMaps
import Tensors
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct EnsembleTests {
  private static func map(_ values: [Float]) throws -> RankedMap {
    try RankedMap(Tensor(shape: [1, values.count], elements: values))
  }

  /// As many maps as the eleven, from a few by turns.
  private static func members(_ maps: [[Float]], of ensemble: Ensemble) throws -> [RankedMap] {
    try ensemble.methods.indices.map { try map(maps[$0 % maps.count]) }
  }

  private static func combined(_ ensemble: Ensemble, _ maps: [[Float]]) async throws -> [Float] {
    try await ensemble.map(of: members(maps, of: ensemble)) { _ in [] }.map.elements
  }

  private static func expect(_ found: [Float], _ expected: [Double]) {
    #expect(zip(found, expected).allSatisfy { abs(Double($0) - $1) < 1e-6 }, "\(found)")
  }

  @Test func isFoundByName() throws {
    #expect(Set(Ensemble.all.map(\.slug)).count == Ensemble.all.count)
    for ensemble in Ensemble.all {
      #expect(try Ensemble.named(ensemble.slug).slug == ensemble.slug)
      #expect(!ensemble.summary.isEmpty && !ensemble.source.isEmpty && !ensemble.methods.isEmpty)
    }
    let error = #expect(throws: ActivationMapError.self) { try Ensemble.named("medain") }
    #expect(error?.message.contains("'median'") == true)
    #expect(Ensemble.mean.methods.map(\.slug).sorted() == MethodGroups.usual.methods.sorted())
    #expect(Ensemble.codCAM.methods.map(\.slug) == ["grad-cam", "grad-cam++", "layer-cam", "eigen-cam"])
  }

  /// Of eleven members six have the first map and five the second.
  @Test func combineAsByHand() async throws {
    let maps: [[Float]] = [[0, 0.5, 1, 0.25], [1, 0, 0.5, 0.25]]
    // (5, 3, 8.5, 2.75)/11, scaled from 2.75 … 8.5.
    let mean = try await Self.combined(.mean, maps)
    Self.expect(mean, [2.25 / 5.75, 0.25 / 5.75, 1, 0])
    // The middle of eleven is of the six.
    #expect(try await Self.combined(.median, maps) == [0, 0.5, 1, 0.25])
    // Ranks 0 2 3 1 and 3 0 2 1: 15, 12, 28, 11.
    let ranks = try await Self.combined(.rankMean, maps)
    Self.expect(ranks, [4.0 / 17, 1.0 / 17, 1, 0])
    // The means are 0.4375: the first two hold pixels 1 and 2, the others 0 and 2.
    let votes = try await Self.combined(.majority, maps)
    Self.expect(votes, [0, 6.0 / 11, 1, 0])
    // 0.5⁵ and 0.25¹¹, each to the eleventh root.
    let products = try await Self.combined(.product, maps)
    let highest = pow(0.5, 5.0 / 11)
    Self.expect(products, [0, 0, 1, 0.25 / highest])
  }

  /// Equal pixels share the mean of their ranks.
  @Test func ranksTiesAlike() async throws {
    let ranks = try await Self.combined(.rankMean, [[0, 0, 0, 1]])
    #expect(ranks[0] == 0 && ranks[1] == 0 && ranks[2] == 0 && ranks[3] == 1)
    #expect(try await Self.combined(.rankMean, [[0.3, 0.3, 0.3]]) == [0, 0, 0])
  }

  /// Whatever the members' order, and of one map everywhere that map.
  @Test(arguments: ["mean", "median", "rank-mean", "product", "majority", "codcam"])
  func doesNotDependOnTheOrder(slug: String) async throws {
    let ensemble = try Ensemble.named(slug)
    var random = SeededRandom(seed: 3)
    let maps = try ensemble.methods.map { _ in try Self.map((0..<60).map { _ in Float(random.uniform()) }) }
    let first = try await ensemble.map(of: maps) { _ in [] }.map
    let second = try await ensemble.map(of: maps.reversed()) { _ in [] }.map
    #expect(zip(first.elements, second.elements).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(first.minimum == 0 && first.maximum == 1)
  }

  /// D, R, and what the network says of each: p(x∘0) = 0.1.
  private static func united(
    _ ensemble: Ensemble, _ maps: [[Float]], _ p: @escaping ([Float]) -> Double
  ) async throws -> [Float] {
    try await ensemble.map(of: maps.map { try map($0) }) { masks in masks.map { p($0.elements) } }.map.elements
  }

  @Test func uniteByWhatTheNetworkSays() async throws {
    let (d, r): ([Float], [Float]) = ([0, 1, 0, 0.5], [0, 0, 1, 0.5])
    // β(D) = 0.4, β(R) = 0.2: 0.4·D + 0.2·R = 0, 0.4, 0.2, 0.3.
    func p(of union: Double) -> ([Float]) -> Double {
      { mask in mask == [0, 0, 0, 0] ? 0.1 : mask == d ? 0.5 : mask == r ? 0.3 : union }
    }
    let union = try await Self.united(.unionCAM, [d, r], p(of: 0.31))
    Self.expect(union, [0, 1, 0.5, 0.75])
    // Where the union is not seen better than R, it is R.
    #expect(try await Self.united(.unionCAM, [d, r], p(of: 0.3)) == r)
  }

  @Test func fuseByHowLikeTheyAre() async throws {
    // D's 10th percentile is 0, above which its three others stay.
    let (d, r): ([Float], [Float]) = ([0, 1, 0.2, 0.5], [0, 0, 1, 0.5])
    func p(_ mask: [Float]) -> Double { mask == [0, 0, 0, 0] ? 0.1 : mask == d ? 0.5 : mask == r ? 0.3 : 0.6 }
    // F = mm(0.4·D + 0.2·R) = mm(0, 0.4, 0.28, 0.3) = 0, 1, 0.7, 0.75; β(F) = 0.5.
    let (first, second) = ([0, 0.5, 0.35, 0.375], [0, 0, 0.2, 0.1])
    let fused = zip(first, second).map { a, b in
      let likeness = 1 - abs(a - b)
      return likeness * max(a, b) + (1 - likeness) * (a + b) / 2
    }
    let found = try await Self.united(.fusionCAM, [d, r], p)
    let highest = fused.max() ?? 0
    for (found, expected) in zip(found, fused) { #expect(abs(Double(found) - expected / highest) < 1e-6) }
  }

  @Test func refusesMapsThatDoNotFit() async throws {
    let map = try Self.map([0, 1])
    for maps in try [[], [map], [map, map, map, Self.map([0, 1, 0])], [map, map, map, Self.map([0, 2])]] {
      let error = await #expect(throws: ActivationMapError.self) { try await Ensemble.codCAM.map(of: maps) { _ in [] } }
      #expect(error?.code == .shapeMismatch)
    }
  }

  /// Maps that say nothing make one that says nothing.
  @Test func saysNothingOfNothing() async throws {
    for ensemble in Ensemble.all {
      let zeros = try ensemble.methods.map { _ in try Self.map([0, 0, 0]) }
      #expect(try await ensemble.map(of: zeros) { $0.map { _ in 0.2 } }.map.elements == [0, 0, 0], "\(ensemble.slug)")
    }
  }
}
