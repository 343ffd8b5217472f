import Differentiation
import Execution
import Graphs
import ModelReaders
import OpenVINORuntime
import Tensors
import TestSupport

/// Holds the engine against the reference evaluator, and gradients against finite differences, for one case.
struct CaseCheck {
  /// What is compared with the reference evaluator.
  enum Side: String, CaseIterable {
    case engine = "engine"
    case engineGradient = "engine's gradient"
    case brainFloat = "engine in bf16"
    /// The gradient graph by the reference evaluator, with central differences of the forward graph.
    case differences = "finite differences"
  }

  enum Outcome {
    /// The reader, or the engine's form, says that it does not take it.
    case refused(String)
    case compared([Side: Double], differences: [Difference])
  }

  struct Difference {
    let side: Side
    let what: String
  }

  private let engine: Engine
  private let brainFloatEngine: Engine?

  init() throws {
    // One thread: the networks are small.
    engine = try Engine(threadCount: 1)
    brainFloatEngine = try? Engine(precision: .bfloat16, threadCount: 1)
  }

  /// - Throws: nothing that the case is to blame for.
  func outcome(of operatorCase: OperatorCase, sides: Set<Side> = Set(Side.allCases)) async -> Outcome {
    let graph: Graph
    do {
      graph = try ONNXModel(bytes: operatorCase.file.bytes).graph.specialised()
    } catch {
      return .refused("\(error)")
    }
    var (errors, differences) = ([Side: Double](), [Difference]())
    func note(_ side: Side, _ body: () async throws -> Comparison?) async {
      guard sides.contains(side) else { return }
      do {
        guard let comparison = try await body() else { return }
        errors[side] = max(errors[side] ?? 0, comparison.error)
        if let fault = comparison.fault { differences.append(Difference(side: side, what: fault)) }
      } catch let error as DifferentiationError where error.code == .noRule {
      } catch {
        differences.append(Difference(side: side, what: "\(error)"))
      }
    }
    let values = operatorCase.values
    do {
      _ = try graph.inEngineForm()
    } catch let error as RuntimeError where error.code == .unsupported {
      return .refused("\(error)")
    } catch {}
    await note(.engine) { try await compare(graph, values, on: engine, .single) }
    if let brainFloatEngine {
      await note(.brainFloat) { try await compare(graph, values, on: brainFloatEngine, .brain) }
    }
    guard let differentiated = try? Differentiated(graph, seed: UInt64(operatorCase.number)) else {
      await note(.engineGradient) {
        _ = try Differentiated(graph, seed: UInt64(operatorCase.number))
        return nil
      }
      return .compared(errors, differences: differences)
    }
    let seeded = values.merging(differentiated.seed) { $1 }
    await note(.engineGradient) { try await compare(differentiated.graph, seeded, on: engine, .single) }
    await note(.differences) { try differentiated.comparedWithDifferences(values) }
    return .compared(errors, differences: differences)
  }

  // MARK: - Engine

  private func compare(
    _ graph: Graph, _ values: [String: ReferenceTensor], on engine: Engine, _ precision: ArithmeticPrecision
  ) async throws -> Comparison? {
    let expected = try graph.evaluated(values)
    let disturbed = try precision.disturbed(graph, values)
    let tensors = values.mapValues { Tensor(shape: $0.shape, elements: $0.elements.map(Float.init)) }
    let network = try engine.compiled(graph)
    let results = try await network.run(tensors.filter { network.inputs.contains($0.key) })
    var worst = 0.0
    for output in graph.outputs {
      guard let reference = expected[output], let result = results[output] else { continue }
      guard result.shape == reference.shape else {
        return Comparison(error: .infinity, fault: "\(output) has the shape \(result.shape), not \(reference.shape)")
      }
      let elements = result.elements.map(Double.init)
      // Where a small change of the numbers makes a large one of the result, rounding decides, and nothing can be said.
      let noise = disturbed.map { largestDifference($0[output]?.elements ?? [], reference.elements) }.max() ?? 0
      guard noise < precision.greatestNoise else { continue }
      let error = largestDifference(elements, reference.elements)
      worst = max(worst, error)
      guard error > precision.tolerance(of: graph, reference.elements) + 10 * noise else { continue }
      let distances = zip(elements, reference.elements).map { $0 == $1 || ($0.isNaN && $1.isNaN) ? 0 : abs($0 - $1) }
      let place = distances.firstIndex { !$0.isFinite } ?? distances.indices.max { distances[$0] < distances[$1] }
      let values = place.map { ": at \($0) \(elements[$0]) instead of \(reference.elements[$0])" } ?? ""
      return Comparison(error: error, fault: "\(output) is off by \(error)\(values)")
    }
    return Comparison(error: worst, fault: nil)
  }
}

