import Graphs
import Tensors
import Testing

/// The regions that a first stage hands on, by their plain definition.
@Suite struct RegionOperatorTests {
  private func graph(
    _ count: Int, _ settings: [String: Attribute] = [:], shapes: [[Int]] = [[4, 4], [4], [4, 4]]
  ) throws -> Graph {
    var graph = Graph(
      inputs: zip(["apart", "scores", "boxes"], shapes).map { .init(name: $0, dimensions: $1.map(Optional.some)) })
    let attributes: [String: Attribute] = ["count": .integer(count), "overlap": .float(0.5), "least_score": .float(0)]
    graph.outputs = [
      try graph.add(
        Operator.likeliestRegions, ["apart", "scores", "boxes"],
        attributes: attributes.merging(settings) { $1 }, name: "regions")
    ]
    return graph
  }

  private func regions(_ scores: [Double], count: Int = 4, apart: [Double]? = nil) throws -> [[Double]] {
    let boxes: [Double] = [0, 0, 10, 10, 1, 0, 11, 10, 20, 20, 30, 30, 0, 0, 10, 4]
    let inputs = [
      "apart": ReferenceTensor(shape: [4, 4], elements: apart ?? boxes),
      "scores": ReferenceTensor(shape: [4], elements: scores),
      "boxes": ReferenceTensor(shape: [4, 4], elements: boxes),
    ]
    let elements = try #require(try graph(count).evaluated(inputs)["regions"]).elements
    return stride(from: 0, to: elements.count, by: 4).map { Array(elements[$0..<$0 + 4]) }
  }

  private let speck = Operator.speck.map(Double.init)

  @Test func takesTheLikeliestOfThoseThatOverlap() throws {
    // The first two share 9/11, the last one 2/5 with the first.
    #expect(
      try regions([0.9, 0.8, 0.5, 0.95]) == [[0, 0, 10, 4], [0, 0, 10, 10], [20, 20, 30, 30], speck])
    #expect(try regions([0.8, 0.9, 0.5, 0.1], count: 1) == [[1, 0, 11, 10]])
  }

  @Test func equalScoresKeepTheirOrder() throws {
    #expect(try regions([0.5, 0.5, 0.5, 0.5])[0] == [0, 0, 10, 10])
  }

  @Test func asksOfTheCornersApart() throws {
    let apart: [Double] = [0, 0, 10, 10, 101, 0, 111, 10, 220, 20, 230, 30, 300, 0, 310, 4]
    #expect(try regions([0.9, 0.8, 0.5, 0.1], apart: apart).map { $0[0] } == [0, 1, 20, 0])
  }

  @Test func leavesOutWhatHasNoScore() throws {
    #expect(try regions([0, -1, .nan, -.infinity]) == [speck, speck, speck, speck])
  }

  @Test func checksItsInputs() throws {
    #expect(try graph(9).type(of: "regions").shape == [4, 4])
    for (count, shapes) in [
      (0, [[4, 4], [4], [4, 4]]), (4, [[4, 4], [3], [4, 4]]), (4, [[3, 4], [4], [4, 4]]), (4, [[4, 5], [4], [4, 5]]),
    ] {
      #expect(throws: GraphError.self) { try graph(count, shapes: shapes) }
    }
    #expect(throws: GraphError.self) { try graph(4, ["count": .float(2)]) }
  }

  /// A file cannot hold what is the program's own.
  @Test func isNoneOfTheOperatorsOfFiles() {
    #expect(!OperatorCatalogue.all.contains { $0.name == Operator.likeliestRegions })
    #expect(OperatorCatalogue.isOwn(Operator.likeliestRegions) && !OperatorCatalogue.isOwn("Conv"))
  }
}
