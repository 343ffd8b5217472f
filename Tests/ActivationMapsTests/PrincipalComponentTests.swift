import ActivationMaps
import Tensors
import TestSupport
import Testing

/// The first principal component, through `eigen-cam`, which is that of the activations. A stack of no more places than
/// channels is decomposed by its places, any other by its channels.
@Suite struct PrincipalComponentTests {
  static let fewPlaces = [[12, 3, 4], [40, 3, 3], [7, 1, 2]]
  static let manyPlaces = [[3, 8, 8], [11, 3, 4], [1, 5, 7], [2, 1, 40]]

  private static func component(_ stack: Tensor) async throws -> Tensor {
    try await Method.eigenCAM.map(of: MethodInput(ActivationRecord(activations: stack)))
  }

  /// Channels that share two patterns of different strength, and noise: the first component stands apart from the second.
  private static func stack(_ shape: [Int], seed: UInt64) -> Tensor {
    var random = SeededRandom(seed: seed)
    func draw(_ count: Int) -> [Double] { (0..<count).map { _ in random.uniform(in: -1...1) } }
    let places = shape[1] * shape[2]
    let (strong, weak) = ((draw(shape[0]), draw(places)), (draw(shape[0]), draw(places)))
    var elements: [Float] = []
    for channel in 0..<shape[0] {
      for place in 0..<places {
        var value = 3 * strong.0[channel] * strong.1[place]
        value += weak.0[channel] * weak.1[place]
        value += random.uniform(in: -0.1...0.1)
        elements.append(Float(value))
      }
    }
    return Tensor(shape: shape, elements: elements)
  }

  /// The projection on the covariance's first eigenvector, whose sign makes it correlate with the sum over the channels.
  ///
  /// 1e-5: both are computed in double precision, stored in single.
  @Test(arguments: fewPlaces + manyPlaces)
  func isTheProjectionOnTheFirstEigenvectorOfTheCovariance(shape: [Int]) async throws {
    for seed in 0..<10 as Range<UInt64> {
      let stack = Self.stack(shape, seed: seed)
      let channels = CentredChannels(stack)
      let vector = channels.firstEigenvectorOfTheCovariance()
      var expected = channels.places.map { dot(vector, $0) }
      let sums = channels.places.map { $0.reduce(0, +) }
      if dot(expected, sums) < 0 { expected = expected.map { -$0 } }
      let component = try await Self.component(stack)
      #expect(
        relativeDifference(component, Tensor(shape: component.shape, elements: expected.map(Float.init))) < 1e-5)
    }
  }

  /// Channels without variance add nothing, but with enough of them the stack is decomposed the other way.
  @Test(arguments: manyPlaces)
  func isTheSameByPlacesAsByChannels(shape: [Int]) async throws {
    for seed in 0..<10 as Range<UInt64> {
      let stack = Self.stack(shape, seed: seed)
      let channels = (0..<shape[0]).map(stack.slice)
      let constant = Tensor(shape: Array(shape.dropFirst()), repeating: 0.5)
      let more = Array(repeating: constant, count: shape[1] * shape[2] - shape[0])
      let component = try await Self.component(stack)
      #expect(relativeDifference(try await Self.component(Tensor.stacked(channels + more)), component) < 1e-5)
    }
  }

  /// The sign follows the channels' sum, so the opposite stack has the opposite component.
  @Test(arguments: fewPlaces + manyPlaces)
  func turnsRoundWithTheStack(shape: [Int]) async throws {
    let stack = Self.stack(shape, seed: 4)
    let turned = try await Self.component(stack.map { -$0 })
    #expect(relativeDifference(turned.map { -$0 }, try await Self.component(stack)) < 1e-5)
  }

  @Test(arguments: fewPlaces + manyPlaces + [[5, 1, 1]])
  func isZeroWithoutVariance(shape: [Int]) async throws {
    let component = try await Self.component(Tensor(shape: shape, repeating: 0.75))
    #expect(component.shape == Array(shape.dropFirst()))
    #expect(component.elements.allSatisfy { $0 == 0 })
  }
}

/// Channels less their means, place by place.
private struct CentredChannels {
  /// For each place its value in every channel.
  let places: [[Double]]

  init(_ stack: Tensor) {
    let channels = (0..<stack.shape[0]).map { channel in
      let values = stack.slice(channel).elements.map(Double.init)
      let mean = values.reduce(0, +) / Double(values.count)
      return values.map { $0 - mean }
    }
    places = channels[0].indices.map { place in channels.map { $0[place] } }
  }

  /// By Jacobi's rotations of Σ x xᵀ, until what is off its diagonal is nothing beside it.
  func firstEigenvectorOfTheCovariance() -> [Double] {
    let order = places[0].count
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: order), count: order)
    var vectors = matrix
    for row in 0..<order {
      vectors[row][row] = 1
      for column in 0..<order { matrix[row][column] = dot(places.map { $0[row] }, places.map { $0[column] }) }
    }
    let size = matrix.reduce(0) { $0 + dot($1, $1) }
    func offDiagonal() -> Double {
      var sum = 0.0
      for row in 0..<order {
        for column in 0..<order where column != row { sum += matrix[row][column] * matrix[row][column] }
      }
      return sum
    }
    while offDiagonal() > 1e-24 * size {
      for p in 0..<order {
        for q in p + 1..<order where matrix[p][q] != 0 {
          let ratio = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q])
          let tangent = (ratio < 0 ? -1 : 1) / (abs(ratio) + (ratio * ratio + 1).squareRoot())
          let cosine = 1 / (tangent * tangent + 1).squareRoot()
          let sine = tangent * cosine
          for k in 0..<order {
            let (left, right) = (matrix[k][p], matrix[k][q])
            matrix[k][p] = cosine * left - sine * right
            matrix[k][q] = sine * left + cosine * right
          }
          for k in 0..<order {
            let (upper, lower) = (matrix[p][k], matrix[q][k])
            matrix[p][k] = cosine * upper - sine * lower
            matrix[q][k] = sine * upper + cosine * lower
            let (left, right) = (vectors[k][p], vectors[k][q])
            vectors[k][p] = cosine * left - sine * right
            vectors[k][q] = sine * left + cosine * right
          }
        }
      }
    }
    let first = (0..<order).max { matrix[$0][$0] < matrix[$1][$1] } ?? 0
    return vectors.map { $0[first] }
  }
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for index in a.indices { sum += a[index] * b[index] }
  return sum
}
