import Classifiers
import Figures

extension Likelihood {
  /// A value as pictures show it: `37.9 %`, `0.812`.
  func text(_ value: Double) -> String {
    NumberText.fixed(value * shown.factor, decimals: shown.decimals) + shown.unit
  }
}
