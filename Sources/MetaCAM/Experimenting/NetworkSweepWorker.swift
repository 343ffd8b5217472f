import Execution
import Failures
import Imaging
import ModelReaders
import Studies
import Tensors

/// Computes cases by one network: reads the picture, makes all maps and experiments, and writes the maps.
struct NetworkSweepWorker: SweepWorker {
  let ensemble: EnsembleExplainer
  let list: CaseList
  let likePillow: Bool
  let limits: Limits
  let log: RunLog

  var notes: [Note] { ensemble.explainer.notes }

  func result(of item: SweepItem, files: SweepStore.ItemFiles, onStep: (String) -> Void) async throws -> CaseResult {
    let listed = list.cases[item.caseIndex]
    let image: Image
    do {
      image = try Image(contentsOf: listed.path, likePillow: likePillow, mostPixels: limits.picturePixels)
    } catch let error as ImagingError {
      throw error.adding(["case": item.id])
    }
    let outcomes: [EnsembleOutcome]
    do {
      outcomes = try await ensemble.explain(
        ensemble.explainer.model.preprocessing.input(of: image), classes: [.index(item.classIndex)], name: listed.name,
        path: listed.image, modelName: item.model, searches: [.groups, .members], log: log, onStep: onStep)
    } catch let error as any ContextualError {
      throw error.about(picture: listed.path)
    }
    guard let outcome = outcomes.first else { throw MetaCAMError(.unknownName, "the network has no class") }
    let maps = try SafetensorsWriter(path: files.maps)
    for (method, map) in outcome.members.sorted(by: { $0.key < $1.key }) { try maps.append(method, map) }
    for (kind, map) in outcome.chosen.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      try maps.append(kind.rawValue, map)
    }
    try maps.finish()
    try outcome.image.writePNG(to: files.picture)
    return outcome.result
  }
}
