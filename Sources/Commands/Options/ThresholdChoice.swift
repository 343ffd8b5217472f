import ArgumentParser
import MetaCAM

/// `auto`, or a percentage.
enum ThresholdChoice: ExpressibleByArgument {
  case auto
  case percent(Double)

  init?(argument: String) {
    if argument == "auto" {
      self = .auto
    } else if let percent = Double(argument), percent > 0, percent <= 100 {
      self = .percent(percent)
    } else {
      return nil
    }
  }

  var defaultValueDescription: String { "auto" }

  var isAuto: Bool {
    if case .auto = self { true } else { false }
  }

  var percentages: [Double] {
    switch self {
    case .auto: AdaptiveThreshold.usualPercentages
    case .percent(let percent): [percent]
    }
  }
}
