import Foundation
import MetaCAM

/// What of `FilmsAndDICOM.md` is code: a film with maps over it.
public func film(network: String, film path: String, result: String) async throws -> FilmResult {
  let explainer = try Explainer(model: NetworkModel(named: network), engine: Engine())
  let tools = try FilmTools.found()
  let film = try await FilmReader.opening(path, by: tools)
  let writer = try FilmWriter(path: result, by: tools, like: film, sound: FilmSound(of: film))
  let options = FilmOptions(every: 5, normalisation: .window(seconds: 1), smoothing: 0.2)
  let explained = try await explainer.explain(film: film, into: writer, options)
  print(explained.frameCount, explained.seconds)
  if let fault = explained.fault { print("ended early:", fault) }
  for moment in explained.moments { print(moment.seconds, moment.classIndex, moment.probability) }
  return explained
}

/// A picture with 12 or 16 bits, and how its values become black and white.
public func reading(picture: String) throws -> Image {
  let reading = PictureReading(range: try .named("percentile:1,99"), page: 1)
  let image = try Image(contentsOf: picture, reading: reading)
  for note in image.notes { print(note) }
  return image
}

/// A DICOM object in, two out: one to look at, one to compute with.
public func dicom(network: String, picture: String, folder: String) async throws -> DICOMResults {
  let explainer = try Explainer(model: NetworkModel(named: network), engine: Engine())
  let source = try DICOMPicture(contentsOf: picture).source
  var input = try explainer.model.preprocessing.input(of: Image(contentsOf: picture))
  input.wholePicture = WholePicture(width: source.columns, height: source.rows) { try Image(contentsOf: picture) }
  let explanation = try await explainer.explain([input], ExplanationOptions())[0]

  let derivation = DICOMDerivation(
    description: "grad-cam of \(network)", quantity: "grad-cam", version: "1", isAnonymised: true)
  let results = try DICOMResults(of: explanation.maps[0], in: explanation, from: source, derivation)
  try Data(results.secondaryCapture).write(to: URL(fileURLWithPath: folder + "/map.sc.dcm"))
  try Data(results.parametricMap).write(to: URL(fileURLWithPath: folder + "/map.map.dcm"))
  return results
}
