import Foundation
import Tensors
import TestSupport

/// What SciPy and scikit-posthocs say: `Scripts/fixtures/make_statistics_fixtures.py` says how it comes about.
struct StatisticsFixtures: Decodable {
  let normal, normalQuantile, chiSquare, range, rangeQuantile: [[Double]]
  let bca: [ResampledMeans]
  let bootstrap: [Interval]
  let correlation: Correlation
  let wilcoxon: [SignedRank]
  let holm: [Adjusted]
  let friedman: [Blocks]

  struct ResampledMeans: Decodable {
    let name: String
    let level, estimate, acceleration, bias, lower, upper: Double
    let resampled: [Double]
  }

  struct Interval: Decodable {
    let name: String
    let values: [Double]
    let level, acceleration, bias, lower, upper: Double
  }

  struct Correlation: Decodable {
    let x, y: [Double]
    let lower, upper: Double
  }

  struct SignedRank: Decodable {
    let differences: [Double]
    let isExact: Bool
    let statistic, pValue: Double
  }

  struct Adjusted: Decodable {
    let pValues, adjusted: [Double]
  }

  struct Blocks: Decodable {
    let name: String
    let rows: [[Double]]
    let statistic, pValue: Double
    let meanRanks: [Double]
    /// Below the diagonal.
    let nemenyi: [[Double]]
  }

  init() throws {
    let url = URL(fileURLWithPath: Fixtures.path("statistics/statistics.json"))
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: url))
  }
}

/// Numbers of a sample, the same ones on every machine; from −1 to 1.
func sample(_ count: Int, seed: Int) -> [Double] {
  (0..<count).map { (index: Int) -> Double in
    let mixed: Int = (index * 7919 + seed * 104_729 + index * index * 31) % 2003
    return Double(mixed) / 1001.5 - 1
  }
}

/// Random numbers of a distribution that is far from symmetric.
struct SampleSource {
  private var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  /// Mean 1.
  mutating func exponential() -> Double { -log(1 - random.uniform()) }
}