struct Comparison {
  let error: Double
  let fault: String?
}

/// The largest difference by the largest expected magnitude, or by 0.1 if that is smaller; +∞ where one is NaN or
/// infinite and the other is not the same.
private func largestDifference(_ values: [Double], _ expected: [Double]) -> Double {
  let scale = expected.filter(\.isFinite).reduce(0.1) { max($0, abs($1)) }
  guard values.count == expected.count else { return .infinity }
  return zip(values, expected).reduce(0) { worst, pair in
    if pair.0 == pair.1 || (pair.0.isNaN && pair.1.isNaN) { return worst }
    let difference = abs(pair.0 - pair.1) / scale
    return difference.isFinite ? max(worst, difference) : .infinity
  }
}

/// What the numbers of a case are rounded to, and what may come of it.
private enum ArithmeticPrecision {
  /// The engine computes in 32 bits, with sums in an order of its own and approximations of exp, erf, tanh and pow that
  /// err by up to 1e-5; wrong forms err by 1e-2 and more.
  case single
  /// Eight bits of significance, rounded after every operator of three or four in a row.
  case brain

  private var tolerance: Double { self == .single ? 1e-4 : 0.03 }
  /// Of a result; in eight bits what a quantisation rounds may come out a step higher or lower.
  func tolerance(of graph: Graph, _ expected: [Double]) -> Double {
    let rounding = Set(GradientTable.straightThrough.map(\.operatorName))
    guard self == .brain, graph.nodes.contains(where: { rounding.contains($0.operatorName) }) else { return tolerance }
    return tolerance + 1.01 * (steps(of: expected) ?? 0)
  }
  /// The least difference of two elements by the largest magnitude, where there are few different ones.
  private func steps(of elements: [Double]) -> Double? {
    let different = Set(elements.map { Float($0) }).sorted()
    let scale = elements.reduce(0.1) { max($0, abs($1)) }
    return zip(different, different.dropFirst()).map { Double($1 - $0) / scale }.min()
  }
  var greatestNoise: Double { self == .single ? 1e-3 : 0.05 }

  /// A number within some roundings of another one, up or down by its own bits.
  private func moved(_ number: Double) -> Double {
    // Whole numbers may stand for integers.
    guard number != number.rounded() else { return number }
    switch self {
    case .single: return number * (Float(number).bitPattern.nonzeroBitCount.isMultiple(of: 2) ? 1 + 1e-6 : 1 - 1e-6)
    case .brain:
      let bits = (Float(number).bitPattern &+ 0x8000) & 0xFFFF_0000
      return Double(Float(bitPattern: bits))
    }
  }

  /// To the other side as far: what lies next to a place where the result leaps is moved across it by one of both.
  private func movedBack(_ number: Double) -> Double { 2 * number - moved(number) }

  /// What becomes of a graph's outputs where its numbers are moved; in eight bits, its constants as well, and what each
  /// operator makes.
  func disturbed(
    _ graph: Graph, _ values: [String: ReferenceTensor]
  ) throws -> [[String: ReferenceTensor]] {
    let moves = [moved, movedBack]
    func all(_ value: ReferenceTensor, _ move: (Double) -> Double) -> ReferenceTensor {
      var result = value
      result.elements = value.elements.map(move)
      return result
    }
    guard self == .brain else {
      return try moves.map { move in try graph.evaluated(values.mapValues { all($0, move) }) }
    }
    let fixed = graph.placesAndSizes
    let results = try moves.map { move in
      var moved = graph
      for (name, constant) in graph.constants where !fixed.contains(name) {
        if case .floats(let tensor) = constant { moved.constant(name, tensor.map { Float(move(Double($0))) }) }
      }
      return try moved.evaluated(values.mapValues { all($0, move) })
    }
    return try results + [graph.evaluated(values, rounding: { $0.elementType.isFloatingPoint ? all($0, moved) : $0 })]
  }
}

extension Graph {
  /// What nodes take for places or sizes: shapes would change with it.
  fileprivate var placesAndSizes: Set<String> {
    Set(
      nodes.flatMap { node -> [String] in
        guard case .constant(let inputs)? = IndexTable.use(of: node.operatorName) else { return [] }
        return node.inputs.indices.filter { inputs[$0] != nil }.map { node.inputs[$0] }
      })
  }
}
