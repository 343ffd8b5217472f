import MetaCAM

/// What the Python module calls what the libraries' remedies name.
enum PythonWords {
  static func words(for means: Remedy.Means) -> String {
    switch means {
    case .option(let option, _): "`\(argument(option))`"
    case .environment(let variable): variable
    case .listing(.layers): "`metacam layers`"
    case .listing(.models): "`metacam models`"
    case .fetching(let model): "`metacam models fetch \(model)`"
    }
  }

  /// The argument of the module's functions; of the few that they do not take, the program's.
  private static func argument(_ option: Remedy.Option) -> String {
    switch option {
    case .boxScore: "box_score"
    case .colourManagement: "colour_management"
    case .inputValue: "input_values"
    case .layers: "layer"
    case .limits: "Session(allow_large=True)"
    case .scoreMap: "score_map"
    case .channels, .classes, .crop, .fit, .input, .mean, .model, .output, .page, .range, .region, .resize, .scale,
      .search,
      .size, .slice, .tokens, .weights:
      option.rawValue
    case .likeness, .logitFactor, .partial, .resumes, .tensor, .textModel, .texts, .vocabulary:
      CommandWords.words(for: .option(option))
    }
  }
}
