import Graphs
import Tensors
import TestSupport
import Testing

/// The bounds of integers.
@Suite struct IntegerRangesTests {
  private func ranges(numbersOnly: Bool, _ build: (inout Graph) throws -> Void) throws -> IntegerRanges {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [4])])
    graph.constant("nothing", Tensor(0))
    graph.constant("byte", Tensor(255.9))
    try build(&graph)
    return IntegerRanges(of: graph, numbersOnly: numbersOnly)
  }

  @Test func clippedFloatsAreBoundedUnlessTheyAreNaN() throws {
    for numbersOnly in [false, true] {
      let ranges = try ranges(numbersOnly: numbersOnly) { graph in
        let cut = try graph.add("Clip", ["x", "nothing", "byte"], name: "cut")
        _ = try graph.add("Cast", [cut], attributes: ["to": .integer(2)], name: "bytes")
        _ = try graph.add("Cast", ["x"], attributes: ["to": .integer(2)], name: "any")
      }
      #expect(ranges["bytes"] == 0...255)
      #expect(ranges.mayOverflow("bytes") == !numbersOnly)
      #expect(ranges.mayOverflow("any"))
    }
  }

  @Test func bits() throws {
    let ranges = try ranges(numbersOnly: true) { graph in
      let integers = try graph.add("Cast", ["x"], attributes: ["to": .integer(6)], name: "integers")
      let mask = graph.constant("mask", .integers(IntegerTensor(shape: [], elements: [100], elementType: .int32)))
      let common = try graph.add("BitwiseAnd", [integers, mask], name: "common")
      _ = try graph.add("BitwiseOr", [common, mask], name: "either")
      _ = try graph.add("BitwiseXor", [integers, common], name: "all")
    }
    #expect(ranges["common"] == 0...100)
    #expect(ranges["either"] == 0...127)
    #expect(ranges["all"] == ElementType.int32.engineRange && !ranges.mayOverflow("all"))
  }

  /// A product of bytes is bounded; one that is scaled is not known.
  @Test func productsOfBoundedFloats() throws {
    let ranges = try ranges(numbersOnly: true) { graph in
      let cut = try graph.add("Clip", ["x", "nothing", "byte"], name: "cut")
      let row = try graph.add("Reshape", [cut, graph.constant("row", .integers([1, 4]))], name: "rows")
      let weights = graph.constant("weights", Tensor(shape: [4, 1], elements: [1, -1, 1, -1]))
      let product = try graph.add("MatMul", [row, weights], name: "product")
      let scaled = try graph.add("Gemm", [row, weights], attributes: ["alpha": .float(1e9)], name: "scaled")
      _ = try graph.add("Cast", [product], attributes: ["to": .integer(6)], name: "bounded")
      _ = try graph.add("Cast", [scaled], attributes: ["to": .integer(6)], name: "open")
    }
    #expect(!ranges.mayOverflow("bounded") && ranges["bounded"].upperBound < 1024)
    #expect(ranges.mayOverflow("open"))
  }

  /// No number that is computed lies beyond the bounds of its value.
  @Test func holdForRandomArithmetic() throws {
    var random = SeededRandom(seed: 31)
    for _ in 0..<200 {
      var graph = Graph(inputs: [.init(name: "x", dimensions: [4])])
      let ends = [random.uniform(in: -300 ... -1), random.uniform(in: 1...300)].map { Tensor(Float($0)) }
      let cut = try graph.add(
        "Clip", ["x", graph.constant("least", ends[0]), graph.constant("largest", ends[1])], name: "cut")
      var values = [try graph.add("Cast", [cut], attributes: ["to": .integer(6)], name: "v0")]
      for index in 1...6 {
        let pick = { (random: inout SeededRandom) in values[Int(random.uniform(in: 0...(Double(values.count) - 0.01)))]
        }
        let (a, b) = (pick(&random), pick(&random))
        let names = [
          "Add", "Sub", "Mul", "Max", "Min", "BitwiseAnd", "BitwiseOr", "BitwiseXor", "Neg", "Abs", "Sign",
        ]
        let name = names[Int(random.uniform(in: 0...(Double(names.count) - 0.01)))]
        let inputs = ["Neg", "Abs", "Sign"].contains(name) ? [a] : [a, b]
        values.append(try graph.add(name, inputs, name: "v\(index)"))
      }
      graph.outputs = values
      let ranges = IntegerRanges(of: graph, numbersOnly: true)
      for _ in 0..<5 {
        let x = ReferenceTensor(
          shape: [4], elements: (0..<4).map { _ in random.uniform(in: -400...400) }, elementType: .float32)
        for (name, value) in try graph.evaluated(["x": x]) where !ranges.mayOverflow(name) {
          #expect(value.elements.allSatisfy(ranges[name].contains), "\(name) of \(graph.nodes)")
        }
      }
    }
  }
}
