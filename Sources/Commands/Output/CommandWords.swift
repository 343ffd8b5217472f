import MetaCAM

/// What the command line calls what the libraries' remedies name.
enum CommandWords {
  static func words(for means: Remedy.Means) -> String {
    switch means {
    case .option(let option, _): flag(option)
    case .environment(let variable): variable
    case .listing(.layers): "`metacam layers`"
    case .listing(.models): "`metacam models`"
    case .fetching(let model): "`metacam models fetch \(model)`"
    }
  }

  private static func flag(_ option: Remedy.Option) -> String {
    switch option {
    case .boxScore: "--box-score"
    case .channels: "--channels"
    case .classes: "--classes"
    case .colourManagement: "--colour-management"
    case .crop: "--crop"
    case .fit: "--fit"
    case .input: "--input"
    case .inputValue: "--input-value"
    case .layers: "--layer"
    case .likeness: "--like"
    case .limits: "--allow-large"
    case .logitFactor: "--logit-factor"
    case .mean: "--mean"
    case .model: "--model"
    case .output: "--output"
    case .page: "--page"
    case .partial: "--partial"
    case .range: "--range"
    case .region: "--region"
    case .resize: "--resize"
    case .resumes: "--resume"
    case .scale: "--scale"
    case .scoreMap: "--score-map"
    case .search: "--search"
    case .size: "--size"
    case .slice: "--slice"
    case .tensor: "--tensor"
    case .textModel: "--text-model"
    case .texts: "--text"
    case .tokens: "--tokens"
    case .vocabulary: "--vocabulary"
    case .weights: "--weights"
    }
  }
}

extension Note {
  /// In the words of the command line.
  var worded: String { text(CommandWords.words) }
}

extension Error {
  /// In the words of the command line, the causes below it included.
  var worded: String { worded(by: CommandWords.words) }
}
