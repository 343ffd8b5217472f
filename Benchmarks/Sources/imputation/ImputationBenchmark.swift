import Evaluation
import MetaCAM

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Times the imputation of masks of every kind, beside a direct sparse solver.
///
/// It is the processor's time, of one thread, so that whatever else the machine does counts less.
///
///     imputation [224 260 …]
@main struct ImputationBenchmark {
  private static let shares = [0.05, 0.2, 0.4, 0.6, 0.8, 0.95]
  private static let repetitions = 5

  static func main() throws {
    let sides = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    print("| side | mask | removed | metacam ms | iterations | CHOLMOD ms: AMD | METIS | ratio |")
    print("|---|---|---|---|---|---|---|---|")
    var rows: [Row] = []
    for side in sides.isEmpty ? [224, 260] : sides {
      for kind in MaskKind.allCases {
        var random = SeededRandom(seed: 1)
        let image = Tensor.randomPicture(channels: 3, height: side, width: side, &random)
        for share in shares {
          let mask = kind.mask(height: side, width: side, share: share, &random)
          guard mask.removedCount > 0, mask.removedCount < mask.count else { continue }
          let row = try Row(kind, share, image, mask, repetitions: repetitions)
          print(row.text)
          rows.append(row)
        }
      }
    }
    print("\nMedians: metacam \(text(median(rows.map(\.own)))) ms, the faster of CHOLMOD's orderings ", terminator: "")
    print("\(text(median(rows.map(\.direct)))) ms, ratio \(text(median(rows.map(\.ratio))));", terminator: " ")
    print("smallest ratio \(text(rows.map(\.ratio).min() ?? 0))")
    for share in shares {
      let ratios = rows.filter { $0.share == share }.map(\.ratio)
      print("Median ratio where about \(Int(share * 100)) % are asked to be removed: \(text(median(ratios)))")
    }
    print("Largest difference between the two results: \(rows.map(\.difference).max() ?? 0)")
  }

  /// One mask, solved by both.
  private struct Row {
    let share: Double
    let text: String
    /// Milliseconds, the median over the repetitions.
    let own: Double
    let direct: Double
    let difference: Float
    var ratio: Double { direct / own }

    init(_ kind: MaskKind, _ share: Double, _ image: Tensor, _ mask: PixelMask, repetitions: Int) throws {
      let imputer = LinearImputer(height: mask.height, width: mask.width)
      var solver = CholeskySolver()
      var (own, direct): ([Double], [CholeskySolver.Ordering: [Double]]) = ([], [:])
      var effort = ImputationEffort()
      var difference: Float = 0
      // The first time takes memory.
      for repetition in 0...repetitions {
        var filled = image
        let start = processorSeconds()
        effort = try imputer.impute(&filled, removing: mask)
        if repetition > 0 { own.append((processorSeconds() - start) * 1e3) }
        for ordering in CholeskySolver.Ordering.allCases where repetition > 0 {
          let (expected, seconds) = try solver.imputed(image, removing: mask, ordering: ordering)
          direct[ordering, default: []].append(seconds * 1e3)
          for (own, other) in zip(filled.elements, expected.elements) { difference = max(difference, abs(own - other)) }
        }
      }
      self.share = share
      self.own = median(own)
      let medians = CholeskySolver.Ordering.allCases.map { median(direct[$0] ?? []) }
      self.direct = medians.min() ?? 0
      self.difference = difference
      let removed = Double(mask.removedCount) / Double(mask.count)
      text =
        "| \(mask.width) | \(kind.rawValue) | \(ImputationBenchmark.text(removed * 100)) % | "
        + "\(ImputationBenchmark.text(self.own)) | \(effort.iterations) | "
        + medians.map(ImputationBenchmark.text).joined(separator: " | ")
        + " | \(ImputationBenchmark.text(self.direct / self.own)) |"
    }
  }

  private static func text(_ number: Double) -> String { "\((number * 10).rounded() / 10)" }
}

func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

private func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  guard !sorted.isEmpty else { return 0 }
  return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
}
