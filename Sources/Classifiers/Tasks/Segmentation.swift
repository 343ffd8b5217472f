import Failures
import Graphs
import ModelReaders

/// A class at every place of a picture: the subjects are the classes, each by its score over a region.
///
///     y_k = Σ_{ij ∈ M_k} x_kij / |M_k|
///
/// M_k is where the network sees the class in the picture, a mask, or a point; it stays as it is where the picture is changed, and
/// the class's probability is the mean over it. The mean in place of the sum changes no map, and keeps scores of large and small
/// regions comparable.
///
/// Source: Vinogradova et al., Seg-Grad-CAM, 2020, equation 2.
public struct Segmentation: NetworkTask {
  /// `[K, h, w]`.
  let shape: [Int]
  let activation: Activation
  let labels: ClassLabels
  let region: SegmentationRegion

  static let slug = "segment"
  public var slug: String { Self.slug }
  public var subjects: ClassLabels? { labels }
  public var classNames: ClassLabels { labels }

  public func over(_ region: SegmentationRegion) -> any NetworkTask {
    Segmentation(shape: shape, activation: activation, labels: labels, region: region)
  }

  public func usualLayers(of graph: Graph, tokens: TokenGrid?) throws -> [Graph.Layer] {
    try graph.segmentationTargetLayer(tokens: tokens).map { [$0] } ?? graph.lastLayers(tokens: tokens)
  }

  /// The classes, each over its region of this picture.
  /// - Throws: `ClassifierError` for a point outside of the view, or a mask that is empty in it or of another size.
  public func reading(of output: [Float], seen view: PictureView) throws -> Reading {
    let places = try places(of: output, view)
    let readout = RegionReadout(
      channelCount: shape[0], area: shape[1] * shape[2], isOfOneChannel: shape[0] == 1, activation: activation,
      places: places)
    let isWhereSeen = region == .predicted
    return Reading(
      readout: readout, labels: labels,
      shares: isWhereSeen ? places.map { Double($0.count) / Double(shape[1] * shape[2]) } : nil)
  }

  /// For each class the places of its region.
  private func places(of output: [Float], _ view: PictureView) throws -> [[Int]] {
    let (rows, columns) = (shape[1], shape[2])
    let classCount = labels.count
    switch region {
    case .predicted:
      var places = [[Int]](repeating: [], count: classCount)
      for place in 0..<rows * columns {
        places[likeliest(output, place)].append(place)
      }
      return places
    case .point(let x, let y):
      let share = view.shares(x: x, y: y)
      guard (0..<1).contains(share.x), (0..<1).contains(share.y) else {
        let edges = [view.place.left, view.place.top, view.place.right, view.place.bottom].map { "\(Int($0))" }
        throw ClassifierError(
          .invalidValue, "the point \(x), \(y) lies outside of what the network sees of the picture",
          context: ["view": "\(edges[0]), \(edges[1]) to \(edges[2]), \(edges[3])"])
      }
      return Array(
        repeating: [Int(share.y * Double(rows)) * columns + Int(share.x * Double(columns))], count: classCount)
    case .mask(let mask):
      let wanted = view.picture ?? (view.height, view.width)
      guard mask.shape == [wanted.height, wanted.width] else {
        throw ClassifierError(
          .invalidValue, "the mask must be as large as the picture",
          context: ["mask": "\(mask.shape)", "picture": "[\(wanted.height), \(wanted.width)]"])
      }
      let elements = mask.elements
      let places = (0..<rows * columns).filter { place in
        // The mask at the place's centre.
        let centre = view.inPicture(
          x: (Double(place % columns) + 0.5) / Double(columns), y: (Double(place / columns) + 0.5) / Double(rows))
        let (row, column) = (Int(centre.y.rounded(.down)), Int(centre.x.rounded(.down)))
        return (0..<wanted.height).contains(row) && (0..<wanted.width).contains(column)
          && elements[row * wanted.width + column] > 0
      }
      guard !places.isEmpty else {
        throw ClassifierError(.invalidValue, "the mask is empty in what the network sees of the picture")
      }
      return Array(repeating: places, count: classCount)
    }
  }

