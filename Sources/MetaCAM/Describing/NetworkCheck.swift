import Execution
import Imaging
import ModelReaders

/// What a network says of a picture as it is prepared, and as others may prepare it: where one of these is far more certain, or
/// right where the taken one is wrong, a setting is to be looked at.
///
///     let check = try await NetworkCheck(of: model, on: Image(contentsOf: "mri.png"), engine: Engine())
///     check.answers.map { ($0.setting, $0.top.probability) }  // [("as it is", 0.83), ("channels bgr", 0.31), …]
public struct NetworkCheck: Sendable {
  /// The network.
  public let model: NetworkModel
  /// The layers that maps are made from where nobody names any.
  public let layers: [String]
  /// What is to be said of how the picture was read.
  public let remarks: [String]
  /// As it is, then with the likely other settings.
  public let answers: [Answer]
  /// What came of the description's self-test; nil where none was asked for.
  public let selfTest: SelfTest.Result?

  /// What the network says where pictures are prepared in one way.
  public struct Answer: Sendable {
    /// What differs, in the words of the options.
    public let setting: String
    /// The likeliest class.
    public let top: Prediction
  }

  /// Asks the network.
  /// - Parameters:
  ///   - model: the network.
  ///   - picture: upright, at its own size.
  ///   - test: what the network should say of the picture; nil where nobody says it.
  ///   - engine: runs it.
  ///   - log: counts the runs, and their time.
  /// - Throws: as `Explainer.init` and `Predictor`; `ImagingError` for a picture that cannot be prepared; `MetaCAMError` where the test tells
  ///   of a class that the network does not have.
  /// - Complexity: a forward run for each answer.
  public init(
    of model: NetworkModel, on picture: Image, test: SelfTest? = nil, engine: Engine, log: RunLog = RunLog()
  ) async throws {
    self.model = model
    layers = try Explainer(model: model, engine: engine).layers.map(\.name)
    remarks = picture.remarks
    let predictor = try Predictor(model: model, engine: engine)
    let settings =
      [Preprocessing.Alternative(change: "as it is", preprocessing: model.preprocessing)]
      + model.preprocessing.alternatives
    var answers: [Answer] = []
    var result: SelfTest.Result?
    for setting in settings {
      let scores = try await predictor.scores(of: setting.preprocessing.input(of: picture), log: log)
      if answers.isEmpty { result = try test?.result(of: scores) }
      answers.append(Answer(setting: setting.change, top: Prediction.likeliest(1, of: scores)[0]))
    }
    self.answers = answers
    selfTest = result
  }
}
