import Tensors

extension Method {
  /// How far the score falls where a window of the picture is covered.
  ///
  ///     L_p = mean over the windows w that cover p of y(x) − y(x without w)
  ///
  /// A window is a seventh of the picture's side high and wide, and moves by half of that; the last one ends at the picture's
  /// edge. What it covers is zero in the network's units, mostly the mean colour of its pictures. The network's layers are
  /// not asked.
  /// - Complexity: some 170 runs of the network.
  ///
  /// Source: Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks", 2014, section 4.2.
  public static let occlusion = Method(
    "occlusion", summary: "how far the score falls where a window of the picture is covered",
    source: "Zeiler and Fergus 2014", needs: [.maskedRuns], outcome: .map, isOfPlanes: true,
    furtherRuns: "the whole network, some 170 times"
  ) { input in
    let (height, width) = try input.plane(input.imageLengths, "occlusion")
    let windows = spans(of: height).flatMap { rows in spans(of: width).map { (rows: rows, columns: $0) } }
    let names = windows.map { "occlusion, rows \($0.rows), columns \($0.columns)" }
    let scores = try await input.scorer.scoresMasked(names) { index, mask in
      mask.update(repeating: 1)
      for row in windows[index].rows {
        for column in windows[index].columns { mask[row * width + column] = 0 }
      }
    }
    var sums = [Double](repeating: 0, count: height * width)
    var counts = [Double](repeating: 0, count: height * width)
    for (window, score) in zip(windows, scores) {
      for row in window.rows {
        for column in window.columns {
          sums[row * width + column] += input.scorer.score - score
          counts[row * width + column] += 1
        }
      }
    }
    return Tensor(shape: [height, width], elements: zip(sums, counts).map { Float($0 / $1) })
  }

  /// Spans of a seventh of a side, each half a span behind the last.
  static func spans(of side: Int) -> [Range<Int>] {
    let length = max(1, side / 7)
    let starts = stride(from: 0, to: side - length, by: max(1, length / 2)) + [side - length]
    return starts.map { $0..<$0 + length }
  }
}
