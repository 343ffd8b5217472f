import MetaCAM

/// What of `YourNetwork.md` is code: a network from a file, taken as its owner runs it.
/// - Returns: the network's own first answer.
public func yourNetwork(file: String, picture: String, layer: String) async throws -> Prediction {
  let preprocessing = PreprocessingChoice(
    fit: .stretch, interpolation: .bicubic, mean: [0.5],
    standardDeviation: [0.25])
  let choice = NetworkChoice(activation: Activation(.softmax))
  let model = try NetworkModel(
    named: file, preprocessing: preprocessing, network: choice)
  print(model.preprocessing)  // stretched to 96 × 96 (bicubic), rgb, …
  print(model.scoreReading)  // softmax of 'logits', as was asked for
  for note in model.notes { print(note) }

  let predictor = try Predictor(model: model, engine: Engine())
  let image = try Image(contentsOf: picture)
  let scores = try await predictor.scores(of: image)
  let answer = Prediction.likeliest(1, of: scores)[0]

  for other in model.preprocessing.alternatives {
    let input = try other.preprocessing.input(of: image)
    let scores = try await predictor.scores(of: input)
    let first = Prediction.likeliest(1, of: scores)[0]
    print(other.change, first.label.index, first.probability)
  }

  for layer in model.graph.candidateLayers(tokens: model.tokens) {
    print(layer.value, layer.shape)
  }
  let deeper = try Explainer(model: model, layers: [layer], engine: Engine())
  print(deeper.layers[0].name, deeper.layers[0].shape)
  return answer
}

/// A tensor that is prepared already, in place of a picture.
public func prepared(file: String, tensor: String) async throws -> Explanation {
  let prepared = try PreparedTensors(contentsOf: tensor)
  let choice = PreprocessingChoice(preparedShape: prepared.shape)
  let model = try NetworkModel(named: file, preprocessing: choice)
  let explainer = try Explainer(model: model, engine: Engine())
  let input = try NetworkInput(prepared: prepared.tensors[0].tensorCHW)
  return try await explainer.explain([input], ExplanationOptions())[0]
}
