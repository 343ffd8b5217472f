import Tensors

/// A picture in some hundred patches of much the same colour (SLIC): k-means over colour and place.
///
///     let superpixels = Superpixels(of: imageNCHW.slice(0))
///     superpixels.labels[pixel]  // 0 ..< superpixels.count
///
/// Centres begin on a grid with the step S; a pixel goes to the nearest of the centres around it by
///
///     |Δcolour|²/σ² + (m/S)²·|Δplace|²,   m = 0.5
///
/// σ is the standard deviation of all the picture's numbers, so that the unit of the colours has no influence. After ten
/// rounds each patch is what hangs together; what is smaller than a quarter of S² goes to a neighbour.
///
/// Source: Achanta, Shaji, Smith, Lucchi, Fua, Süsstrunk, "SLIC Superpixels Compared to State-of-the-Art Superpixel Methods",
/// 2012; there over the CIELAB colours.
package struct Superpixels: Sendable {
  /// For each pixel its patch, row by row.
  package let labels: [Int]
  /// How many patches there are.
  package let count: Int

  static let usualCount = 100
  static let roundCount = 10
  static let compactness = 0.5

  /// Patches from elsewhere: numbers from 0 up without a gap.
  package init(labels: [Int]) {
    self.labels = labels
    count = (labels.max() ?? -1) + 1
  }

  /// - Parameters:
  ///   - picture: `[C, H, W]`, finite.
  ///   - count: of patches, about.
  /// - Complexity: O(10·4·C·H·W).
  package init(of picture: Tensor, count: Int = Self.usualCount) {
    let grid = Grid(picture, count: count)
    var centres = grid.firstCentres()
    var labels = [Int](repeating: 0, count: grid.area)
    for _ in 0..<Self.roundCount {
      labels = grid.nearest(centres)
      centres = grid.means(of: labels, centres)
    }
    self.init(labels: grid.connected(labels))
  }

  private struct Centre {
    var colour: [Double]
    var row: Double
    var column: Double
  }

  private struct Grid {
    let height: Int
    let width: Int
    let channels: Int
    let step: Double
    /// Channel by channel, in units of the picture's standard deviation.
    let values: [Double]
    var area: Int { height * width }

    init(_ picture: Tensor, count: Int) {
      (channels, height, width) = (picture.shape[0], picture.shape[1], picture.shape[2])
      step = max(1, (Double(height * width) / Double(max(1, count))).squareRoot())
      let mean = picture.mean
      let deviation = picture.withUnsafeElements { elements in
        (elements.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(elements.count)).squareRoot()
      }
      values = picture.withUnsafeElements { $0.map { deviation > 0 ? (Double($0) - mean) / deviation : 0 } }
    }

    func colour(_ pixel: Int) -> [Double] { (0..<channels).map { values[$0 * area + pixel] } }

    func firstCentres() -> [Centre] {
      let rows = max(1, Int((Double(height) / step).rounded()))
      let columns = max(1, Int((Double(width) / step).rounded()))
      return (0..<rows).flatMap { row in
        (0..<columns).map { column in
          let y = (Double(row) + 0.5) * Double(height) / Double(rows)
          let x = (Double(column) + 0.5) * Double(width) / Double(columns)
          return Centre(colour: colour(min(Int(y), height - 1) * width + min(Int(x), width - 1)), row: y, column: x)
        }
      }
    }

    func nearest(_ centres: [Centre]) -> [Int] {
      let nearness = Superpixels.compactness * Superpixels.compactness / (step * step)
      var labels = [Int](repeating: -1, count: area)
      var distances = [Double](repeating: .infinity, count: area)
      for (label, centre) in centres.enumerated() {
        // Twice the step on every side, so that each pixel lies near a centre though these have moved.
        let reach = 2 * step
        let rows = max(0, Int(centre.row - reach))...min(height - 1, Int(centre.row + reach))
        let columns = max(0, Int(centre.column - reach))...min(width - 1, Int(centre.column + reach))
        for row in rows {
          for column in columns {
            let pixel = row * width + column
            let (down, across) = (Double(row) + 0.5 - centre.row, Double(column) + 0.5 - centre.column)
            var distance = nearness * (down * down + across * across)
            for channel in 0..<channels {
              let difference = values[channel * area + pixel] - centre.colour[channel]
              distance += difference * difference
            }
            if distance < distances[pixel] { (distances[pixel], labels[pixel]) = (distance, label) }
          }
        }
      }
      // One that no centre has reached joins the pixel before it.
      for pixel in labels.indices where labels[pixel] < 0 { labels[pixel] = pixel > 0 ? labels[pixel - 1] : 0 }
      return labels
    }

    func means(of labels: [Int], _ centres: [Centre]) -> [Centre] {
      var sums = centres.map { _ in Centre(colour: [Double](repeating: 0, count: channels), row: 0, column: 0) }
      var counts = [Int](repeating: 0, count: centres.count)
      for (pixel, label) in labels.enumerated() {
        counts[label] += 1
        sums[label].row += Double(pixel / width) + 0.5
        sums[label].column += Double(pixel % width) + 0.5
        for channel in 0..<channels { sums[label].colour[channel] += values[channel * area + pixel] }
      }
      return centres.indices.map { label in
        guard counts[label] > 0 else { return centres[label] }
        let n = Double(counts[label])
        return Centre(
          colour: sums[label].colour.map { $0 / n }, row: sums[label].row / n, column: sums[label].column / n)
      }
    }

    /// What hangs together is a patch; a small one goes to the neighbour that was found before it.
    func connected(_ labels: [Int]) -> [Int] {
      let smallest = Int((step * step / 4).rounded(.up))
      var result = [Int](repeating: -1, count: area)
      var next = 0
      for start in 0..<area where result[start] < 0 {
        var members = [start]
        var neighbour: Int?
        result[start] = next
        var place = 0
        while place < members.count {
          let pixel = members[place]
          place += 1
          for other in neighbours(of: pixel) {
            if result[other] < 0, labels[other] == labels[start] {
              result[other] = next
              members.append(other)
            } else if result[other] >= 0, result[other] != next, neighbour == nil {
              neighbour = result[other]
            }
          }
        }
        if members.count < smallest, let neighbour {
          for pixel in members { result[pixel] = neighbour }
        } else {
          next += 1
        }
      }
      return result
    }

    private func neighbours(of pixel: Int) -> [Int] {
      let (row, column) = (pixel / width, pixel % width)
      var found: [Int] = []
      if row > 0 { found.append(pixel - width) }
      if column > 0 { found.append(pixel - 1) }
      if column < width - 1 { found.append(pixel + 1) }
      if row < height - 1 { found.append(pixel + width) }
      return found
    }
  }
}
