import Foundation
import MetaCAM

/// What of `FilmsAndDICOM.md` is code: a film with maps over it.
public func film(network: String, film path: String, result: String) async throws -> FilmResult {
  let model = try NetworkModel(named: network)
  let explainer = try Explainer(model: model, engine: Engine())
  let tools = try FilmTools.found()
  let film = try await FilmReader.opening(path, by: tools)
  let sound = FilmSound(of: film)
  let writer = try FilmWriter(path: result, by: tools, like: film, sound: sound)
  let options = FilmOptions(
    every: 5, normalisation: .window(seconds: 1), smoothing: 0.2)
  let explained = try await explainer.explain(film: film, into: writer, options)
  if let fault = explained.fault { print("ended early:", fault) }
  for moment in explained.moments {
    print(moment.seconds, moment.classIndex, moment.probability)
  }
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
  let model = try NetworkModel(named: network)
  let explainer = try Explainer(model: model, engine: Engine())
  let source = try DICOMPicture(contentsOf: picture).source
  let image = try Image(contentsOf: picture)
  var input = try model.preprocessing.input(of: image)
  input.wholePicture = WholePicture(image) { try Image(contentsOf: picture) }
  let options = ExplanationOptions()
  let explanation = try await explainer.explain([input], options)[0]

  let derivation = DICOMDerivation(
    description: "grad-cam of \(network)", quantity: "grad-cam", version: "1",
    isAnonymised: true)
  let results = try DICOMResults(
    of: explanation.maps[0], in: explanation, from: source, derivation)
  let place = URL(fileURLWithPath: folder)
  try Data(results.secondaryCapture).write(to: place.appending(path: "map.sc.dcm"))
  try Data(results.parametricMap).write(to: place.appending(path: "map.map.dcm"))
  return results
}
