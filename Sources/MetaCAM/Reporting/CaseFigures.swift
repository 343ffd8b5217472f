import ActivationMaps
import Figures
import Studies

/// The numbers of one case as charts.
struct CaseFigures {
  let result: CaseResult
  let settings: ExperimentSettings

  static let ensemble = "MetaCAM"

  /// ROAD against k for each member and each ensemble that has a name, and for the best combination.
  var curves: ThresholdCurves {
    let members = (result.members + (result.rivals ?? [])).map { line($0.method, $0.curve) }
    let best = result.best.map { [line(Self.ensemble, $0.curve, isEmphasised: true)] } ?? []
    return ThresholdCurves(panels: [.init(title: result.name, lines: members + best)])
  }

  private func line(_ name: String, _ curve: ThresholdCurve, isEmphasised: Bool = false) -> CurveLine {
    CurveLine(
      name: name, values: zip(settings.thresholds, curve.scores).map { (k: $0, score: $1) },
      isEmphasised: isEmphasised)
  }

  /// CRE of each group; nil where there are no combinations to take it from.
  var contributions: ContributionBars? {
    guard result.experiments.count > 2 else { return nil }
    return ContributionBars(
      groups: settings.groups,
      panels: [.init(title: result.name, note: "median \(ScoreText.shown(result.median))", effects: result.cre)])
  }
}
