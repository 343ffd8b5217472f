import Tensors

/// T_k: the strongest part of a map alone.
///
///     let strongest = try AdaptiveThreshold.thresholded(ranked, percent: 10).map
///
/// It is called adaptive where k is chosen for each picture and class, as the one with the best score.
///
/// Source: Kaczmarek et al., "MetaCAM: Ensemble-Based Class Activation Map", 2023.
public enum AdaptiveThreshold {
  /// The values of k that are tried where nothing else is said: 5, 10, …, 100 %.
  public static let usualPercentages = stride(from: 5.0, through: 100, by: 5).map { $0 }

  /// The top k % of a map's pixels keep their value, all others become zero; then the largest value is brought to 1.
  ///
  /// Kept are exactly round(k/100·H·W) pixels, of equal ones the first in row-major order. With k = 100 the map stays
  /// as it is.
  ///
  /// - Parameters:
  ///   - map: without negative values.
  ///   - percent: k, above 0 and up to 100.
  /// - Returns: the new map, with its order.
  /// - Throws: `ActivationMapError` for another k.
  /// - Complexity: O(H·W): nothing is sorted anew.
  public static func thresholded(_ map: RankedMap, percent: Double) throws(ActivationMapError) -> RankedMap {
    guard percent > 0, percent <= 100 else {
      throw ActivationMapError(
        .invalidThreshold, "a threshold keeps a percentage of the pixels, above 0 and up to 100; not \(percent)")
    }
    if percent == 100 { return map }
    let keptCount = Int((percent / 100 * Double(map.count)).rounded())
    let isKept = map.strongest(keptCount)
    let largest = map.sorted.last ?? 0
    let scale = largest > 0 && keptCount > 0 ? largest : 1
    let values = map.map.withUnsafeElements { values in values.indices.map { isKept[$0] ? values[$0] / scale : 0 } }
    // The zeros come first, in row-major order; the others keep theirs.
    var order: [Int32] = []
    order.reserveCapacity(values.count)
    for pixel in values.indices where values[pixel] == 0 { order.append(Int32(pixel)) }
    for pixel in map.order where values[Int(pixel)] != 0 { order.append(pixel) }
    return RankedMap(map: Tensor(shape: map.map.shape, elements: values), order: order)
  }
}

extension RankedMap {
  /// Which pixels are among the strongest; of equal ones the first in row-major order.
  func strongest(_ count: Int) -> [Bool] {
    var isStrongest = [Bool](repeating: false, count: order.count)
    guard count > 0 else { return isStrongest }
    let cut = sorted[order.count - count]
    // In the ascending order, equal values stand together: those of the cut begin at or before it.
    var firstOfCut = order.count - count
    while firstOfCut > 0, sorted[firstOfCut - 1] == cut { firstOfCut -= 1 }
    var endOfCut = order.count - count
    while endOfCut < order.count, sorted[endOfCut] == cut { endOfCut += 1 }
    let fromCut = count - (order.count - endOfCut)
    for rank in firstOfCut..<firstOfCut + fromCut { isStrongest[Int(order[rank])] = true }
    for rank in endOfCut..<order.count { isStrongest[Int(order[rank])] = true }
    return isStrongest
  }
}