  private func likeliest(_ output: [Float], _ place: Int) -> Int {
    let area = shape[1] * shape[2]
    if shape[0] == 1 { return activation.probability([-output[place], output[place]], classIndex: 1) >= 0.5 ? 1 : 0 }
    var best = 0
    for channel in 1..<shape[0] where output[channel * area + place] > output[best * area + place] { best = channel }
    return best
  }
}

/// Classes by their mean score over regions.
struct RegionReadout: Readout {
  let channelCount: Int
  let area: Int
  /// One number z of two classes, whose scores are (−z, z).
  let isOfOneChannel: Bool
  let activation: Activation
  /// Of each class.
  let places: [[Int]]

  var count: Int { places.count }

  func scores(_ output: [Float]) -> [Float] {
    (0..<count).map { index in
      // A class that is nowhere is less likely than all that are somewhere.
      places[index].isEmpty ? -.greatestFiniteMagnitude : Float(score(output, index, .logit))
    }
  }

  func pulledBack(_ direction: [Float], at output: [Float]) -> [Float] {
    var result = [Float](repeating: 0, count: output.count)
    for index in 0..<count where direction[index] != 0 {
      for (place, slope) in derivative(output, index, .logit).enumerated() { result[place] += direction[index] * slope }
    }
    return result
  }

  func activation(of scores: [Float]) -> Activation { Activation(.sigmoid) }

  /// By how sure the network is where it sees them, since that is what is shown; what it sees nowhere comes last.
  func ranks(of scores: [Float], _ output: [Float]) -> [Float] {
    (0..<count).map { places[$0].isEmpty ? -1 : Float(probability(output, $0)) }
  }

  func check(_ index: Int, named name: String) throws {
    guard places[index].isEmpty else { return }
    throw ClassifierError(
      .nothingFound, "the network sees no '\(name)' in the picture",
      remedy: "ask for its score at a point or over a mask (\(.option(.region)))")
  }

  func probabilities(_ output: [Float]) -> [Double] { (0..<count).map { probability(output, $0) } }

  func probability(_ output: [Float], _ index: Int) -> Double { score(output, index, .probability) }

  func score(_ output: [Float], _ index: Int, _ target: ScoreTarget) -> Double {
    guard !places[index].isEmpty else { return 0 }
    return places[index].reduce(0) { sum, place in
      sum + target.score(scores(output, at: place), classIndex: index, activation: activation)
    } / Double(places[index].count)
  }

  func derivative(_ output: [Float], _ index: Int, _ target: ScoreTarget) -> [Float] {
    mean(over: index, count: output.count) { place in
      target.derivative(scores(output, at: place), classIndex: index, activation: activation)
    }
  }

  func derivativeChange(
    _ output: [Float], _ index: Int, _ target: ScoreTarget, along change: [Float]
  ) -> [Float] {
    mean(over: index, count: output.count) { place in
      target.derivativeChange(
        scores(output, at: place), classIndex: index, activation: activation,
        along: pair(change, at: place).map(Double.init)
      ).map(Float.init)
    }
  }

  /// What the classes' scores at each place of a region are weighed by, pulled back to the output, over the number of places.
  private func mean(over index: Int, count: Int, _ weights: (_ place: Int) -> [Float]) -> [Float] {
    var result = [Float](repeating: 0, count: count)
    for place in places[index] {
      let weights = weights(place)
      if isOfOneChannel {
        result[place] = (weights[1] - weights[0]) / Float(places[index].count)
      } else {
        for channel in 0..<channelCount {
          result[channel * area + place] = weights[channel] / Float(places[index].count)
        }
      }
    }
    return result
  }

  /// The scores of all classes at a place. Of a probability p, that of the other class is 1 − p; of a score before a sigmoid, −x.
  private func scores(_ output: [Float], at place: Int) -> [Float] {
    var scores = pair(output, at: place)
    if isOfOneChannel {
      switch activation.kind {
      case .none: scores[0] += 1
      case .probability(let unit, _): scores[0] += Float(unit)
      case .softmax, .sigmoid, .hardSigmoid, .exponential: break
      }
    }
    return scores
  }

  /// The same but for what is constant: how the scores change as the output does.
  private func pair(_ output: [Float], at place: Int) -> [Float] {
    isOfOneChannel ? [-output[place], output[place]] : (0..<channelCount).map { output[$0 * area + place] }
  }
}
