import ActivationMaps
import Figures
import Studies

/// A sweep's numbers as charts.
///
///     let figures = SweepFigures(results)
///     try FigureFile.write(figures.contributions, to: "figures/contributions")
public struct SweepFigures: Sendable {
  private let results: SweepResults

  public init(_ results: SweepResults) { self.results = results }

  private var settings: ExperimentSettings { results.plan.settings }

  /// What a case is called in figures: its name, and the network's where there are several.
  func title(of result: CaseResult) -> String {
    results.plan.networks.count > 1 ? "\(result.name), \(result.model)" : result.name
  }

  /// ROAD against k for every case, as many panels a figure as fill a page.
  public var curves: [ThresholdCurves] {
    let panels = results.cases.map { result in
      let best = result.experiments[result.bestExperiment]
      return ThresholdCurves.Panel(
        title: title(of: result),
        lines: result.members.map { line($0.method, $0.curve) }
          + [line(Self.ensemble, best.curve, isEmphasised: true)])
    }
    return stride(from: 0, to: panels.count, by: 8).map { start in
      ThresholdCurves(panels: Array(panels[start..<min(start + 8, panels.count)]))
    }
  }

  static let ensemble = "MetaCAM"

  private func line(_ name: String, _ curve: ThresholdCurve, isEmphasised: Bool = false) -> ThresholdCurves.Line {
    ThresholdCurves.Line(
      name: name, values: zip(settings.thresholds, curve.scores).map { (k: $0, score: $1) },
      isEmphasised: isEmphasised)
  }

  /// The ensembles against each member.
  public var comparison: MemberComparison {
    MemberComparison(
      panels: results.cases.map { result in
        let best = result.experiments[result.bestExperiment].curve
        return MemberComparison.Panel(
          title: title(of: result),
          members: result.members.map {
            .init(
              name: $0.method, unthresholded: $0.unthresholded, best: $0.curve.bestScore,
              bestK: $0.curve.bestThreshold)
          },
          references: [.init(name: Self.ensemble, score: best.bestScore, k: best.bestThreshold)]
            + (result.memberSearch.map { [.init(name: "member search", score: $0.score, k: $0.threshold)] } ?? []))
      })
  }

  /// CRE of each group: the mean over all cases.
  public var overallContributions: ContributionBars {
    let count = Double(max(results.cases.count, 1))
    let means = settings.groups.indices.map { group in results.cases.reduce(0) { $0 + $1.cre[group] } / count }
    return ContributionBars(
      groups: settings.groups,
      panels: [.init(title: "mean over \(results.cases.count) case(s)", effects: means)])
  }

  /// CRE of each group, case by case.
  public var contributions: ContributionBars {
    ContributionBars(
      groups: settings.groups,
      panels: results.cases.map { result in
        .init(
          title: title(of: result), note: "median \(ScoreText.shown(result.median))", effects: result.cre)
      })
  }

  /// The best combination of each case.
  public var combinations: BestCombinations {
    BestCombinations(
      groups: settings.groups,
      cases: results.cases.map { result in
        let best = result.experiments[result.bestExperiment]
        return .init(
          title: title(of: result), isIncluded: settings.groups.indices.map(best.groups.contains),
          score: best.curve.bestScore, k: best.curve.bestThreshold)
      })
  }
}

/// A score with three digits behind the point.
enum ScoreText {
  static func shown(_ score: Double) -> String {
    let thousandths = Int((abs(score) * 1000).rounded())
    let digits = String(thousandths % 1000)
    let text = "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
    return score < 0 && thousandths > 0 ? "−" + text : text
  }

  static func percent(_ value: Double) -> String { Int(exactly: value).map { "\($0) %" } ?? "\(value) %" }
}
