extension DetectionLayout {
  /// What goes into a detector's own `NonMaxSuppression`: boxes `[N, A, 4]` as it wants them, and probabilities `[N, K, A]`.
  ///
  /// Behind it nothing has a gradient, so that the network ends there, and its boxes are suppressed here.
  static let suppressed = DetectionLayout(
    slug: "suppressed", summary: "detectors that end in NonMaxSuppression: what goes into it"
  ) { outputs, view, _ in
    guard outputs.count == 2, outputs.allSatisfy({ $0.shape.count == 2 }), outputs[0].shape[1] == 4,
      outputs[1].shape[1] == outputs[0].shape[0]
    else { return nil }
    let (boxes, scores) = (outputs[0], outputs[1])
    let (classCount, anchors) = (scores.shape[0], scores.shape[1])
    return Match(
      table: AnchorTable(
        anchorCount: anchors, classCount: classCount,
        probability: { numbers, anchor, classIndex in Double(numbers[scores.offset + classIndex * anchors + anchor]) },
        slopes: { _, anchor, classIndex in [(scores.offset + classIndex * anchors + anchor, 1)] },
        boxes: { numbers in
          // Shares of the view where nine edges in ten lie within twice its size.
          let small = numbers[boxes.offset..<boxes.offset + boxes.count].count { abs($0) <= 2 }
          return { anchor in
            let start = boxes.offset + anchor * 4
            let (y1, x1, y2, x2) = (
              Double(numbers[start]), Double(numbers[start + 1]), Double(numbers[start + 2]), Double(numbers[start + 3])
            )
            // Any two opposite corners will do for the operator.
            let box = ViewBox(left: min(x1, x2), top: min(y1, y2), right: max(x1, x2), bottom: max(y1, y2))
            return small * 10 >= boxes.count * 9 ? box.scaled(view.width, view.height) : box
          }
        }), isCertain: true)
  }
}
