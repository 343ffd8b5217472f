extension DetectionLayout {
  /// Faster R-CNN and its like: for each region that was looked at the classes' probabilities `[N, R, K]`, and corners of a box for each
  /// class `[N, R, 4 K, 1]`.
  ///
  /// A row is a class of a region: K of them have the same place, and which place the regions have hangs on the picture. Boxes that are
  /// thinner than a hundredth of a pixel, as those of regions that fill up the number are, are none.
  static let regions = DetectionLayout(
    slug: "regions", summary: "Faster R-CNN: of each region probabilities [N, R, K] and boxes [N, R, 4 K, 1]"
  ) { outputs, _, _ in
    guard outputs.count == 2, let boxes = outputs.first(where: { $0.shape.count == 3 }),
      let scores = outputs.first(where: { $0.shape.count == 2 }),
      boxes.shape == [scores.shape[0], 4 * scores.shape[1], 1]
    else { return nil }
    let classCount = scores.shape[1]
    @Sendable func corners(_ numbers: [Float], _ row: Int) -> ViewBox {
      let start = boxes.offset + row * 4
      return ViewBox(
        left: Double(numbers[start]), top: Double(numbers[start + 1]), right: Double(numbers[start + 2]),
        bottom: Double(numbers[start + 3]))
    }
    return Match(
      table: AnchorTable(
        anchorCount: scores.count, classCount: classCount,
        probability: { numbers, row, classIndex in
          guard row % classCount == classIndex else { return 0 }
          let box = corners(numbers, row)
          let isThin = box.right - box.left < thinnest || box.bottom - box.top < thinnest
          return isThin ? 0 : Double(numbers[scores.offset + row])
        },
        slopes: { _, row, _ in [(scores.offset + row, 1)] },
        boxes: { numbers in { corners(numbers, $0) } }, onlyClass: { $0 % classCount }, hasMovingRows: true),
      isCertain: true)
  }

  /// In pixels, as torchvision leaves out boxes.
  private static let thinnest = 1e-2
}
