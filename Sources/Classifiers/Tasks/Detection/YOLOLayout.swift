extension DetectionLayout {
  /// YOLO v8, v11 and their like: `[N, 4 + K, A]`, centre and size in pixels, then a probability for each class. As `[N, A, 4 + K]`
  /// where that is said: with a row for each place YOLOX and YOLO v6 have a probability of an object there.
  static let yolo = DetectionLayout(
    slug: "yolo", summary: "YOLO v8 and v11: [N, 4 + K, A], boxes in pixels, probabilities of classes"
  ) { outputs, view, _ in
    guard outputs.count == 1, let output = outputs.first, output.shape.count == 2 else { return nil }
    let (values, anchors) = (output.shape.min() ?? 0, output.shape.max() ?? 0)
    guard values > 4, anchors > values else { return nil }
    let hasRows = output.shape[0] == anchors
    let isAtPlaces = yoloStrides.contains { view.places($0) == anchors }
    guard isAtPlaces || !hasRows else { return nil }
    let (ofValue, ofAnchor) = hasRows ? (1, values) : (anchors, 1)
    @Sendable func place(_ anchor: Int, _ value: Int) -> Int { output.offset + anchor * ofAnchor + value * ofValue }
    return Match(
      table: AnchorTable(
        anchorCount: anchors, classCount: values - 4,
        probability: { numbers, anchor, classIndex in Double(numbers[place(anchor, 4 + classIndex)]) },
        slopes: { _, anchor, classIndex in [(place(anchor, 4 + classIndex), 1)] },
        boxes: { numbers in { anchor in ViewBox(centreAndSize: { Double(numbers[place(anchor, $0)]) }) } }),
      isCertain: isAtPlaces && !hasRows, mustBeSaid: hasRows)
  }

  /// YOLO v5 and its like: `[N, A, 5 + K]`, centre and size in pixels, the probability of an object, then one for each class.
  static let yoloWithObjectness = DetectionLayout(
    slug: "yolo-v5", summary: "YOLO v5: [N, A, 5 + K], boxes in pixels, probability of an object, and of its classes"
  ) { outputs, view, _ in
    guard outputs.count == 1, let output = outputs.first, output.shape.count == 2 else { return nil }
    let (anchors, values) = (output.shape[0], output.shape[1])
    guard values > 5, anchors > values else { return nil }
    let offset = output.offset
    @Sendable func place(_ anchor: Int, _ value: Int) -> Int { offset + anchor * values + value }
    return Match(
      table: AnchorTable(
        anchorCount: anchors, classCount: values - 5,
        probability: { numbers, anchor, classIndex in
          Double(numbers[place(anchor, 4)]) * Double(numbers[place(anchor, 5 + classIndex)])
        },
        slopes: { numbers, anchor, classIndex in
          let (object, ofClass) = (place(anchor, 4), place(anchor, 5 + classIndex))
          return [(object, Double(numbers[ofClass])), (ofClass, Double(numbers[object]))]
        },
        slopeChanges: { _, anchor, classIndex, change in
          let (object, ofClass) = (place(anchor, 4), place(anchor, 5 + classIndex))
          return [(object, Double(change[ofClass])), (ofClass, Double(change[object]))]
        }, boxes: { numbers in { anchor in ViewBox(centreAndSize: { Double(numbers[place(anchor, $0)]) }) } },
        note: yoloStrides.contains { view.places($0) == anchors }
          ? "the fifth number of each row is taken for the probability of an object; where it is that of the first class, the layout is "
            + "`yolo`" : nil),
      isCertain: yoloStrides.contains { 3 * view.places($0) == anchors })
  }

  private static let yoloStrides = [[8, 16, 32], [8, 16, 32, 64], [4, 8, 16, 32], [16, 32]]
}

extension ViewBox {
  /// A box by its centre across and down, its width and its height.
  init(centreAndSize number: (Int) -> Double) {
    let (x, y, width, height) = (number(0), number(1), number(2), number(3))
    self.init(left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2)
  }

  /// The same box in a view of so many pixels, where it is in shares of it.
  func scaled(_ width: Int, _ height: Int) -> ViewBox {
    ViewBox(
      left: left * Double(width), top: top * Double(height), right: right * Double(width),
      bottom: bottom * Double(height))
  }
}
