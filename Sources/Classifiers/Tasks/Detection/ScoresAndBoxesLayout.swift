#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension DetectionLayout {
  /// DETR, RT-DETR, SSD and RetinaNet with boxes that are decoded: scores `[N, A, K]` and boxes `[N, A, 4]`.
  ///
  /// Scores without an activation are a DETR's: softmax with a last class for no object, or with more than a hundred queries
  /// each class by itself, as RT-DETR has them. Behind a softmax the first class stands for no object, as in SSD, and the last one where boxes
  /// end with a sigmoid, as a DETR's do. Boxes are
  /// centre and size where scores have no activation or their corners would mostly be turned round, and else corners; where nine edges in ten
  /// are no farther from 0 than 2 they are in shares of the view, else in its pixels.
  static let scoresAndBoxes = DetectionLayout(
    slug: "scores-and-boxes", summary: "DETR, RT-DETR, decoded SSD and RetinaNet: scores [N, A, K] and boxes [N, A, 4]"
  ) { outputs, view, asked in
    guard outputs.count == 2, outputs.allSatisfy({ $0.shape.count == 2 }), outputs[0].shape[0] == outputs[1].shape[0]
    else { return nil }
    let isBox = outputs.map { $0.shape[1] == 4 }
    let boxPlace = isBox == [true, true] ? (outputs[0].name.lowercased().contains("box") ? 0 : 1) : isBox[0] ? 0 : 1
    guard isBox[boxPlace] else { return nil }
    let (boxes, scores) = (outputs[boxPlace], outputs[1 - boxPlace])
    let (anchors, width) = (scores.shape[0], scores.shape[1])
    let told = scores.activation
    let activation = asked ?? (told == nil ? Activation(anchors > 100 ? .sigmoid : .softmax) : nil)
    let isSoftmax = told?.kind == .softmax || activation?.kind == .softmax
    let classCount = isSoftmax ? width - 1 : width
    guard classCount > 0 else { return nil }
    let first = isSoftmax && told != nil && boxes.activation?.kind != .sigmoid ? 1 : 0
    @Sendable func row(_ numbers: [Float], _ anchor: Int) -> [Float] {
      Array(numbers[scores.offset + anchor * width..<scores.offset + (anchor + 1) * width])
    }
    let note =
      told == nil && asked == nil
      ? "the network does not say what its scores are: with \(anchors) queries they are taken for those of "
        + (isSoftmax ? "DETR (softmax, the last class for no object)" : "RT-DETR (each class by itself)")
      : nil
    return Match(
      table: AnchorTable(
        anchorCount: anchors, classCount: classCount,
        probability: { numbers, anchor, classIndex in
          guard told == nil, let activation else {
            return Double(numbers[scores.offset + anchor * width + first + classIndex])
          }
          return activation.probability(row(numbers, anchor), classIndex: classIndex)
        },
        slopes: { numbers, anchor, classIndex in
          let start = scores.offset + anchor * width
          guard told == nil, let activation else { return [(start + first + classIndex, 1)] }
          return activation.derivative(row(numbers, anchor), classIndex: classIndex).enumerated()
            .map { (place: start + $0, slope: $1) }
        },
        slopeChanges: { numbers, anchor, classIndex, change in
          guard told == nil, let activation else { return [] }
          let start = scores.offset + anchor * width
          return activation.derivativeChange(
            row(numbers, anchor), classIndex: classIndex, along: row(change, anchor).map(Double.init)
          ).enumerated().map { (place: start + $0, slope: $1) }
        },
        boxes: { numbers in
          let form = BoxForm(of: numbers, boxes, isQuery: told == nil)
          return { anchor in
            let start = boxes.offset + anchor * 4
            let box =
              form.isCentred
              ? ViewBox(centreAndSize: { Double(numbers[start + $0]) })
              : ViewBox(
                left: Double(numbers[start]), top: Double(numbers[start + 1]), right: Double(numbers[start + 2]),
                bottom: Double(numbers[start + 3]))
            return form.isInShares ? box.scaled(view.width, view.height) : box
          }
        }, note: note), isCertain: true)
  }

  /// How boxes are written down.
  private struct BoxForm {
    let isCentred: Bool
    let isInShares: Bool

    init(of numbers: [Float], _ boxes: ListedOutput, isQuery: Bool) {
      var (turned, small) = (0, 0)
      // A few hundred tell.
      let step = max(1, boxes.shape[0] / 256)
      var looked = 0
      for anchor in stride(from: 0, to: boxes.shape[0], by: step) {
        let start = boxes.offset + anchor * 4
        small += numbers[start..<start + 4].count { abs($0) <= 2 }
        if numbers[start + 2] < numbers[start] || numbers[start + 3] < numbers[start + 1] { turned += 1 }
        looked += 1
      }
      isCentred = isQuery || turned * 20 > looked
      // A few boxes may reach out of the view by far; of boxes in pixels few edges are as near to 0.
      isInShares = small * 10 >= looked * 4 * 9
    }
  }
}
