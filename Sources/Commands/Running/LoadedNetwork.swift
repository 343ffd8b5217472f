import MetaCAM

/// What a command that asks about a network itself, and not about pictures, has at hand.
///
///     let network = try await LoadedNetwork(modelOptions, limitOptions, engineOptions, layers: layers, console)
///     let suited = await network.explainer.suited(Method.all).suited
struct LoadedNetwork {
  let log: RunLog
  let model: NetworkModel
  let engine: Engine
  /// Makes maps from the layers that were named.
  let explainer: Explainer

  /// Reads the network, prepares it to run, and says to the person what is to be known of it.
  /// - Throws: what is wrong with its files, and for a layer that is not there.
  init(
    _ options: ModelOptions, _ limits: LimitOptions, _ engine: EngineOptions, layers: [String], _ console: Console
  ) async throws {
    log = RunLog(stage: PreparationNotice(of: [options.model], console: console).stage)
    let model = try log.measure("read") { try options.loaded(within: limits.limits) }
    let (chosen, _) = try await log.measure("compile") { try await engine.engine(for: model) }
    explainer = try log.measure("compile") { try Explainer(model: model, layers: layers, engine: chosen) }
    (self.model, self.engine) = (model, chosen)
    explainer.notes.map(\.worded).forEach(console.warn)
  }
}
