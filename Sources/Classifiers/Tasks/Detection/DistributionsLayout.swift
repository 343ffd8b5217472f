#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension DetectionLayout {
  /// PicoDet, NanoDet and their like before decoding: for each stride s probabilities `[N, A, K]` and, for the distance from a place to
  /// each side of its box, scores of whole steps `[N, A, 4·(R + 1)]`.
  ///
  ///     side = s · Σ_r r·softmax(x)_r,  from the place's centre ((column + ½)·s, (row + ½)·s)
  ///
  /// Source: Li et al., Generalized Focal Loss, 2020, equation 8; PP-PicoDet, 2021.
  static let distributions = DetectionLayout(
    slug: "distributions", summary: "PicoDet and NanoDet: for each stride scores [N, A, K] and steps [N, A, 4 (R + 1)]"
  ) { outputs, view, _ in
    guard outputs.count >= 4, outputs.count.isMultiple(of: 2), outputs.allSatisfy({ $0.shape.count == 2 }) else {
      return nil
    }
    let half = outputs.count / 2
    // All scores, then all steps; or pairs.
    let isPaired = outputs[0].shape[0] == outputs[1].shape[0]
    let scores = (0..<half).map { outputs[isPaired ? 2 * $0 : $0] }
    let steps = (0..<half).map { outputs[isPaired ? 2 * $0 + 1 : half + $0] }
    let (classCount, width) = (scores[0].shape[1], steps[0].shape[1])
    guard width.isMultiple(of: 4), width >= 8, scores.allSatisfy({ $0.shape[1] == classCount }),
      steps.allSatisfy({ $0.shape[1] == width }), zip(scores, steps).allSatisfy({ $0.shape[0] == $1.shape[0] })
    else { return nil }
    let known = [4, 8, 16, 32, 64, 128]
    let strides = scores.compactMap { output in known.first { view.places([$0]) == output.shape[0] } }
    guard strides.count == half, strides == strides.sorted(), Set(strides).count == half else { return nil }
    let ends = scores.reduce(into: [Int]()) { $0.append(($0.last ?? 0) + $1.shape[0]) }
    @Sendable func level(_ anchor: Int) -> (level: Int, place: Int) {
      let level = ends.firstIndex { anchor < $0 } ?? 0
      return (level, anchor - (level == 0 ? 0 : ends[level - 1]))
    }
    @Sendable func place(_ anchor: Int, _ classIndex: Int) -> Int {
      let (level, place) = level(anchor)
      return scores[level].offset + place * classCount + classIndex
    }
    let bins = width / 4
    return Match(
      table: AnchorTable(
        anchorCount: ends.last ?? 0, classCount: classCount,
        probability: { numbers, anchor, classIndex in Double(numbers[place(anchor, classIndex)]) },
        slopes: { _, anchor, classIndex in [(place(anchor, classIndex), 1)] },
        boxes: { numbers in
          { anchor in
            let (level, place) = level(anchor)
            let stride = Double(strides[level])
            let columns = (view.width + strides[level] - 1) / strides[level]
            let x = (Double(place % columns) + 0.5) * stride
            let y = (Double(place / columns) + 0.5) * stride
            func side(_ number: Int) -> Double {
              let start = steps[level].offset + place * width + number * bins
              let scores = numbers[start..<start + bins]
              let largest = Double(scores.max() ?? 0)
              var (sum, mean) = (0.0, 0.0)
              for (bin, score) in scores.enumerated() {
                let weight = exp(Double(score) - largest)
                sum += weight
                mean += Double(bin) * weight
              }
              return mean / sum * stride
            }
            return ViewBox(left: x - side(0), top: y - side(1), right: x + side(2), bottom: y + side(3))
          }
        }), isCertain: true)
  }
}
